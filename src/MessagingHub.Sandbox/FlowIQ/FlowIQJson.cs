using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MessagingHub.Sandbox;

/// <summary>
/// How the FlowIQ dialect writes. Bodies are put together key by key and not from records: which keys there are, and
/// in which of two cases, changes from call to call.
/// </summary>
internal static class FlowIQJson
{
    public static Answer Answer(JsonObject body, int status = 200)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            body.WriteTo(writer);
        }

        return new Answer(status, bytes.ToArray());
    }

    public static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode?)text)]);

    /// <summary>ISO 8601, UTC, whole seconds and <c>Z</c>, as in all samples but the one of <see cref="WebhookTime"/>.</summary>
    public static string Time(DateTimeOffset time)
        => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Milliseconds and a numeric offset: the one sample of a registered webhook.</summary>
    public static string WebhookTime(DateTimeOffset time)
        => time.ToOffset(TimeSpan.FromHours(2)).ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture);
}
