namespace MessagingHub.Sandbox;

/// <summary>Which part of an answer with results tells that the recipient was not reached.</summary>
public enum FailedResultSign
{
    /// <summary>All parts agree.</summary>
    Everywhere,

    /// <summary>Only <c>success</c> at the root.</summary>
    Root,

    /// <summary>Only the counts of the summary.</summary>
    Summary,

    /// <summary>Only the recipient's own entry, its error text included.</summary>
    Result,
}
