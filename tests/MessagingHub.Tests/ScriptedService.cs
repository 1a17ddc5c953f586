using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;

namespace MessagingHub.Tests;

/// <summary>A service in memory, in the place of the connections: takes the whole request, and answers as it is told.</summary>
internal sealed class ScriptedService(Func<HttpRequestMessage, Task<HttpResponseMessage>> answer) : HttpMessageHandler
{
    private int _requests;

    public ScriptedService(Func<HttpRequestMessage, HttpResponseMessage> answer)
        : this(request => Task.FromResult(answer(request)))
    {
    }

    /// <summary>Says "ok" to everything.</summary>
    public ScriptedService()
        : this(_ => Reply(200))
    {
    }

    /// <summary>The requests that arrived in full.</summary>
    public int Requests => Volatile.Read(ref _requests);

    public static HttpResponseMessage Reply(int status, params (string Name, string Value)[] headers) => Saying(status, "ok:1", headers);

    public static HttpResponseMessage Saying(int status, string body, params (string Name, string Value)[] headers)
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8) };
        foreach ((string name, string value) in headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    }

    /// <summary>Puts the service behind a hub.</summary>
    public void Behind(IHttpClientBuilder http) => http.ConfigurePrimaryHttpMessageHandler(() => this);

    /// <summary>A hub with one account of the made-up service, which this is.</summary>
    public MessagingHubInstance Hub(TimeProvider time, Action<ParrotOptions>? configure = null) =>
        Parrots.At(new Uri("https://parrot.example"), time, configure, Behind);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is { } content)
        {
            await content.CopyToAsync(Stream.Null, cancellationToken);
        }

        Interlocked.Increment(ref _requests);
        return await answer(request).WaitAsync(cancellationToken);
    }
}
