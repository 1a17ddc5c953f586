namespace MessagingHub;

/// <summary>One step of a send through a route: which account it went to and what came of it.</summary>
public sealed record SendAttempt
{
    /// <summary>The name of the account.</summary>
    public required string Provider { get; init; }

    /// <summary>Whether the account's service accepted the message.</summary>
    public required SendOutcome Outcome { get; init; }

    /// <summary>What went wrong; null where nothing did.</summary>
    public MessagingErrorCode? Code { get; init; }

    /// <summary>How long the account took, with its own retries and waits.</summary>
    public TimeSpan Duration { get; init; }
}
