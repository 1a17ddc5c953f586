namespace MessagingHub;

/// <summary>A message to be sent: to whom, what, and how.</summary>
public sealed record OutboundMessage
{
    /// <summary>The addressee or group; needs at least one address.</summary>
    public required MessageRecipient To
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value, nameof(To));
            field = value.IsEmpty ? throw new ArgumentException("The recipient has no address.", nameof(To)) : value;
        }
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

    /// <summary>The service's id of the message this one answers; only where <see cref="MessagingCapabilities.Replies"/> says so.</summary>
    public string? ReplyTo
    {
        get;
        init => field = Argument.OptionalId(value);
    }

    /// <summary>When the service should send it; null for now. Only for contents in <see cref="MessagingCapabilities.SchedulableContents"/>.</summary>
    public DateTimeOffset? SendAt { get; init; }

    /// <summary>The caller's own name for this send: the same key is never sent twice. Needs a send journal.</summary>
    public string? IdempotencyKey
    {
        get;
        init => field = Argument.OptionalId(value);
    }

    /// <summary>What to do where <see cref="IdempotencyKey"/> was used before and nobody knows whether that send was accepted.</summary>
    /// <value><see cref="ResendPolicy.OnlyIfNotAccepted"/> by default: it is refused. Without a key it has no effect.</value>
    public ResendPolicy ResendPolicy { get; init; }

    /// <summary>What only one service has, by the names in <see cref="MessagingCapabilities.ProviderOptions"/>; an unknown name is refused.</summary>
    public IReadOnlyDictionary<string, string> ProviderOptions
    {
        get;
        init => field = Argument.Pairs(value);
    } = ReadOnlyDictionary.Empty;

    /// <summary>A text message.</summary>
    /// <param name="to">The addressee or group.</param>
    /// <param name="text">The text, not empty.</param>
    public static OutboundMessage Text(MessageRecipient to, string text) => new() { To = to, Content = new TextContent(text) };

    /// <summary>A template message.</summary>
    /// <param name="to">The addressee or group.</param>
    /// <param name="template">The template, by id, name or both.</param>
    /// <param name="parameters">The body's parameters: positional as <c>1</c>, <c>2</c>, … or by name; null for none.</param>
    public static OutboundMessage Template(
        MessageRecipient to, TemplateReference template, IReadOnlyDictionary<string, string>? parameters = null) =>
        new() { To = to, Content = new TemplateContent(template) { Parameters = parameters ?? ReadOnlyDictionary.Empty } };

    /// <summary>Who and what kind, never the text.</summary>
    public override string ToString() =>
        $"OutboundMessage {{ To = {To}, Content = {Content}, Sender = {Mask.Id(Sender)}, SendAt = {SendAt:O} }}";
}
