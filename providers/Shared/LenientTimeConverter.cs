using System.Text.Json;
using System.Text.Json.Serialization;

namespace MessagingHub;

/// <summary>Reads a time as <see cref="WireText.Time"/> does, straight from the answer; anything else counts as absent.</summary>
internal sealed class LenientTimeConverter : JsonConverter<DateTimeOffset?>
{
    // No form of ISO 8601 is longer, escapes included; a longer text is no time.
    private const int Longest = 256;

    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            reader.Skip();
            return null;
        }

        // The form all services show; without an offset it would be taken for local time here, so that is left to the slower way.
        if (reader.ValueSpan.EndsWith("Z"u8) && reader.TryGetDateTimeOffset(out DateTimeOffset exact))
        {
            return exact;
        }

        return OfOtherForms(ref reader);
    }

    // Apart from the way of the usual form, which needs no room for the text.
    private static DateTimeOffset? OfOtherForms(ref Utf8JsonReader reader)
    {
        Span<char> text = stackalloc char[Longest];
        try
        {
            return reader.ValueSpan.Length <= Longest ? WireText.Time(text[..reader.CopyString(text)]) : null;
        }
        catch (InvalidOperationException)
        {
            // Bytes that are no UTF-8, or half an emoji.
            return null;
        }
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options)
    {
        if (value is { } time)
        {
            writer.WriteStringValue(WireText.FromTime(time));
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
