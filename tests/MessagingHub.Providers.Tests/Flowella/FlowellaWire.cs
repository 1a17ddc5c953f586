using MessagingHub.Flowella;
using Microsoft.Extensions.DependencyInjection;

namespace MessagingHub.Providers.Tests.Flowella;

/// <summary>A Flowella account whose wire is held by the test: what goes out is kept, what comes back is hand-typed.</summary>
internal sealed class FlowellaWire : ProviderWire
{
    public const string ApiKey = "flo_ABCDEFGHIJKLMNOPQRSTUVWX";
    public const string Phone = "+15551234567";

    private FlowellaWire((int Status, string? Body)[] answers, Action<FlowellaOptions>? configure)
        : base(answers, hub => hub.AddFlowella("support", options =>
        {
            options.ApiKey = ApiKey;
            options.Resilience.MaxRetryAttempts = 0;
            configure?.Invoke(options);
        }))
    {
    }

    public static FlowellaWire Answering(string body, Action<FlowellaOptions>? configure = null) => new(Ok(body), configure);

    public static FlowellaWire Answering(int status, string? body) => new([(status, body)], configure: null);

    public static FlowellaWire AnsweringInTurn(params string[] bodies) => new(Ok(bodies), configure: null);
}
