namespace MessagingHub;

/// <summary>How much the in-memory send journal remembers, and for how long.</summary>
public sealed class InMemorySendJournalOptions
{
    /// <summary>How many keys are remembered at most. A full journal refuses new keys and forgets none before its time.</summary>
    /// <value>100 000 by default, at most some 100 MB; 1 to 10 000 000.</value>
    public int Capacity { get; set; } = 100_000;

    /// <summary>How long a key is remembered after its send ended. After that the same key sends again.</summary>
    /// <value>24 hours by default; one second to 365 days. It must outlast every retry of the application.</value>
    public TimeSpan Retention { get; set; } = TimeSpan.FromHours(24);
}
