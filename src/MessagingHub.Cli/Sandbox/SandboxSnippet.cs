using System.Text.Json;

namespace MessagingHub.Cli;

/// <summary>Writes a section as an <c>appsettings.json</c> that can be pasted as it stands.</summary>
internal static class SandboxSnippet
{
    public static IReadOnlyList<string> LinesOf(SandboxSection section)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WritePropertyName(HubConfiguration.Section);
            JsonSerializer.Serialize(json, section, MhubJson.Relaxed.SandboxSection);
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.ToArray()).Split('\n');
    }
}
