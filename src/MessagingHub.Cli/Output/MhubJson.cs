using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace MessagingHub.Cli;

/// <summary>The JSON of <c>--output json</c>: the model's names in camelCase, absent values left out.</summary>
[JsonSerializable(typeof(Page<Conversation>))]
[JsonSerializable(typeof(Page<Contact>))]
[JsonSerializable(typeof(Page<MessageTemplate>))]
[JsonSerializable(typeof(Page<Message>))]
[JsonSerializable(typeof(SentMessage))]
[JsonSerializable(typeof(MessagingEvent))]
[JsonSerializable(typeof(AccountLine))]
[JsonSerializable(typeof(CheckLine))]
[JsonSerializable(typeof(CompareLine))]
[JsonSerializable(typeof(SandboxLine))]
[JsonSerializable(typeof(SandboxSection))]
[JsonSerializable(typeof(ErrorDocument))]
internal sealed partial class MhubJson : JsonSerializerContext
{
    /// <summary>With letters of all languages readable: the output is text for a terminal or a program, never part of a web page.</summary>
    public static MhubJson Relaxed { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static string Write<T>(T value, JsonTypeInfo<T> type) => JsonSerializer.Serialize(value, type);
}
