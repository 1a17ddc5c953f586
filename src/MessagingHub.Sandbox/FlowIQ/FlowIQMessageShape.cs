using System.Text.Json.Nodes;

namespace MessagingHub.Sandbox;

/// <summary>A message of a history, in either set of names.</summary>
internal static class FlowIQMessageShape
{
    public static JsonObject Of(SandboxMessage message, FlowIQMessageForm form, int index)
        => form == FlowIQMessageForm.CamelCase || (form == FlowIQMessageForm.Mixed && index % 2 == 1)
            ? Camel(message)
            : Snake(message);

    private static JsonObject Snake(SandboxMessage message)
    {
        var body = new JsonObject
        {
            ["message"] = message.Text,
            ["sender_type"] = SenderOf(message),
            ["message_status"] = StatusOf(message),
            ["created_at"] = FlowIQJson.Time(message.At),
        };

        // Only those four are required; some messages leave the rest out where it would say nothing.
        if (message.Number % 4 == 0 && message is { MediaKind: null, AssigneeId: null, Reactions.Count: 0 })
        {
            return body;
        }

        body["media_type"] = message.MediaKind;
        body["media_url"] = message.MediaUrl;
        body["reactions"] = Reactions(message);
        body["assignee"] = message.AssigneeId;
        body["voice_note_transcription"] = message.Transcript;
        return body;
    }

    private static JsonObject Camel(SandboxMessage message) => new()
    {
        ["id"] = FlowIQIds.Of(message),
        ["content"] = message.Text,
        ["sender"] = SenderOf(message),
        ["status"] = StatusOf(message),
        ["mediaType"] = message.MediaKind,
        ["mediaUrl"] = message.MediaUrl,
        ["timestamp"] = FlowIQJson.Time(message.At),
        ["reactions"] = Reactions(message),
        ["assignee"] = message.AssigneeId,
        ["voiceTranscription"] = message.Transcript,
    };

    internal static string SenderOf(SandboxMessage message)
        => message.IsSystem ? "system"
            : message.IsInbound ? "user-whatsapp"
            : message.MemberId is null ? "bot-whatsapp"
            : "human-whatsapp";

    // The service knows four states and none for what still waits elsewhere.
    private static string StatusOf(SandboxMessage message) => message.Status == "pending" ? "sent" : message.Status;

    private static JsonArray Reactions(SandboxMessage message)
        => new([.. message.Reactions.Select(reaction => new JsonObject
        {
            ["emoji"] = reaction.Emoji,
            ["sender"] = FlowIQIds.Digits(reaction.Sender),
        })]);
}
