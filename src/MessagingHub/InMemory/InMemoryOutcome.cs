namespace MessagingHub;

/// <summary>What becomes of a change that an account in memory was told to fail.</summary>
public enum InMemoryOutcome
{
    /// <summary>It is refused: not accepted, and the caller is told so.</summary>
    NotAccepted,

    /// <summary>It is accepted and the answer is lost: the caller is told that it may have been accepted, and it was.</summary>
    AnswerLost,

    /// <summary>The request is lost on its way: the caller is told that it may have been accepted, and it was not.</summary>
    RequestLost,
}
