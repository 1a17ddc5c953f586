namespace MessagingHub.Sandbox;

/// <summary>Something that happened, written as the service tells it.</summary>
/// <param name="Name">The name in the service's own form.</param>
/// <param name="Id">What a receiver can tell a repetition by; null where the service sends nothing.</param>
/// <param name="Subject">The number of what it happened to; events of one subject go out in order.</param>
/// <param name="Body">The JSON, the same for every address and every attempt.</param>
internal sealed record WebhookEvent(string Name, string? Id, int Subject, byte[] Body);
