using MessagingHub.FlowIQ;
using Microsoft.Extensions.DependencyInjection;

namespace MessagingHub.Providers.Tests.FlowIQ;

/// <summary>A FlowIQ account whose wire is held by the test: what goes out is kept, what comes back is hand-typed.</summary>
internal sealed class FlowIQWire : ProviderWire
{
    public const string Token = "fiq_ABCDEFGHIJKLMNOPQRSTUVWX";
    public const string Phone = "+27123456789";
    public const string Digits = "27123456789";

    private FlowIQWire((int Status, string? Body)[] answers, Action<FlowIQOptions>? configure)
        : base(answers, hub => hub.AddFlowIQ("wa", options =>
        {
            options.Token = Token;
            options.Resilience.MaxRetryAttempts = 0;
            configure?.Invoke(options);
        }))
    {
    }

    public static FlowIQWire Answering(string body, Action<FlowIQOptions>? configure = null) => new(Ok(body), configure);

    public static FlowIQWire Answering(int status, string? body) => new([(status, body)], configure: null);

    public static FlowIQWire AnsweringInTurn(params string[] bodies) => new(Ok(bodies), configure: null);

    public static FlowIQWire AnsweringInTurn((int Status, string? Body)[] answers, Action<FlowIQOptions> configure) => new(answers, configure);

    public static OutboundMessage Message(MessageContent content) => new() { To = MessageRecipient.Phone(Phone), Content = content };
}
