namespace MessagingHub.Sandbox;

/// <summary>One request to a registered address.</summary>
/// <param name="Number">Which attempt of the delivery it was, from 1.</param>
/// <param name="At">When it began, UTC, by the sandbox's clock.</param>
/// <param name="Status">The HTTP status that came back; null when none did.</param>
/// <param name="Problem">Why no status came back: <c>timeout</c> or <c>connection</c>; null when one did.</param>
public sealed record WebhookAttempt(int Number, DateTimeOffset At, int? Status, string? Problem)
{
    internal bool Succeeded => Status is >= 200 and < 300;
}
