using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace MessagingHub;

/// <summary>Reads JSON that a service sent, as an answer or of its own accord.</summary>
public static class WireJson
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads bytes as JSON; a byte order mark is skipped.</summary>
    /// <typeparam name="T">The wire record.</typeparam>
    /// <param name="body">The bytes.</param>
    /// <param name="type">The record's source-generated metadata.</param>
    /// <param name="value">The record; null where the bytes are not such JSON, or are <c>null</c>.</param>
    /// <returns>Whether there is a record.</returns>
    public static bool TryRead<T>(ReadOnlySpan<byte> body, JsonTypeInfo<T> type, [NotNullWhen(true)] out T? value)
        where T : class =>
        TryRead(body, type, MessagingAccountOptions.DefaultMaxResponseBytes, out value, out _);

    /// <summary>The same for an account that takes answers of so many bytes, and whether the JSON is not read because it would take too much memory for that.</summary>
    internal static bool TryRead<T>(ReadOnlySpan<byte> body, JsonTypeInfo<T> type, int maxBytes, [NotNullWhen(true)] out T? value, out bool isTooDear)
        where T : class
    {
        isTooDear = false;
        if (body.StartsWith(ByteOrderMark))
        {
            body = body[ByteOrderMark.Length..];
        }

        try
        {
            JsonLoad load = JsonDensity.LoadOf(body, maxBytes);
            isTooDear = load == JsonLoad.TooDear;
            value = body.IsEmpty || load != JsonLoad.Bearable ? null : JsonSerializer.Deserialize(body, type);
        }
        catch (Exception notThisJson) when (notThisJson is JsonException or InvalidOperationException or FormatException)
        {
            // A text with a lone surrogate escape surfaces as InvalidOperationException; none of these says more than "not readable".
            value = null;
        }

        return value is not null;
    }
}
