namespace MessagingHub;

/// <summary>One failure to come, of the call named or, where none is, of whichever comes next.</summary>
internal sealed record InMemoryFailure(MessagingErrorCode Code, InMemoryOutcome Outcome, TimeSpan? RetryAfter, string? Operation);
