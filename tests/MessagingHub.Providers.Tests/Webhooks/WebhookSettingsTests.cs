using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace MessagingHub.Providers.Tests.Webhooks;

/// <summary>From configuration to reader.</summary>
internal sealed class WebhookSettingsTests
{
    private const string Good = "kX8_first-secret-of-the-account";

    [Test]
    public void The_defaults_verify_nothing_and_allow_five_minutes()
    {
        var options = new WebhookOptions();
        Assert.That((options.Secrets.Count, options.TimestampTolerance), Is.EqualTo((0, TimeSpan.FromMinutes(5))));
    }

    [TestCaseSource(typeof(WebhookAccount), nameof(WebhookAccount.Kinds))]
    public void Secrets_are_a_list_in_the_configuration_and_each_account_has_its_own_reader(string kind)
    {
        using MessagingHubInstance hub = Hub(kind, $$"""{ "Secrets": ["Zt5_another-secret-of-the-account", "{{Good}}"], "TimestampTolerance": "00:01:00" }""");
        byte[] body = "{}"u8.ToArray();

        WebhookResult result = hub.Default.GetService<IWebhookReader>()!.Read(WebhookAccount.Delivery(kind, Good, body));

        Assert.That((result.IsVerified, result.Events.Count), Is.EqualTo((true, 1)));
    }

    [TestCaseSource(typeof(WebhookAccount), nameof(WebhookAccount.Kinds))]
    public void An_empty_list_is_no_secret(string kind)
    {
        using MessagingHubInstance hub = Hub(kind, """{ "Secrets": [] }""");
        Assert.That(hub.Default.GetService<IWebhookReader>()!.Read(WebhookAccount.Delivery(kind, Good, [])).IsVerified, Is.False);
    }

    [TestCase("""{ "Secrets": ["kX8_first-secret-of-the-account", "tooShort-sec-re"] }""", "Webhooks:Secrets:1 must have at least 16")]
    [TestCase("""{ "Secrets": [""] }""", "Webhooks:Secrets:0 must have at least 16")]
    [TestCase("""{ "Secrets": ["a-secret with a space in it"] }""", "Webhooks:Secrets:0 must have at least 16")]
    [TestCase("""{ "Secrets": ["a-secret-with-an-é-in-it"] }""", "Webhooks:Secrets:0 must have at least 16")]
    [TestCase("""{ "Secrets": "kX8_first-secret-of-the-account" }""", "Webhooks:Secrets is a list, not a single value")]
    [TestCase("""{ "Secrets": [["kX8_first-secret-of-the-account"]] }""", "Webhooks:Secrets:0 is a single value, not a list or a group")]
    [TestCase(""" "kX8_first-secret-of-the-account" """, "Webhooks is a group of settings, not a single value")]
    [TestCase("""{ "TimestampTolerance": ["00:05:00"] }""", "Webhooks:TimestampTolerance is a single value, not a list or a group")]
    [TestCase("""{ "TimestampTolerance": "kX8_first-secret" }""", "Webhooks:TimestampTolerance cannot be read as TimeSpan")]
    [TestCase("""{ "TimestampTolerance": "00:00:00" }""", "Webhooks:TimestampTolerance must be 00:00:01 to one day")]
    [TestCase("""{ "TimestampTolerance": "1.00:00:01" }""", "Webhooks:TimestampTolerance must be 00:00:01 to one day")]
    public void What_cannot_be_is_named_by_its_path_and_not_by_its_value(string webhooks, string problem)
    {
        OptionsValidationException? invalid = Assert.Throws<OptionsValidationException>(() => Hub("Flowella", webhooks).Dispose());
        Assert.That(invalid!.Failures.Single(), Does.StartWith($"Providers:hooks:{problem}"));
        Assert.That(invalid.ToString(), Does.Not.Contain("first-secret").And.Not.Contain("sec-re").And.Not.Contain("with"));
    }

    [TestCaseSource(typeof(WebhookAccount), nameof(WebhookAccount.SharedSecretKinds))]
    public void A_secret_for_an_address_is_made_of_what_can_stand_there(string kind)
    {
        OptionsValidationException? invalid = Assert.Throws<OptionsValidationException>(
            () => Hub(kind, """{ "Secrets": ["letters-1_2.3~only", "with/a/slash/in/it"] }""").Dispose());
        Assert.That(invalid!.Failures.Single(), Does.StartWith("Providers:hooks:Webhooks:Secrets:1 may have only letters"));
    }

    [TestCaseSource(typeof(WebhookAccount), nameof(WebhookAccount.SigningKinds))]
    public void A_signing_secret_is_the_services_and_may_have_any_visible_character(string kind)
    {
        using MessagingHubInstance hub = Hub(kind, """{ "Secrets": ["whsec_a/b+c==&d%e?f"] }""");
        Assert.That(hub.Default.GetService<IWebhookReader>()!.Read(WebhookAccount.Delivery(kind, "whsec_a/b+c==&d%e?f", [])).IsVerified, Is.True);
    }

    [Test]
    public void A_changed_secret_counts_for_the_next_reader_that_is_asked_for()
    {
        var settings = new Dictionary<string, string?>
        {
            ["Providers:hooks:Kind"] = "FlowIQ",
            ["Providers:hooks:Token"] = "fiq_abcdefgh",
            ["Providers:hooks:Webhooks:Secrets:0"] = "Zt5_another-secret-of-the-account",
        };
        IConfigurationRoot configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        using MessagingHubInstance hub = MessagingHubFactory.Create(configuration, builder => builder.AddFlowIQ());
        WebhookDelivery delivery = WebhookAccount.Delivery("FlowIQ", Good, []);

        bool before = hub.Default.GetService<IWebhookReader>()!.Read(delivery).IsVerified;
        configuration["Providers:hooks:Webhooks:Secrets:0"] = Good;
        configuration.Reload();
        bool after = hub.Default.GetService<IWebhookReader>()!.Read(delivery).IsVerified;

        Assert.That((before, after), Is.EqualTo((false, true)));
    }

    private static MessagingHubInstance Hub(string kind, string webhooks)
    {
        string credential = kind switch
        {
            "VelaFlows" => """ "Token": "sk_test_abcdefgh", "WorkspaceId": "64f1a2b3c4d5e6f7a8b9c0d1" """,
            "FlowIQ" => """ "Token": "fiq_abcdefgh" """,
            _ => """ "ApiKey": "flo_abcdefgh" """,
        };
        string json = $$"""{ "Providers": { "hooks": { "Kind": "{{kind}}", {{credential}}, "Webhooks": {{webhooks}} } } }""";
        return MessagingHubFactory.Create(
            new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json))).Build(),
            hub => hub.AddVelaFlows().AddFlowella().AddVelstack().AddFlowIQ());
    }
}
