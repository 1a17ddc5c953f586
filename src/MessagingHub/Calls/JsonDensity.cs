using System.Text.Json;

namespace MessagingHub;

/// <summary>Tells answers that would take a hundred times their length once read: endless lists of next to nothing.</summary>
/// <remarks>The limit on an answer's bytes alone does not bound memory: <c>{}</c> takes three bytes in a list, and a contact of it hundreds.</remarks>
internal static class JsonDensity
{
    private const int SmallEnough = 64 * 1024;

    // Below anything with a name and a value in it: a service without pages may send thousands of small items at once.
    private const int LeastBytesPerObject = 16;
    private const int LeastBytesPerValue = 3;

    /// <summary>Whether there is too much in a text for its length; what is small is never too dense.</summary>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    public static bool IsTooHigh(ReadOnlySpan<byte> json)
    {
        if (json.Length <= SmallEnough)
        {
            return false;
        }

        long objects = 0;
        long values = 0;
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            objects += reader.TokenType == JsonTokenType.StartObject ? 1 : 0;
            values += reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.EndObject or JsonTokenType.EndArray ? 0 : 1;
        }

        return objects * LeastBytesPerObject > json.Length || values * LeastBytesPerValue > json.Length;
    }
}
