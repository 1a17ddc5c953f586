using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace MessagingHub.Providers.Tests.Velstack;

/// <summary>The account's settings.</summary>
internal sealed class SettingsTests
{
    [TestCase("sk_live_x")]
    [TestCase("sk_test__x")]
    [TestCase("pk_live__x")]
    [TestCase("x")]
    public void A_key_of_any_form_is_taken(string key)
    {
        using MessagingHubInstance hub = Create(("ApiKey", key));
        Assert.That((hub.Default.Name, hub.Default.Kind), Is.EqualTo(("Velstack", "Velstack")));
    }

    [TestCase("DefaultSender", "AKWABA", "ApiKey")]
    [TestCase("ApiKey", "two words", "ApiKey")]
    [TestCase("QuickSmsPath", "/sms", "QuickSmsPath")]
    public void A_bad_setting_is_named_by_its_path(string setting, string value, string named)
    {
        OptionsValidationException? failure = Assert.Throws<OptionsValidationException>(() => Create((setting, value)));
        Assert.That(failure?.Message, Does.Contain($"Providers:Velstack:{named}"));
    }

    private static MessagingHubInstance Create(params (string Setting, string Value)[] settings) => MessagingHubFactory.Create(
        new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create<string, string?>($"Providers:Velstack:{pair.Setting}", pair.Value)))
            .Build(),
        hub => hub.AddVelstack());
}
