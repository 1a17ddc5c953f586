using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using MessagingHub.VelaFlows;
using Microsoft.Extensions.DependencyInjection;
using RichardSzalay.MockHttp;

namespace MessagingHub.Providers.Tests.VelaFlows;

/// <summary>A VelaFlows account whose wire is held by the test: what goes out is kept, what comes back is hand-typed.</summary>
internal sealed class VelaFlowsWire : IDisposable
{
    public const string Address = "https://api.velaflows.com/api/v1";
    public const string Token = "sk_test_ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuv";
    public const string WorkspaceId = "64f1a2b3c4d5e6f7a8b9c0d1";
    public const string ConversationId = "65a1b2c3d4e5f6a7b8c9d0e1";
    public const string Phone = "+15551234567";

    /// <summary>The form of the SDK page: the only field it shows is the message's id.</summary>
    public const string Accepted = """{"success":true,"data":{"message":{"_id":"65a1b2c3d4e5f6a7b8c9d0f7"}}}""";

    private readonly MockHttpMessageHandler _mock = new();
    private readonly MessagingHubInstance _hub;
    private readonly Queue<(int Status, string? Body)> _answers;
    private readonly List<WireRequest> _requests = [];

    private VelaFlowsWire((int Status, string? Body)[] answers, Action<VelaFlowsOptions>? configure)
    {
        _answers = new Queue<(int Status, string? Body)>(answers);
        _mock.When("*").Respond(AnswerAsync);
        _hub = MessagingHubFactory.Create(hub => hub
            .ConfigureHttpClient(http => http.ConfigurePrimaryHttpMessageHandler(() => _mock))
            .AddVelaFlows("eu", options =>
            {
                options.Token = Token;
                options.WorkspaceId = WorkspaceId;
                options.Resilience.MaxRetryAttempts = 0;
                configure?.Invoke(options);
            }));
    }

    public IMessagingProvider Provider => _hub.Default;

    public IReadOnlyList<WireRequest> Requests => _requests;

    public WireRequest Request => _requests.Single();

    public static VelaFlowsWire Answering(string body, Action<VelaFlowsOptions>? configure = null) => new([(200, body)], configure);

    public static VelaFlowsWire Answering(int status, string? body) => new([(status, body)], configure: null);

    public static VelaFlowsWire AnsweringInTurn(params string[] bodies) => new([.. bodies.Select(body => (200, (string?)body))], configure: null);

    /// <summary>With the hub's own number of retries, and no waiting between them.</summary>
    public static VelaFlowsWire Retrying(params (int Status, string? Body)[] answers) => new(answers, options =>
    {
        options.Resilience.MaxRetryAttempts = 3;
        options.Resilience.Delay = TimeSpan.Zero;
    });

    /// <summary>A page with these items and this pagination block.</summary>
    public static string PageOf(string items, string pagination) => $$$"""{"success":true,"data":{"items":[{{{items}}}],"pagination":{{{pagination}}} } }""";

    public T Feature<T>()
        where T : class => Provider.GetService<T>() ?? throw new AssertionException($"VelaFlows has no {typeof(T).Name}.");

    public void Dispose()
    {
        _hub.Dispose();
        _mock.Dispose();
    }

    private async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request)
    {
        string? body = request.Content is null ? null : await request.Content.ReadAsStringAsync();
        _requests.Add(new WireRequest(
            request.Method.Method,
            request.RequestUri!.AbsoluteUri,
            request.Headers.ToDictionary(header => header.Key, header => string.Join(", ", header.Value)),
            request.Content?.Headers.ContentType,
            body is null ? null : JsonNode.Parse(body)));
        (int status, string? answer) = _answers.Count > 1 ? _answers.Dequeue() : _answers.Peek();
        return new HttpResponseMessage((HttpStatusCode)status)
        {
            Content = answer is null ? new ByteArrayContent([]) : new StringContent(answer, Encoding.UTF8, "application/json"),
        };
    }

    public sealed record WireRequest(
        string Method, string Address, IReadOnlyDictionary<string, string> Headers, MediaTypeHeaderValue? ContentType, JsonNode? Body)
    {
        public string MethodAndAddress => $"{Method} {Address}";

        public bool HasBody(string json) => JsonNode.DeepEquals(Body, JsonNode.Parse(json));

        public bool HasCredentialOnly() => Headers.Count == 2
            && Headers.GetValueOrDefault("Authorization") == $"Bearer {Token}" && Headers.GetValueOrDefault("x-workspace-id") == WorkspaceId;
    }
}
