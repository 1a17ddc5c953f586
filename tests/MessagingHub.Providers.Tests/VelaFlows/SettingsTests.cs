using MessagingHub.VelaFlows;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace MessagingHub.Providers.Tests.VelaFlows;

/// <summary>From configuration to account.</summary>
internal sealed class SettingsTests
{
    [Test]
    public void The_defaults_are_the_documented_ones()
    {
        var options = new VelaFlowsOptions();
        Assert.That(
            (options.BaseAddress?.AbsoluteUri, options.WebhookSubscriptionsPath, options.ConversationResolver, options.Token, options.WorkspaceId),
            Is.EqualTo(("https://api.velaflows.com/api/v1", "/integrations/webhooks", (IConversationResolver?)null, (string?)null, (string?)null)));
    }

    [TestCase("Token", null)]
    [TestCase("Token", "")]
    [TestCase("Token", "sk live")]
    [TestCase("WorkspaceId", null)]
    [TestCase("WorkspaceId", "64f1\n")]
    [TestCase("WebhookSubscriptionsPath", "/webhooks")]
    [TestCase("WebhookSubscriptionsPath", "/integrations/webhooks/")]
    [TestCase("WebhookSubscriptionsPath", "")]
    [TestCase("BaseAddress", "http://api.example.com")]
    public void A_setting_that_cannot_be_is_named_by_its_path(string setting, string? value)
    {
        OptionsValidationException? invalid = Assert.Throws<OptionsValidationException>(() => Hub(setting, value).Dispose());
        Assert.That(invalid?.Failures.Single(), Does.StartWith($"Providers:eu:{setting}"));
    }

    [Test]
    public void Another_webhook_path_is_refused_with_both_that_are_possible()
    {
        OptionsValidationException? invalid = Assert.Throws<OptionsValidationException>(() => Hub("WebhookSubscriptionsPath", "/webhooks").Dispose());
        Assert.That(invalid?.Message, Does.Contain("/integrations/webhooks").And.Contain("/webhooks/subscriptions"));
    }

    [Test]
    public void Configuration_leaves_the_resolver_alone_and_code_sets_it()
    {
        using MessagingHubInstance plain = Hub("ConversationResolver", "Some.Type");
        using MessagingHubInstance coded = Hub("ConversationResolver", "Some.Type", hub =>
            hub.AddVelaFlows("eu", options => options.ConversationResolver = new NobodyResolver()));

        Assert.That(plain.Default.Capabilities.Recipients, Is.EqualTo(MessageRecipients.Conversation));
        Assert.That(coded.Default.Capabilities.Recipients, Is.EqualTo(MessageRecipients.Conversation | MessageRecipients.Phone));
    }

    [Test]
    public void Both_documented_webhook_paths_are_accepted([Values("/integrations/webhooks", "/webhooks/subscriptions")] string path)
    {
        using MessagingHubInstance hub = Hub("WebhookSubscriptionsPath", path);
        Assert.That(hub.Default.GetService<IWebhookSubscriptions>(), Is.Not.Null);
    }

    private static MessagingHubInstance Hub(string setting, string? value, Action<MessagingHubBuilder>? configure = null)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Providers:eu:Kind"] = "VelaFlows",
            ["Providers:eu:Token"] = VelaFlowsWire.Token,
            ["Providers:eu:WorkspaceId"] = VelaFlowsWire.WorkspaceId,
            [$"Providers:eu:{setting}"] = value,
        };
        return MessagingHubFactory.Create(
            new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), configure ?? (hub => hub.AddVelaFlows()));
    }

    private sealed class NobodyResolver : IConversationResolver
    {
        public Task<string?> FindConversationAsync(string phoneNumber, CancellationToken cancellationToken) => Task.FromResult<string?>(null);
    }
}
