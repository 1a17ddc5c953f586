namespace MessagingHub.Sandbox;

/// <summary>A message that a contact wrote, with its surroundings.</summary>
/// <param name="Contact">Who wrote it.</param>
/// <param name="Conversation">Where it stands.</param>
/// <param name="IsNew">Whether the conversation began with it.</param>
/// <param name="Message">The message.</param>
internal sealed record WebhookArrival(
    SandboxContact Contact, SandboxConversation Conversation, bool IsNew, SandboxMessage Message);
