using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MessagingHub.Sandbox;

/// <summary>Writes the bodies of deliveries, as a JavaScript service does: plus signs, accents and emoji as they are.</summary>
internal static class WebhookJson
{
    public static byte[] Write(JsonObject body)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            body.WriteTo(writer);
        }

        return bytes.ToArray();
    }

    /// <summary>ISO 8601, UTC, milliseconds and <c>Z</c>.</summary>
    public static string Time(DateTimeOffset time)
        => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
