using Microsoft.Extensions.Configuration;

namespace MessagingHub.Tests.Accounts;

/// <summary>Two accounts of one kind, seen at the socket: each request carries its own credential, however the name is spelled and whatever is reloaded.</summary>
[CancelAfter(30_000)]
internal sealed class CredentialTests
{
    [Test]
    public async Task Names_that_differ_only_in_case_are_one_account_during_reloads_that_change_the_case_too(CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.Ok("1"));
        var configuration = new EditableConfiguration(Two(server.Address, "support", "eu", 0));
        using MessagingHubInstance hub = configuration.Hub();
        string[] spellings = ["support", "SUPPORT", "Support", "eu", "EU", "Eu"];

        Task calls = Task.WhenAll(Enumerable.Range(0, 240).Select(i => Task.Run(
            () => hub.Parrot(spellings[i % spellings.Length]).ReadAsync($"{spellings[i % spellings.Length]}", cancellationToken), cancellationToken)));
        for (int edit = 1; edit <= 30; edit++)
        {
            configuration.Replace(Two(server.Address, spellings[edit % 3], spellings[3 + (edit % 3)], edit));
        }

        await calls;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(hub.Names, Has.Count.EqualTo(2));
            Assert.That(server.Requests, Has.Count.EqualTo(240));
            Assert.That(
                server.Requests.Where(request => !request.Header("X-Parrot-Key")!.StartsWith(
                    "key-of-" + request.Target.Split('/')[^1].ToLowerInvariant(), StringComparison.Ordinal)),
                Is.Empty);
        }
    }

    [Test]
    public async Task A_second_source_that_spells_the_name_otherwise_changes_the_same_account(CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.Ok("1"));
        IConfigurationRoot root = new ConfigurationBuilder()
            .AddInMemoryCollection([
                new("MessagingHub:Providers:support:Kind", "Parrot"),
                new("MessagingHub:Providers:support:Key", "key-of-file"),
                new("MessagingHub:Providers:support:BaseAddress", server.Address.AbsoluteUri)])
            .AddInMemoryCollection([new("MESSAGINGHUB:PROVIDERS:SUPPORT:KEY", "key-of-environment")])
            .Build();
        using MessagingHubInstance hub = MessagingHubFactory.Create(root.GetSection("MessagingHub"), builder => builder.AddKind(ParrotProvider.Kind));

        await hub.Get("Support").SendAsync(Some.Message(), cancellationToken);

        Assert.That(hub.Names, Has.Count.EqualTo(1));
        Assert.That(server.Requests.Single().Header("X-Parrot-Key"), Is.EqualTo("key-of-environment"));
    }

    [Test]
    public async Task Accounts_of_code_and_of_configuration_stand_side_by_side_and_only_the_configured_one_follows_an_edit(CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.Ok("1"));
        var configuration = new EditableConfiguration(One(server.Address, "key-one"));
        using MessagingHubInstance hub = configuration.Hub(configure: builder => builder.AddAccount<ParrotOptions>("Parrot", "coded", options =>
        {
            options.Key = "key-of-code";
            options.BaseAddress = server.Address;
        }));

        await CallBothAsync(hub, cancellationToken);
        configuration.Replace(One(server.Address, "key-two"));
        await CallBothAsync(hub, cancellationToken);

        Assert.That(hub.Names, Is.EqualTo((string[])["coded", "written"]));
        Assert.That(
            server.Requests.Select(request => request.Header("X-Parrot-Key")),
            Is.EqualTo((string[])["key-one", "key-of-code", "key-two", "key-of-code"]));
    }

    private static async Task CallBothAsync(MessagingHubInstance hub, CancellationToken cancellationToken)
    {
        await hub.Get("written").SendAsync(Some.Message(), cancellationToken);
        await hub.Get("coded").SendAsync(Some.Message(), cancellationToken);
    }

    private static string One(Uri address, string key) =>
        $$"""{ "MessagingHub": { "DefaultProvider": "written", "Providers": { "written": { "Kind": "Parrot", "Key": "{{key}}", "BaseAddress": "{{address}}" } } } }""";

    private static string Two(Uri address, string support, string eu, int edit) =>
        $$"""
        { "MessagingHub": { "DefaultProvider": "eu", "Providers": {
            "{{support}}": { "Kind": "Parrot", "Key": "key-of-support-{{edit}}", "BaseAddress": "{{address}}" },
            "{{eu}}": { "Kind": "Parrot", "Key": "key-of-eu-{{edit}}", "BaseAddress": "{{address}}" } } } }
        """;
}
