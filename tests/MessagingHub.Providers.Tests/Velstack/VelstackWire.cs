using MessagingHub.Velstack;
using Microsoft.Extensions.DependencyInjection;

namespace MessagingHub.Providers.Tests.Velstack;

/// <summary>A Velstack account whose wire is held by the test: what goes out is kept, what comes back is hand-typed.</summary>
internal sealed class VelstackWire : ProviderWire
{
    public const string ApiKey = "sk_live_ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    public const string Sender = "AKWABA";
    public const string Phone = "0241234567";
    public const string Base = "https://sms.velstack.com/api";

    private VelstackWire((int Status, string? Body)[] answers, Action<VelstackOptions>? configure)
        : base(answers, hub => hub.AddVelstack("campaigns", options =>
        {
            options.ApiKey = ApiKey;
            options.DefaultSender = Sender;
            options.Resilience.MaxRetryAttempts = 0;
            configure?.Invoke(options);
        }))
    {
    }

    public static VelstackWire Answering(string body, Action<VelstackOptions>? configure = null) => new(Ok(body), configure);

    public static VelstackWire Answering(int status, string? body) => new([(status, body)], configure: null);

    public static VelstackWire AnsweringInTurn((int Status, string? Body)[] answers, Action<VelstackOptions> configure) => new(answers, configure);
}
