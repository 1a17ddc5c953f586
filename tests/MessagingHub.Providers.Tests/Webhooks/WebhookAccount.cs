using Microsoft.Extensions.DependencyInjection;

namespace MessagingHub.Providers.Tests.Webhooks;

/// <summary>An account whose only secrets are those for webhooks, and what a good delivery to it looks like.</summary>
internal sealed class WebhookAccount : IDisposable
{
    public const string Name = "hooks";
    public const string Secret = "kX8_first-secret-of-the-account";

    public static readonly string[] Kinds = ["VelaFlows", "Flowella", "FlowIQ", "Velstack"];

    /// <summary>The kinds whose services sign what they push.</summary>
    public static readonly string[] SigningKinds = ["VelaFlows", "Flowella"];

    public static readonly string[] SharedSecretKinds = ["FlowIQ", "Velstack"];

    private readonly MessagingHubInstance _hub;

    public WebhookAccount(string kind, string[] secrets, TimeProvider? time = null, Action<WebhookOptions>? configure = null)
    {
        void Configure(MessagingAccountOptions options)
        {
            options.Webhooks.Secrets = secrets;
            configure?.Invoke(options.Webhooks);
        }

        _hub = MessagingHubFactory.Create(hub =>
        {
            hub.Services.AddSingleton(time ?? new FixedClock(new DateTimeOffset(2026, 3, 10, 14, 30, 0, TimeSpan.Zero)));
            _ = kind switch
            {
                "VelaFlows" => hub.AddVelaFlows(Name, options => Configure(Set(options, o => (o.Token, o.WorkspaceId) = ("sk_test_abcdefgh", "64f1a2b3c4d5e6f7a8b9c0d1")))),
                "Flowella" => hub.AddFlowella(Name, options => Configure(Set(options, o => o.ApiKey = "flo_abcdefgh"))),
                "FlowIQ" => hub.AddFlowIQ(Name, options => Configure(Set(options, o => o.Token = "fiq_abcdefgh"))),
                _ => hub.AddVelstack(Name, options => Configure(Set(options, o => o.ApiKey = "sk_test_abcdefgh"))),
            };
        });
    }

    public IWebhookReader Reader => _hub.Default.GetService<IWebhookReader>() ?? throw new AssertionException("There is no reader.");

    public IMessagingProvider Provider => _hub.Default;

    /// <summary>The header that makes a delivery good, by the documents of the kind.</summary>
    public static string HeaderOf(string kind) => kind switch
    {
        "VelaFlows" => "X-Webhook-Signature",
        "Flowella" => "X-Flowella-Signature",
        _ => "X-MessagingHub-Secret",
    };

    public static string ValueOf(string kind, string secret, byte[] body) => kind switch
    {
        "VelaFlows" => "sha256=" + Hmac.HexOf(secret, body),
        "Flowella" => Hmac.HexOf(secret, body),
        _ => secret,
    };

    public static WebhookDelivery Delivery(string kind, string secret, byte[] body, params (string Name, string? Value)[] more) =>
        With(body, [(HeaderOf(kind), ValueOf(kind, secret, body)), .. more]);

    public static WebhookDelivery With(byte[] body, params (string Name, string? Value)[] headers) => new()
    {
        Body = body,
        Headers = headers.ToDictionary(header => header.Name, header => header.Value!, StringComparer.Ordinal),
    };

    public void Dispose() => _hub.Dispose();

    private static T Set<T>(T options, Action<T> set)
    {
        set(options);
        return options;
    }
}
