namespace MessagingHub.RefitGenerator.Writing;

/// <summary>What all generated clients of an assembly share: building an address, a body, and sending.</summary>
internal static class RequestSource
{
    public static readonly string WireUrl = GeneratedHeader.Text + $$"""

        namespace Refit.Generated
        {
            /// <summary>Builds the absolute address of one request in a pooled buffer.</summary>
            {{GeneratedHeader.Attribute}}
            [global::Microsoft.CodeAnalysis.Embedded]
            internal ref struct WireUrl
            {
                private global::System.Runtime.CompilerServices.DefaultInterpolatedStringHandler _text;
                private char _separator;

                // The base address gives its path, and nothing behind it. The address is absolute from here on, so that an
                // empty path value ("//...") can never turn into another host.
                public WireUrl(global::System.Net.Http.HttpClient client, bool hasQuery)
                {
                    global::System.Uri address = client.BaseAddress
                        ?? throw new global::System.InvalidOperationException("The HttpClient has no BaseAddress.");
                    _text = new(0, 0, global::System.Globalization.CultureInfo.InvariantCulture);
                    _separator = hasQuery ? '&' : '?';
                    global::System.ReadOnlySpan<char> path = address.AbsoluteUri;
                    int end = global::System.MemoryExtensions.IndexOfAny(path, '?', '#');
                    _text.AppendFormatted(global::System.MemoryExtensions.TrimEnd(end < 0 ? path : path[..end], '/'));
                }

                public void Literal(string text) => _text.AppendLiteral(text);

                public void Segment(
                    string value,
                    [global::System.Runtime.CompilerServices.CallerArgumentExpression(nameof(value))] string? name = null)
                {
                    global::System.ArgumentNullException.ThrowIfNull(value, name);
                    _text.AppendLiteral(global::System.Uri.EscapeDataString(value));
                }

                public void Segment(long value) => _text.AppendFormatted(value);

                public void Query(string key, string? value)
                {
                    if (value is not null)
                    {
                        Key(key);
                        _text.AppendLiteral(global::System.Uri.EscapeDataString(value));
                    }
                }

                public void Query(string key, long? value)
                {
                    if (value is not null)
                    {
                        Key(key);
                        _text.AppendFormatted(value.GetValueOrDefault());
                    }
                }

                public global::System.Uri ToUri() => new(_text.ToStringAndClear(), global::System.UriKind.Absolute);

                private void Key(string key)
                {
                    _text.AppendFormatted(_separator);
                    _text.AppendLiteral(key);
                    _text.AppendLiteral("=");
                    _separator = '&';
                }
            }
        }

        """;

    public static readonly string WireRequest = GeneratedHeader.Text + $$"""

        namespace Refit.Generated
        {
            /// <summary>Builds the body of a request and sends it.</summary>
            {{GeneratedHeader.Attribute}}
            [global::Microsoft.CodeAnalysis.Embedded]
            internal static class WireRequest
            {
                public static global::System.Net.Http.HttpContent Json<T>(
                    global::System.Text.Json.Serialization.JsonSerializerContext json,
                    T body,
                    [global::System.Runtime.CompilerServices.CallerArgumentExpression(nameof(body))] string? name = null)
                {
                    global::System.ArgumentNullException.ThrowIfNull(body, name);
                    if (json.GetTypeInfo(typeof(T)) is not global::System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
                    {
                        throw new global::System.InvalidOperationException(
                            $"{json.GetType()} does not know {typeof(T)}; add [JsonSerializable(typeof({typeof(T).Name}))] to it.");
                    }

                    // Bytes rather than a stream: the length is known, and nothing can fail once sending has begun.
                    global::System.Net.Http.ByteArrayContent content =
                        new(global::System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(body, type));
                    content.Headers.TryAddWithoutValidation("Content-Type", "application/json; charset=utf-8");
                    return content;
                }

                // A change always has a content, so that a handler can watch it start.
                public static global::System.Net.Http.HttpContent Empty() =>
                    new global::System.Net.Http.ByteArrayContent(global::System.Array.Empty<byte>());

                public static async global::System.Threading.Tasks.Task<global::System.Net.Http.HttpResponseMessage> SendAsync(
                    global::System.Net.Http.HttpClient client,
                    global::System.Net.Http.HttpMethod method,
                    global::System.Uri url,
                    global::System.Net.Http.HttpContent? content,
                    global::System.Threading.CancellationToken cancellationToken)
                {
                    using global::System.Net.Http.HttpRequestMessage request = new(method, url) { Content = content };
                    return await client
                        .SendAsync(request, global::System.Net.Http.HttpCompletionOption.ResponseHeadersRead, cancellationToken)
                        .ConfigureAwait(false);
                }
            }
        }

        """;
}
