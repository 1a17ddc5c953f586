namespace MessagingHub.Sandbox;

/// <summary>A reaction to a message.</summary>
/// <param name="Emoji">The emoji.</param>
/// <param name="Sender">Who reacted: a number in E.164 form.</param>
public sealed record SandboxReaction(string Emoji, string Sender);
