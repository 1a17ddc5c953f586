using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using MessagingHub.FlowIQ;
using Microsoft.Extensions.DependencyInjection;
using RichardSzalay.MockHttp;

namespace MessagingHub.Providers.Tests.FlowIQ;

/// <summary>A FlowIQ account whose wire is held by the test: what goes out is kept, what comes back is hand-typed.</summary>
internal sealed class FlowIQWire : IDisposable
{
    public const string Token = "fiq_ABCDEFGHIJKLMNOPQRSTUVWX";
    public const string Phone = "+27123456789";
    public const string Digits = "27123456789";

    private readonly MockHttpMessageHandler _mock = new();
    private readonly MessagingHubInstance _hub;
    private readonly Queue<(int Status, string? Body)> _answers;
    private readonly List<WireRequest> _requests = [];

    private FlowIQWire((int Status, string? Body)[] answers, Action<FlowIQOptions>? configure)
    {
        _answers = new Queue<(int Status, string? Body)>(answers);
        _mock.When("*").Respond(AnswerAsync);
        _hub = MessagingHubFactory.Create(hub => hub
            .ConfigureHttpClient(http => http.ConfigurePrimaryHttpMessageHandler(() => _mock))
            .AddFlowIQ("wa", options =>
            {
                options.Token = Token;
                options.Resilience.MaxRetryAttempts = 0;
                configure?.Invoke(options);
            }));
    }

    public IMessagingProvider Provider => _hub.Default;

    public IReadOnlyList<WireRequest> Requests => _requests;

    public WireRequest Request => _requests.Single();

    public static FlowIQWire Answering(string body, Action<FlowIQOptions>? configure = null) => new([(200, body)], configure);

    public static FlowIQWire Answering(int status, string? body) => new([(status, body)], configure: null);

    public static FlowIQWire AnsweringInTurn(params string[] bodies) => new([.. bodies.Select(body => (200, (string?)body))], configure: null);

    public static FlowIQWire AnsweringInTurn((int Status, string? Body)[] answers, Action<FlowIQOptions> configure) => new(answers, configure);

    public static OutboundMessage Message(MessageContent content) => new() { To = MessageRecipient.Phone(Phone), Content = content };

    public T Feature<T>()
        where T : class => Provider.GetService<T>() ?? throw new AssertionException($"FlowIQ has no {typeof(T).Name}.");

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
    }
}
