using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using RichardSzalay.MockHttp;

namespace MessagingHub.Providers.Tests;

/// <summary>An account whose wire is held by the test: what goes out is kept, what comes back is hand-typed.</summary>
internal abstract class ProviderWire : IDisposable
{
    private readonly MockHttpMessageHandler _mock = new();
    private readonly MessagingHubInstance _hub;
    private readonly Queue<(int Status, string? Body)> _answers;
    private readonly List<WireRequest> _requests = [];

    protected ProviderWire((int Status, string? Body)[] answers, Action<MessagingHubBuilder> addAccount)
    {
        _answers = new Queue<(int Status, string? Body)>(answers);
        _mock.When("*").Respond(AnswerAsync);
        _hub = MessagingHubFactory.Create(hub =>
            addAccount(hub.ConfigureHttpClient(http => http.ConfigurePrimaryHttpMessageHandler(() => _mock))));
    }

    public IMessagingProvider Provider => _hub.Default;

    public IReadOnlyList<WireRequest> Requests => _requests;

    public WireRequest Request => _requests.Single();

    public T Feature<T>()
        where T : class => Provider.GetService<T>() ?? throw new AssertionException($"{Provider.Kind} has no {typeof(T).Name}.");

    public void Dispose()
    {
        _hub.Dispose();
        _mock.Dispose();
    }

    /// <summary>The answers of a service that says 200 to everything, in turn.</summary>
    protected static (int Status, string? Body)[] Ok(params string[] bodies) => [.. bodies.Select(body => (200, (string?)body))];

    private async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request)
    {
        string? body = request.Content is null ? null : await request.Content.ReadAsStringAsync();

        // Only a DELETE goes out with an empty content; anywhere else one is a mistake that the parser refuses.
        bool hasNone = body is null || (body.Length == 0 && request.Method == HttpMethod.Delete);
        _requests.Add(new WireRequest(
            request.Method.Method,
            request.RequestUri!.AbsoluteUri,
            request.Headers.ToDictionary(header => header.Key, header => string.Join(", ", header.Value)),
            request.Content?.Headers.ContentType,
            hasNone ? null : JsonNode.Parse(body!)));
        (int status, string? answer) = _answers.Count > 1 ? _answers.Dequeue() : _answers.Peek();
        return new HttpResponseMessage((HttpStatusCode)status)
        {
            Content = answer is null ? new ByteArrayContent([]) : new StringContent(answer, Encoding.UTF8, "application/json"),
        };
    }
}
