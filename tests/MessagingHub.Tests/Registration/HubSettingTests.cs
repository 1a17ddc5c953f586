using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MessagingHub.Tests.Registration;

/// <summary>The hub's own section has three settings: what else stands there is warned of, and what has the wrong shape is refused.</summary>
internal sealed class HubSettingTests
{
    private const string Account = """ "a": { "Kind": "Parrot", "Key": "secret-enough" } """;
    private const string Known = "Settings: DefaultProvider, Providers, Routes.";

    [TestCase("\"Provders\": {},", "Provders")]
    [TestCase("\"Route\": { \"r\": { \"Providers\": [\"a\"] } },", "Route")]
    [TestCase("\"defaultprovder\": \"secret\",", "defaultprovder")]
    public void A_setting_that_the_hub_does_not_have_is_warned_of_once(string setting, string name)
    {
        using var log = new CollectingLogger();
        EditableConfiguration configuration = new($$"""{ "MessagingHub": { {{setting}} "Providers": { {{Account}} } } }""");
        using MessagingHubInstance hub = Hub(configuration.Root.GetSection("MessagingHub"), log);

        configuration.Root.Reload();

        Assert.That(
            log.Text.Split('\n').Where(entry => entry.Contains($"MessagingHub:{name} is not a setting of the hub and has no effect.", StringComparison.Ordinal)),
            Has.One.Contains(Known).And.None.Contains("secret"));
    }

    [Test]
    public void The_settings_there_are_are_not_warned_of_however_they_are_spelt()
    {
        using var log = new CollectingLogger();
        EditableConfiguration configuration = new($$"""{ "MessagingHub": { "DEFAULTPROVIDER": "a", "providers": { {{Account}} }, "routes": {} } }""");
        using MessagingHubInstance hub = Hub(configuration.Root.GetSection("MessagingHub"), log);

        Assert.That(log.Text, Does.Not.Contain("is not a setting"));
    }

    [Test]
    public void Where_the_hub_is_given_a_whole_configuration_the_rest_of_it_is_not_the_hubs()
    {
        using var log = new CollectingLogger();
        EditableConfiguration configuration = new($$"""{ "Logging": {}, "Providers": { {{Account}} } }""");
        using MessagingHubInstance hub = Hub(configuration.Root, log);

        Assert.That(log.Text, Does.Not.Contain("is not a setting"));
    }

    [TestCase("\"Providers\": \"sec-ret\"", "MessagingHub:Providers is a group of accounts, not a single value.")]
    [TestCase("\"Providers\": { \"a\": \"sec-ret\" }", "MessagingHub:Providers:a is a group of settings, not a single value.")]
    [TestCase($$""" "DefaultProvider": ["sec-ret"], "Providers": { {{Account}} } """, "MessagingHub:DefaultProvider is a single value, not a list or a group.")]
    [TestCase($$""" "DefaultProvider": { "a": "sec-ret" }, "Providers": { {{Account}} } """, "MessagingHub:DefaultProvider is a single value, not a list or a group.")]
    public void A_wrong_shape_is_told_as_what_it_is(string settings, string problem)
    {
        OptionsValidationException? refused = Assert.Throws<OptionsValidationException>(
            () => new EditableConfiguration($$"""{ "MessagingHub": { {{settings}} } }""").Hub());

        Assert.That(refused!.Failures, Is.EqualTo(new[] { problem }));
    }

    [Test]
    public void An_unknown_kind_is_told_all_there_are()
    {
        OptionsValidationException? refused = Assert.Throws<OptionsValidationException>(
            () => new EditableConfiguration("""{ "MessagingHub": { "Providers": { "a": { "Kind": "Dodo" } } } }""").Hub());

        Assert.That(refused!.Failures, Is.EqualTo(new[]
        {
            "MessagingHub:Providers:a:Kind is 'Dodo', which is not registered. Registered kinds: Macaw, Parrot, InMemory; register another one with its Add… method.",
        }));
    }

    private static MessagingHubInstance Hub(IConfiguration configuration, CollectingLogger log) => MessagingHubFactory.Create(configuration, hub =>
    {
        hub.Services.AddSingleton<ILoggerProvider>(log);
        hub.AddKind(ParrotProvider.Kind);
    });
}
