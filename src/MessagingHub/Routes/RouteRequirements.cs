namespace MessagingHub;

/// <summary>The words of <c>Requires</c> and what each asks of an account.</summary>
internal static class RouteRequirements
{
    private const string Replies = nameof(MessagingCapabilities.Replies);
    private const string Scheduling = nameof(Scheduling);
    private const string Sender = nameof(OutboundMessage.Sender);

    public static IReadOnlyList<string> Words { get; } =
    [
        .. Enum.GetValues<MessageContents>().Where(content => content != 0).Select(content => content.ToString()),
        .. Enum.GetValues<MessageRecipients>().Where(recipient => recipient != 0).Select(recipient => recipient.ToString()),
        Replies,
        Scheduling,
        Sender,
    ];

    /// <summary>The required words, each with whether an account can do it.</summary>
    public static IEnumerable<(string Word, Func<MessagingCapabilities, bool> IsMetBy)> Of(IReadOnlyList<string> requires)
    {
        string[] words = [.. Words.Where(word => requires.Contains(word, StringComparer.OrdinalIgnoreCase))];
        MessageContents contents = words.Aggregate(MessageContents.None, (all, word) => all | (Enum.TryParse(word, out MessageContents one) ? one : 0));
        foreach (string word in words)
        {
            yield return (word, can => can.Operations.HasFlag(MessagingOperations.Send) && IsMet(word, contents, can));
        }
    }

    private static bool IsMet(string word, MessageContents contents, MessagingCapabilities can) => word switch
    {
        Replies => can.Replies,
        Scheduling => Covers(can.SchedulableContents, contents),
        Sender => Covers(can.SenderContents, contents),
        _ when Enum.TryParse(word, out MessageContents content) => can.Contents.HasFlag(content),
        _ => can.Recipients.HasFlag(Enum.Parse<MessageRecipients>(word)),
    };

    /// <summary>All contents that are required, or any where none is.</summary>
    private static bool Covers(MessageContents able, MessageContents contents) => contents == 0 ? able != 0 : able.HasFlag(contents);
}
