using System.Net.Http.Headers;
using System.Text.Json;

namespace MessagingHub.Tests.Sandbox;

/// <summary>An answer, read to its end.</summary>
internal sealed record Reply(int Status, HttpResponseHeaders Headers, HttpContentHeaders ContentHeaders, byte[] Bytes)
{
    public JsonElement Json => JsonDocument.Parse(Bytes).RootElement;

    public string Text => System.Text.Encoding.UTF8.GetString(Bytes);

    public string? ErrorCode => Json.GetProperty("error").GetProperty("code").GetString();

    /// <summary>The names at the root, in alphabetical order.</summary>
    public string Keys => NamesOf(Json);

    public string String(string property) => Json.GetProperty(property).GetString()!;

    public static string NamesOf(JsonElement element)
        => string.Join(' ', element.EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal));

    public static async Task<Reply> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
        => new(
            (int)response.StatusCode,
            response.Headers,
            response.Content.Headers,
            await response.Content.ReadAsByteArrayAsync(cancellationToken));
}
