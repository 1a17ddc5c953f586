using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace MessagingHub.Tests.Accounts;

/// <summary>Everything comes from configuration alone, and a name is the only identity.</summary>
[CancelAfter(20_000)]
internal sealed class AccountsTests
{
    [Test]
    public async Task Json_in_and_a_message_out(CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.Ok("m1"));
        var configuration = new EditableConfiguration(
            $$"""{ "MessagingHub": { "Providers": { "support": { "Kind": "parrot", "Key": "key-of-support", "BaseAddress": "{{server.Address}}" } } } }""");
        using MessagingHubInstance hub = configuration.Hub();

        SentMessage sent = await hub.Default.SendTextAsync(Some.Phone, "Hello", cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((sent.Id, sent.Provider), Is.EqualTo(("m1", "support")));
            Assert.That(server.Requests[0].Header("X-Parrot-Key"), Is.EqualTo("key-of-support"));
            Assert.That(server.Requests[0].Target, Is.EqualTo("/api/v1/messages"));
            Assert.That((hub.Default.Name, hub.Default.Kind), Is.EqualTo(("support", "Parrot")));
        }
    }

    [Test]
    public void The_kind_defaults_to_the_accounts_name()
    {
        using MessagingHubInstance hub = new EditableConfiguration("""{ "MessagingHub": { "Providers": { "PARROT": { "Key": "key-of-it" } } } }""").Hub();
        Assert.That((hub.Default.Name, hub.Default.Kind), Is.EqualTo(("PARROT", "Parrot")));
    }

    [TestCase("support")]
    [TestCase("SUPPORT")]
    [TestCase("Support")]
    public void Names_are_found_ignoring_case(string name)
    {
        using MessagingHubInstance hub = Two().Hub();
        Assert.That(hub.Get(name).Name, Is.EqualTo("support"));
        Assert.That(hub.TryGet(name, out IMessagingProvider? provider), Is.True);
        Assert.That(provider?.Name, Is.EqualTo("support"));
    }

    [TestCase("")]
    [TestCase("nobody")]
    [TestCase("support ")]
    [TestCase("MessagingHub:Providers:support")]
    public void A_name_that_is_none_is_not_found(string name)
    {
        using MessagingHubInstance hub = Two().Hub();
        Assert.That(hub.TryGet(name, out IMessagingProvider? provider), Is.False);
        Assert.That(provider, Is.Null);
        Assert.That(() => hub.Get(name), Throws.InstanceOf<KeyNotFoundException>().With.Message.Contains("eu, support"));
    }

    [Test]
    public void Names_are_listed_in_alphabetical_order()
    {
        using MessagingHubInstance hub = Two().Hub();
        Assert.That(hub.Names, Is.EqualTo((string[])["eu", "support"]));
    }

    [TestCase("EU")]
    [TestCase("eu")]
    public void The_default_is_named_ignoring_case(string name)
    {
        using MessagingHubInstance hub = Two(name).Hub();
        Assert.That(hub.Default.Name, Is.EqualTo("eu"));
    }

    [Test]
    public void Without_a_default_there_is_one_with_one_account_and_a_clear_error_with_two()
    {
        using MessagingHubInstance hub = Two().Hub();
        MessagingException? failure = Assert.Throws<MessagingException>(() => hub.Default.ListContactsAsync());
        Assert.That(failure?.Message, Does.Contain("DefaultProvider").And.Contain("eu, support"));
    }

    [Test]
    public void A_container_gives_the_default_the_keyed_and_the_chooser()
    {
        var services = new ServiceCollection();
        services.AddMessagingHub(Two("eu").Root.GetSection("MessagingHub")).AddKind(ParrotProvider.Kind).AddKind(MacawKind.Kind);
        using ServiceProvider container = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(container.GetRequiredService<IMessagingProvider>().Name, Is.EqualTo("eu"));
            Assert.That(container.GetRequiredKeyedService<IMessagingProvider>("Support").Name, Is.EqualTo("support"));
            Assert.That(container.GetRequiredService<IMessagingProviders>().Names, Has.Count.EqualTo(2));
            Assert.That(() => container.GetRequiredKeyedService<IMessagingProvider>("nobody"), Throws.InstanceOf<KeyNotFoundException>());
            Assert.That(() => container.GetRequiredKeyedService<IMessagingProvider>(7), Throws.InstanceOf<KeyNotFoundException>());
        }
    }

    [Test]
    public void Keys_of_environment_variables_are_settings()
    {
        string prefix = $"T{Guid.NewGuid():N}_";
        Environment.SetEnvironmentVariable($"{prefix}MessagingHub__Providers__support__Kind", "Parrot");
        Environment.SetEnvironmentVariable($"{prefix}MessagingHub__Providers__support__Key", "key-of-environment");
        Environment.SetEnvironmentVariable($"{prefix}MessagingHub__Providers__support__Resilience__MaxRetryAttempts", "0");
        IConfigurationRoot root = new ConfigurationBuilder().AddEnvironmentVariables(prefix).Build();

        using MessagingHubInstance hub = MessagingHubFactory.Create(root.GetSection("MessagingHub"), builder => builder.AddKind(ParrotProvider.Kind));

        Assert.That(hub.Get("support").Kind, Is.EqualTo("Parrot"));
    }

    [Test]
    public async Task Code_comes_after_the_accounts_section(CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.Ok("1"));
        var configuration = new EditableConfiguration(
            $$"""{ "MessagingHub": { "Providers": { "support": { "Key": "key-of-section", "BaseAddress": "{{server.Address}}" } } } }""");
        using MessagingHubInstance hub = configuration.Hub(
            configure: builder => builder.AddAccount<ParrotOptions>("Parrot", "SUPPORT", options => options.Key += "-and-code"));

        await hub.Default.SendAsync(Some.Message(), cancellationToken);

        Assert.That(server.Requests[0].Header("X-Parrot-Key"), Is.EqualTo("key-of-section-and-code"));
    }

    [Test]
    public async Task Two_accounts_of_one_kind_never_mix_their_credentials_however_often_they_are_reloaded_under_load(CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.Ok("1"));
        var configuration = new EditableConfiguration(TwoAt(server.Address, 0));
        using MessagingHubInstance hub = configuration.Hub();

        Task calls = Task.WhenAll(Enumerable.Range(0, 300).Select(i => Task.Run(
            () => hub.Parrot(i % 2 == 0 ? "a" : "b").ReadAsync($"{i}", cancellationToken), cancellationToken)));
        for (int edit = 1; edit <= 40; edit++)
        {
            configuration.Replace(TwoAt(server.Address, edit));
        }

        await calls;
        await hub.Parrot("a").ReadAsync("last", cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(server.Requests, Has.Count.EqualTo(301));
            Assert.That(
                server.Requests.Where(request => request.Target[..3] != $"/{request.Header("X-Parrot-Key")![..1]}/"), Is.Empty);
            Assert.That(server.Requests[^1].Header("X-Parrot-Key"), Is.EqualTo("a-key-40"));
        }
    }

    [Test]
    public void Options_do_not_show_their_values() =>
        Assert.That(new ParrotOptions { Key = Parrots.Key }.ToString(), Does.Not.Contain(Parrots.Key));

    private static string TwoAt(Uri server, int edit)
    {
        string host = server.GetLeftPart(UriPartial.Authority);
        return $$"""
            { "MessagingHub": { "DefaultProvider": "a", "Providers": {
                "a": { "Kind": "Parrot", "Key": "a-key-{{edit}}", "BaseAddress": "{{host}}/a/" },
                "b": { "Kind": "Parrot", "Key": "b-key-{{edit}}", "BaseAddress": "{{host}}/b/" } } } }
            """;
    }

    private static EditableConfiguration Two(string? defaultProvider = null) => new(
        $$"""
        { "MessagingHub": { {{(defaultProvider is null ? "" : $"\"DefaultProvider\": \"{defaultProvider}\",")}} "Providers": {
            "support": { "Kind": "Parrot", "Key": "key-of-support" },
            "eu": { "Kind": "Parrot", "Key": "key-of-eu" } } } }
        """);
}
