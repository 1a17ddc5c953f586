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

    /// <summary>Somebody else of the same kind: the harness's, else of a listed conversation; null where there is nobody.</summary>
    public async Task<MessageRecipient?> OtherAsync(MessageRecipients kind, CancellationToken cancellationToken)
    {
        if (Harness.OtherRecipient(kind) is { } other)
        {
            return other;
        }

        if (kind != MessageRecipients.Conversation || !Can.Operations.HasFlag(MessagingOperations.ListConversations))
        {
            return null;
        }

        string? first = Harness.Recipient(kind).ConversationId;
        Conversation? listed = await Provider.ListConversationsAsync()
            .FirstOrDefaultAsync(one => one.Id is not null && !string.Equals(one.Id, first, StringComparison.Ordinal), cancellationToken);
        return listed is null ? null : MessageRecipient.Conversation(listed.Id!);
    }

    /// <summary>One bulk call, to one person unless a test has more.</summary>
    public BulkMessage Bulk(params MessageRecipient[] to) => new()
    {
        Recipients = [.. (to is [] ? [Somebody] : to).Select(one => new BulkRecipient { To = one })],
        Content = Harness.Content(Flags.In(Feature<IBulkSender>().BulkContents)[0]),
    };
}
