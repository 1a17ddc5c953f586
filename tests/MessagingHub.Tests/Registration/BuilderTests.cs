using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace MessagingHub.Tests.Registration;

internal sealed class BuilderTests
{
    [Test]
    public void A_kind_added_twice_is_there_once()
    {
        OptionsValidationException? refused = Assert.Throws<OptionsValidationException>(() => MessagingHubFactory.Create(hub => hub
            .AddKind(ParrotProvider.Kind).AddKind(ParrotProvider.Kind).AddAccount<ParrotOptions>("parrot", "a", _ => { })));
        Assert.That(refused?.Failures.Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task Two_kinds_may_share_one_type_of_options()
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.Ok("1"));
        var parakeet = new ProviderKind<ParrotOptions>
        {
            Name = "Parakeet",
            Capabilities = ParrotProvider.CanDo,
            Bind = (_, options) => options.Realm += "parakeet",
            Credential = ParrotProvider.Kind.Credential,
            Create = ParrotProvider.Kind.Create,
        };
        using MessagingHubInstance hub = MessagingHubFactory.Create(builder => builder.AddKind(ParrotProvider.Kind).AddKind(parakeet)
            .AddAccount<ParrotOptions>("Parrot", "a", options =>
            {
                options.Key += "key-of-a";
                options.BaseAddress = server.Address;
            }));

        await hub.SendAsync(CancellationToken.None);
        OptionsValidationException? refused = Assert.Throws<OptionsValidationException>(() => MessagingHubFactory.Create(
            builder => builder.AddKind(ParrotProvider.Kind).AddKind(parakeet).AddAccount<ParrotOptions>("Parrot", "a", _ => { })));

        Assert.That(server.Requests[0].Header("X-Parrot-Key"), Is.EqualTo("key-of-a"));
        Assert.That(refused?.Failures.Count(), Is.EqualTo(1));
    }

    [TestCase("a")]
    [TestCase("A")]
    public void An_account_added_twice_is_a_mistake(string name) => WithBuilder(hub =>
    {
        hub.AddAccount<ParrotOptions>("Parrot", "a", _ => { });
        Assert.That(() => hub.AddAccount<ParrotOptions>("Parrot", name, _ => { }), Throws.ArgumentException.With.Message.Contains("added before"));
    });

    [TestCase("")]
    [TestCase(" ")]
    [TestCase("a:b")]
    public void A_name_that_cannot_stand_in_a_path_is_a_mistake(string name) => WithBuilder(hub =>
        Assert.That(() => hub.AddAccount<ParrotOptions>("Parrot", name, _ => { }), Throws.ArgumentException));

    [Test]
    public void Nothing_takes_null() => WithBuilder(hub =>
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => hub.AddKind<ParrotOptions>(null!), Throws.ArgumentNullException);
            Assert.That(() => hub.AddAccount<ParrotOptions>("Parrot", "a", null!), Throws.ArgumentNullException);
            Assert.That(() => hub.ConfigureHttpClient(null!), Throws.ArgumentNullException);
            Assert.That(() => new ServiceCollection().AddMessagingHub(null!), Throws.ArgumentNullException);
            Assert.That(() => MessagingHubFactory.Create(null!), Throws.ArgumentNullException);
            Assert.That(() => MessagingHubFactory.Create(new ConfigurationBuilder().Build(), null!), Throws.ArgumentNullException);
        }
    });

    [Test]
    public void An_account_of_a_kind_that_was_never_added_is_told_so()
    {
        OptionsValidationException? refused = Assert.Throws<OptionsValidationException>(() => MessagingHubFactory.Create(hub => hub
            .AddKind(MacawKind.Kind).AddAccount<ParrotOptions>("Parrot", "a", _ => { })));
        Assert.That(refused?.Message, Does.Contain("Providers:a:Kind is 'Parrot'").And.Contain("Registered kinds: Macaw"));
    }

    [Test]
    public async Task An_application_may_configure_an_accounts_options_by_its_name()
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.Ok("1"));
        using MessagingHubInstance hub = Parrots.At(
            server.Address, http: http => http.Services.PostConfigure<ParrotOptions>("polly", options => options.Key = "key-of-application"));

        await hub.SendAsync(CancellationToken.None);

        Assert.That(server.Requests[0].Header("X-Parrot-Key"), Is.EqualTo("key-of-application"));
    }

    [Test]
    public void Adding_the_hub_twice_adds_to_the_same_one()
    {
        var services = new ServiceCollection();
        services.AddMessagingHub().AddKind(ParrotProvider.Kind).AddAccount<ParrotOptions>("Parrot", "a", options => options.Key = Parrots.Key);
        services.AddMessagingHub().AddAccount<ParrotOptions>("Parrot", "b", options => options.Key = Parrots.Key);
        using ServiceProvider container = services.BuildServiceProvider();

        Assert.That(container.GetRequiredService<IMessagingProviders>().Names, Is.EqualTo((string[])["a", "b"]));
    }

    private static void WithBuilder(Action<MessagingHubBuilder> use) => use(new ServiceCollection().AddMessagingHub());

    [Test]
    public void A_second_section_is_refused_because_it_would_have_no_effect()
    {
        var services = new ServiceCollection();
        IConfiguration configuration = new ConfigurationBuilder().Build();
        services.AddMessagingHub(configuration.GetSection("MessagingHub"));

        Assert.That(() => services.AddMessagingHub(configuration.GetSection("Other")), Throws.InvalidOperationException.With.Message.Contain("MessagingHub"));
        Assert.That(() => services.AddMessagingHub(configuration.GetSection("MessagingHub")), Throws.Nothing);
    }
}
