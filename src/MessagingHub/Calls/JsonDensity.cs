using System.Text.Json;

namespace MessagingHub;

/// <summary>Tells answers that would take far too much memory once read: endless lists of next to nothing.</summary>
/// <remarks>The limit on an answer's bytes alone does not bound memory: <c>{}</c> takes three bytes in a list, and a contact of it hundreds.</remarks>
internal static class JsonDensity
{
    private const int SmallEnough = 64 * 1024;

    // Below anything with a name and a value in it: a service without pages may send thousands of small items at once.
    private const int LeastBytesPerObject = 16;
    private const int LeastBytesPerValue = 3;

    // What the dearest of the contract's models and of their parts take, wire records included: measured, and rounded up.
    private const int CostOfObject = 320;
    private const int CostOfValue = 128;
    private const int CostOfByte = 5;

    // No text costs more for its length: an object has two braces, and whatever else costs something has a byte at least.
    private const int DearestByte = ((CostOfObject + CostOfValue) / 2) + CostOfByte;

    // The largest list of ordinary items, of a hundred bytes and more, stays below.
    private const long MostTimesTheLimit = 20;

    /// <summary>Whether there is too much in a text for its length, or for what an account takes; what is small is never too dense, but may be too dear.</summary>
    /// <param name="json">The text.</param>
    /// <param name="maxBytes">The account's limit for an answer's bytes.</param>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    public static JsonLoad LoadOf(ReadOnlySpan<byte> json, int maxBytes)
    {
        bool isSmall = json.Length <= SmallEnough;
        long most = maxBytes * MostTimesTheLimit;
        if (isSmall && (long)json.Length * DearestByte <= most)
        {
            // Nothing that it could hold would be too much, so nobody need count.
            return JsonLoad.Bearable;
        }

        long objects = 0;
        long values = 0;
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            objects += reader.TokenType == JsonTokenType.StartObject ? 1 : 0;
            values += reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.EndObject or JsonTokenType.EndArray ? 0 : 1;
        }

        bool isDense = objects * LeastBytesPerObject > json.Length || values * LeastBytesPerValue > json.Length;
        return isDense && !isSmall ? JsonLoad.TooDense
            : (objects * CostOfObject) + (values * CostOfValue) + ((long)json.Length * CostOfByte) > most ? JsonLoad.TooDear
            : JsonLoad.Bearable;
    }
}
