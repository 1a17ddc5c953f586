using MessagingHub.VelaFlows;
using Microsoft.Extensions.DependencyInjection;

namespace MessagingHub.Providers.Tests.VelaFlows;

/// <summary>A VelaFlows account whose wire is held by the test: what goes out is kept, what comes back is hand-typed.</summary>
internal sealed class VelaFlowsWire : ProviderWire
{
    public const string Address = "https://api.velaflows.com/api/v1";
    public const string Token = "sk_test_ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuv";
    public const string WorkspaceId = "64f1a2b3c4d5e6f7a8b9c0d1";
    public const string ConversationId = "65a1b2c3d4e5f6a7b8c9d0e1";
    public const string Phone = "+15551234567";

    /// <summary>The form of the SDK page: the only field it shows is the message's id.</summary>
    public const string Accepted = """{"success":true,"data":{"message":{"_id":"65a1b2c3d4e5f6a7b8c9d0f7"}}}""";

    private VelaFlowsWire((int Status, string? Body)[] answers, Action<VelaFlowsOptions>? configure)
        : base(answers, hub => hub.AddVelaFlows("eu", options =>
        {
            options.Token = Token;
            options.WorkspaceId = WorkspaceId;
            options.Resilience.MaxRetryAttempts = 0;
            configure?.Invoke(options);
        }))
    {
    }

    public static VelaFlowsWire Answering(string body, Action<VelaFlowsOptions>? configure = null) => new(Ok(body), configure);

    public static VelaFlowsWire Answering(int status, string? body) => new([(status, body)], configure: null);

    public static VelaFlowsWire AnsweringInTurn(params string[] bodies) => new(Ok(bodies), configure: null);

    /// <summary>With the hub's own number of retries, and no waiting between them.</summary>
    public static VelaFlowsWire Retrying(params (int Status, string? Body)[] answers) => new(answers, options =>
    {
        options.Resilience.MaxRetryAttempts = 3;
        options.Resilience.Delay = TimeSpan.Zero;
    });

    /// <summary>A page with these items and this pagination block.</summary>
    public static string PageOf(string items, string pagination) => $$$"""{"success":true,"data":{"items":[{{{items}}}],"pagination":{{{pagination}}} } }""";
}
