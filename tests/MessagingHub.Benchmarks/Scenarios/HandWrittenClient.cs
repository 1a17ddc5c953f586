using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace MessagingHub.Benchmarks;

/// <summary>What one writes for a service without this library: one <see cref="HttpClient"/>, source-generated JSON, no layers.</summary>
/// <remarks>It sends the same requests, keeps status, headers and body like the hub, and fills the same models.</remarks>
internal abstract class HandWrittenClient(HttpClient http, string account)
{
    private static readonly MediaTypeHeaderValue JsonType = new("application/json") { CharSet = "utf-8" };

    protected string Account { get; } = account;

    public abstract Task<SentMessage> SendAsync(OutboundMessage message, CancellationToken cancellationToken = default);

    public abstract Task<Page<Contact>> ListContactsAsync(string? position, CancellationToken cancellationToken = default);

    protected Task<RawResponse> GetAsync(string path, CancellationToken cancellationToken) =>
        AskAsync(new HttpRequestMessage(HttpMethod.Get, path), cancellationToken);

    protected Task<RawResponse> PostAsync<T>(string path, T body, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, type));
        content.Headers.ContentType = JsonType;
        return AskAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = content }, cancellationToken);
    }

    protected static T Read<T>(RawResponse raw, JsonTypeInfo<T> type) =>
        JsonSerializer.Deserialize(raw.Body.Span, type) ?? throw new HttpRequestException("The answer is empty.");

    private async Task<RawResponse> AskAsync(HttpRequestMessage toSend, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = toSend;
        using HttpResponseMessage response =
            await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);

        // ReadAsByteArrayAsync would buffer the body and then copy it.
        using var buffer = new MemoryStream((int)(response.Content.Headers.ContentLength ?? 0));
        await response.Content.CopyToAsync(buffer, cancellationToken).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();

        var headers = new List<KeyValuePair<string, string>>();
        Add(headers, response.Headers);
        Add(headers, response.Content.Headers);
        return new RawResponse((int)response.StatusCode, headers, buffer.GetBuffer().AsMemory(0, (int)buffer.Length));
    }

    private static void Add(List<KeyValuePair<string, string>> all, HttpHeaders received)
    {
        foreach ((string name, HeaderStringValues values) in received.NonValidated)
        {
            all.Add(new(name, values.ToString()));
        }
    }
}
