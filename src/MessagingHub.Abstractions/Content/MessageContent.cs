namespace MessagingHub;

/// <summary>What a message says: a closed family, one record per kind of content.</summary>
public abstract record MessageContent
{
    private protected MessageContent()
    {
    }

    /// <summary>The capability a provider must declare to send this content.</summary>
    public abstract MessageContents Kind { get; }

    /// <summary>The kind only, never what is said.</summary>
    public sealed override string ToString() => $"{Kind} content";
}
