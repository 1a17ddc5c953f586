using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace MessagingHub.Benchmarks;

/// <summary>Starts a hub in an empty container and takes its default account.</summary>
internal static class Starting
{
    /// <summary>One account, in code.</summary>
    public static IMessagingProvider OneAccount() => First(new ServiceCollection().AddMessagingHub()
        .AddFlowella("support", options => options.ApiKey = "flo_abcdefghijklmnop"));

    /// <summary>An account of each kind, from configuration, as an application has it.</summary>
    public static IMessagingProvider FourAccounts()
    {
        IConfiguration settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["DefaultProvider"] = "support",
            ["Providers:support:Kind"] = "Flowella",
            ["Providers:support:ApiKey"] = "flo_abcdefghijklmnop",
            ["Providers:eu:Kind"] = "VelaFlows",
            ["Providers:eu:Token"] = "sk_test_abcdefghijklmnop",
            ["Providers:eu:WorkspaceId"] = "64f1a2b3c4d5e6f7a8b9c0d1",
            ["Providers:wa:Kind"] = "FlowIQ",
            ["Providers:wa:Token"] = "fiq_abcdefghijklmnop",
            ["Providers:wa:TenantId"] = "acme",
            ["Providers:sms:Kind"] = "Velstack",
            ["Providers:sms:ApiKey"] = "sk_test_abcdefghijklmnop",
            ["Providers:sms:DefaultSender"] = "Acme",
        }).Build();
        return First(new ServiceCollection().AddMessagingHub(settings).AddVelaFlows().AddFlowella().AddVelstack().AddFlowIQ());
    }

    private static IMessagingProvider First(MessagingHubBuilder hub)
    {
        using ServiceProvider container = hub.Services.BuildServiceProvider();
        var first = container.GetRequiredService<IMessagingProvider>();

        // The account itself is made when something is asked of it.
        _ = first.Kind;
        return first;
    }
}
