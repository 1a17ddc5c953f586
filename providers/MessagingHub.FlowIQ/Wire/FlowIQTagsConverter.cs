using System.Text.Json;
using System.Text.Json.Serialization;

namespace MessagingHub.FlowIQ.Wire;

/// <summary>Reads tags: a list of texts, also the comma-separated text in which tags are sent; anything else counts as absent.</summary>
internal sealed class FlowIQTagsConverter : JsonConverter<IReadOnlyList<string>>
{
    public override IReadOnlyList<string>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartArray:
                return ReadList(ref reader);
            case JsonTokenType.String:
                return WireText.NotBlank(LenientStringConverter.WellFormed(ref reader))?
                    .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            default:
                reader.Skip();
                return null;
        }
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<string> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (string tag in value)
        {
            writer.WriteStringValue(tag);
        }

        writer.WriteEndArray();
    }

    private static List<string> ReadList(ref Utf8JsonReader reader)
    {
        var tags = new List<string>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            string? tag = reader.TokenType == JsonTokenType.String
                ? WireText.NotBlank(LenientStringConverter.WellFormed(ref reader))
                : FlowIQNormalizer.LabelOf(JsonElement.ParseValue(ref reader));
            if (tag is not null)
            {
                tags.Add(tag);
            }
        }

        return tags;
    }
}
