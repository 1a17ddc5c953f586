using System.Text.Json;
using MessagingHub.FlowIQ.Wire;

namespace MessagingHub.FlowIQ;

/// <content>Messages of the past, in both dialects, which may be mixed even within one message.</content>
internal static partial class FlowIQNormalizer
{
    public static WireResult<WirePage<Message>> ToMessages(string account, WireResponse response, int page, string? number) =>
        Read(response, FlowIQJsonContext.Default.FlowIQMessagesAnswer, answer => answer.Messages is null ? null : new WirePage<Message>
        {
            Items = [.. answer.Messages.OfType<FlowIQMessage>().Select(message => ToModel(account, message, number))],
            NextPosition = ToNextPosition(answer.Pagination, page),
            TotalCount = WireText.LongCount(answer.Pagination?.TotalMessages) is >= 0 and { } total ? total : null,
            Raw = response.Raw,
        });

    private static Message ToModel(string account, FlowIQMessage wire, string? number)
    {
        string? sender = First(wire.Sender, wire.SenderType);
        return new Message
        {
            Provider = account,
            Id = First(wire.Id, wire.WhatsappMessageId),
            ConversationId = number,
            Direction = DirectionOf(sender),
            Sender = sender,
            Text = First(wire.Content, wire.Message),
            Status = MessageStatus.From(First(wire.Status, wire.MessageStatus)),
            SentAt = wire.Timestamp ?? wire.CreatedAt,
            Media = MediaOf(wire),
            ReplyTo = WireText.NotBlank(wire.ReplyContextId),
            Transcript = First(wire.VoiceTranscription, wire.VoiceNoteTranscription),
            AssigneeId = WireText.NotBlank(wire.Assignee),
            Reactions = ReactionsOf(wire.Reactions),
        };
    }

    private static MessageDirection? DirectionOf(string? sender) => sender?.ToUpperInvariant() switch
    {
        null => null,
        "SYSTEM" => MessageDirection.System,
        { } kind when kind.StartsWith("USER-", StringComparison.Ordinal) => MessageDirection.Inbound,
        { } kind when kind.StartsWith("BOT-", StringComparison.Ordinal) || kind.StartsWith("HUMAN-", StringComparison.Ordinal) => MessageDirection.Outbound,
        _ => null,
    };

    private static MessageMedia? MediaOf(FlowIQMessage wire)
    {
        var media = new MessageMedia
        {
            Kind = MediaKind.From(First(wire.MediaTypeCamel, wire.MediaType)),
            Url = First(wire.MediaUrlCamel, wire.MediaUrl),
            FileName = First(wire.MediaFileName, wire.FileName),
        };
        return media == new MessageMedia() ? null : media;
    }

    private static IReadOnlyList<MessageReaction>? ReactionsOf(JsonElement reactions) => reactions.ValueKind == JsonValueKind.Array
        ? [.. reactions.EnumerateArray()
            .Select(reaction => reaction.ValueKind == JsonValueKind.String
                ? new MessageReaction { Emoji = WireText.OfString(reaction) }
                : new MessageReaction { Emoji = InnerText(reaction, "emoji"), Sender = InnerText(reaction, "sender") })
            .Where(reaction => reaction != new MessageReaction())]
        : null;

    private static string? First(string? one, string? other) => WireText.NotBlank(one) ?? WireText.NotBlank(other);
}
