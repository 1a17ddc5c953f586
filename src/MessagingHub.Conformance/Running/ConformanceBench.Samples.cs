namespace MessagingHub.Conformance;

/// <content>What is sent, and to whom.</content>
internal sealed partial class ConformanceBench
{
    /// <summary>Somebody the account can write to: by phone where it can, else by conversation, else a group.</summary>
    public MessageRecipient Somebody => Flags.In(Can.Recipients) is [var first, ..] ? Harness.Recipient(first) : MessageRecipient.Phone(Harness.KnownPhone);

    public string GroupId => Harness.Recipient(MessageRecipients.Group).GroupId!;

    /// <summary>A content the account can send; text where it can send nothing.</summary>
    public MessageContents FirstContent => Flags.In(Can.Contents) is [var first, ..] ? first : MessageContents.Text;

    public T Feature<T>()
        where T : class => Provider.GetService<T>() ?? throw new ProbeFailedException($"{typeof(T).Name} is declared and not found");

    public OutboundMessage Message(MessageContents content) => new() { To = Somebody, Content = Harness.Content(content) };

    public OutboundMessage Text(string text) => OutboundMessage.Text(Somebody, text);

    /// <summary>One bulk call to one person: more of them would say nothing more.</summary>
    public BulkMessage Bulk() => new()
    {
        Recipients = [new BulkRecipient { To = Somebody }],
        Content = Harness.Content(Flags.In(Feature<IBulkSender>().BulkContents)[0]),
    };
}
