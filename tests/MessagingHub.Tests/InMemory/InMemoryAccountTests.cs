using Microsoft.Extensions.Options;

namespace MessagingHub.Tests.InMemory;

/// <summary>The kind as configuration sees it.</summary>
internal sealed class InMemoryAccountTests
{
    [Test]
    public async Task A_line_of_configuration_is_enough()
    {
        using MessagingHubInstance hub = Configured("""{ "dev": { "Kind": "InMemory" } }""").Hub();

        SentMessage sent = await hub.Default.SendAsync(Some.Message());

        Assert.That((hub.Default.Kind, sent.Provider), Is.EqualTo(("InMemory", "dev")));
    }

    [Test]
    public async Task What_was_sent_survives_reloads_of_its_own_settings_and_of_other_accounts()
    {
        EditableConfiguration configuration = Configured("""{ "dev": { "Kind": "InMemory" } }""");
        using MessagingHubInstance hub = configuration.Hub();
        InMemoryMessaging held = hub.Get("dev").GetService<InMemoryMessaging>()!;
        await hub.Get("dev").SendAsync(Some.Message());

        configuration.Replace(Json("""{ "dev": { "Kind": "InMemory" }, "other": { "Kind": "InMemory" } }"""));
        await hub.Get("other").SendAsync(Some.Message());
        configuration.Replace(Json("""{ "dev": { "Kind": "InMemory", "DefaultSender": "shop" } }"""));
        await hub.Get("dev").SendAsync(Some.Message());

        Assert.That(held.Sent.Select(send => send.Sender), Is.EqualTo((string?[])[null, "shop"]));
        Assert.That(hub.Get("dev").GetService<InMemoryMessaging>(), Is.SameAs(held));
    }

    [Test]
    public async Task Two_hubs_share_nothing()
    {
        using MessagingHubInstance one = Configured("""{ "dev": { "Kind": "InMemory" } }""").Hub();
        using MessagingHubInstance other = Configured("""{ "dev": { "Kind": "InMemory" } }""").Hub();

        await one.Default.SendAsync(Some.Message());

        Assert.That(other.Default.GetService<InMemoryMessaging>()!.Sent, Is.Empty);
    }

    [Test]
    public void A_setting_out_of_range_is_refused_with_its_path() =>
        Assert.That(
            () => Configured("""{ "dev": { "Kind": "InMemory", "MaxPageSize": 0 } }""").Hub(),
            Throws.InstanceOf<OptionsValidationException>().With.Message.Contain("MessagingHub:Providers:dev:MaxPageSize"));

    [Test]
    public async Task No_refusal_names_it_as_one_that_can()
    {
        using MessagingHubInstance hub = MessagingHubFactory.Create(builder =>
            builder.AddKind(ParrotProvider.Kind).AddAccount<ParrotOptions>("Parrot", "polly", options => options.Key = Parrots.Key));

        MessagingException refused = await Failure.Of(hub.Default.SendAsync(Some.Message() with { ReplyTo = "1" }));

        Assert.That(refused.Message, Does.Contain("No registered service can."));
    }

    [Test]
    public void An_empty_hub_is_not_pointed_to_it_and_an_unknown_kind_is_told_of_it_last()
    {
        OptionsValidationException? empty = Assert.Throws<OptionsValidationException>(() => MessagingHubFactory.Create(_ => { }));
        OptionsValidationException? unknown = Assert.Throws<OptionsValidationException>(() => Configured("""{ "dev": { "Kind": "Pigeon" } }""").Hub());

        Assert.That(empty?.Message, Does.Contain("has no account").And.Not.Contain("InMemory"));
        Assert.That(unknown?.Message, Does.Contain("Registered kinds: Macaw, Parrot, InMemory;"));
    }

    [Test]
    public async Task What_it_declares_it_does()
    {
        using MessagingHubInstance hub = Configured("""{ "dev": { "Kind": "InMemory" } }""").Hub();
        MessagingCapabilities can = hub.Default.Capabilities;

        MessagingException option = await Failure.Of(hub.Default.SendAsync(
            Some.Message() with { ProviderOptions = new Dictionary<string, string> { ["memberId"] = "1" } }));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(option.Code, Is.EqualTo(MessagingErrorCode.NotSupported));
            Assert.That(can.Contents, Is.EqualTo(Enum.GetValues<MessageContents>().Aggregate((all, one) => all | one)));
            Assert.That(hub.Default.GetService<IMessageHistory>(), Is.Not.Null);
            Assert.That(hub.Default.GetService<IContactWriter>()?.Writes, Is.EqualTo(can.ContactWrites));
            Assert.That(hub.Default.GetService<IContactLookup>(), Is.Not.Null);
            Assert.That(hub.Default.GetService<IConnectionCheck>(), Is.Not.Null);
            Assert.That(hub.Default.GetService<IBulkSender>(), Is.Null);
        }
    }

    private static EditableConfiguration Configured(string providers) => new(Json(providers));

    private static string Json(string providers) => $$"""{ "MessagingHub": { "DefaultProvider": "dev", "Providers": {{providers}} } }""";
}
