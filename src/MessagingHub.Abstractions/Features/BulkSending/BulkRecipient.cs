namespace MessagingHub;

/// <summary>One of many recipients, with the parameters of its own copy.</summary>
public sealed record BulkRecipient
{
    /// <summary>The addressee; needs at least one address.</summary>
    public required MessageRecipient To
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value, nameof(To));
            field = value.IsEmpty ? throw new ArgumentException("The recipient has no address.", nameof(To)) : value;
        }
    }

    /// <summary>The template's body parameters for this recipient; null for those of the content.</summary>
    public IReadOnlyDictionary<string, string>? Parameters
    {
        get;
        init => field = value is null ? null : Argument.Pairs(value);
    }

    /// <summary>The addressee, never the parameters.</summary>
    public override string ToString() => $"BulkRecipient {{ To = {To} }}";
}
