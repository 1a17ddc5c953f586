using System.Net;

namespace MessagingHub.Conformance;

/// <summary>An answer held in memory, so that it can be spoiled or played again.</summary>
internal sealed record ServiceAnswer(int Status, IReadOnlyList<KeyValuePair<string, string>> Headers, ReadOnlyMemory<byte> Body)
{
    public bool IsSuccess => Status is >= 200 and <= 299;

    public static async Task<ServiceAnswer> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using (response)
        {
            byte[] body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            KeyValuePair<string, string>[] headers =
            [
                .. from header in response.Headers.Concat(response.Content.Headers)
                   where header.Key is not ("Content-Length" or "Transfer-Encoding")
                   from value in header.Value
                   select KeyValuePair.Create(header.Key, value),
            ];
            return new ServiceAnswer((int)response.StatusCode, headers, body);
        }
    }

    /// <summary>The answer as it was, or with another body behind the same head.</summary>
    public HttpResponseMessage ToResponse(Stream? body = null)
    {
        var response = new HttpResponseMessage((HttpStatusCode)Status)
        {
            Content = body is null ? new ReadOnlyMemoryContent(Body) : new StreamContent(body),
        };
        foreach ((string name, string value) in Headers)
        {
            if (!response.Headers.TryAddWithoutValidation(name, value))
            {
                response.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return response;
    }
}
