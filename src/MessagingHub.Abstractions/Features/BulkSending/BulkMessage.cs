namespace MessagingHub;

/// <summary>One content for many recipients.</summary>
public sealed record BulkMessage
{
    /// <summary>The recipients, at least one.</summary>
    public required IReadOnlyList<BulkRecipient> Recipients
    {
        get;
        init => field = Argument.List(value);
    }

    /// <summary>What is said.</summary>
    public required MessageContent Content
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value, nameof(Content));
            field = value;
        }
    }

    /// <summary>The account's own channel, number or sender name; null for the account's <c>DefaultSender</c>, else the service's default.</summary>
    public string? Sender
    {
        get;
        init => field = Argument.OptionalId(value);
    }

    /// <summary>When the service should send it; null for now.</summary>
    public DateTimeOffset? SendAt { get; init; }

    /// <summary>What only one service has, such as <c>throttlePerHour</c>; an unknown name is refused.</summary>
    public IReadOnlyDictionary<string, string> ProviderOptions
    {
        get;
        init => field = Argument.Pairs(value);
    } = ReadOnlyDictionary.Empty;

    /// <summary>How many and what kind, never to whom or what is said.</summary>
    public override string ToString() => $"BulkMessage {{ Recipients = {Recipients.Count}, Content = {Content}, SendAt = {SendAt:O} }}";
}
