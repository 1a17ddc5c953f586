using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MessagingHub.Tests.Registration;

/// <summary>A real host on a real file that somebody edits.</summary>
[CancelAfter(30_000)]
internal sealed class RunningHostTests
{
    private string _folder = "";

    private string File => Path.Combine(_folder, "appsettings.json");

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("messaginghub-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Edits_of_the_file_take_effect_only_when_they_are_good(CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.Ok("1"));
        var log = new CollectingLogger();
        string good = Settings(server.Address, "key-one");
        Write(good);
        using IHost host = HostOf(log);
        await host.StartAsync(cancellationToken);
        IMessagingProvider provider = host.Services.GetRequiredService<IMessagingProvider>();
        IMessagingProviders providers = host.Services.GetRequiredService<IMessagingProviders>();

        async Task EditAsync(string text, string logged)
        {
            Task<string> entry = log.NextAsync(logged, cancellationToken);
            Write(text);
            await entry;
            await provider.SendAsync(Some.Message(), cancellationToken);
        }

        await provider.SendAsync(Some.Message(), cancellationToken);
        await EditAsync(Settings(server.Address, "key-two"), "was reloaded");
        await EditAsync(good[..(good.Length / 2)], "could not be read");
        await EditAsync(Settings(server.Address, ""), "MessagingHub:Providers:support:Key is missing");
        await EditAsync("", "could not be read");
        await EditAsync(Settings(server.Address, "key-three"), "was reloaded");
        await EditAsync(Settings(server.Address, "key-four", "eu"), "Accounts: eu, support");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                server.Requests.Select(request => request.Header("X-Parrot-Key")),
                Is.EqualTo((string[])["key-one", "key-two", "key-two", "key-two", "key-two", "key-three", "key-four"]));
            Assert.That(providers.Names, Is.EqualTo((string[])["eu", "support"]));
            Assert.That(log.Text, Does.Contain("appsettings.json"));
            Assert.That(log.Text, Does.Not.Contain("key-one").And.Not.Contain("key-two").And.Not.Contain("key-four"));
        }

        await host.StopAsync(cancellationToken);
    }

    [Test]
    public async Task Another_default_in_the_file_answers_the_next_call_and_one_that_is_no_account_changes_nothing(CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.Ok("1"));
        var log = new CollectingLogger();
        string both = $$"""
            { "MessagingHub": { "DefaultProvider": "support", "Providers": {
                "support": { "Kind": "Parrot", "Key": "key-of-support", "BaseAddress": "{{server.Address}}" },
                "eu": { "Kind": "Parrot", "Key": "key-of-eu", "BaseAddress": "{{server.Address}}" } } } }
            """;
        Write(both);
        using IHost host = HostOf(log);
        await host.StartAsync(cancellationToken);
        IMessagingProvider provider = host.Services.GetRequiredService<IMessagingProvider>();

        foreach ((string name, string logged) in ((string, string)[])[("eu", "was reloaded"), ("asia", "DefaultProvider names 'asia'"), ("SUPPORT", "was reloaded")])
        {
            Task<string> entry = log.NextAsync(logged, cancellationToken);
            Write(both.Replace("\"DefaultProvider\": \"support\"", $"\"DefaultProvider\": \"{name}\"", StringComparison.Ordinal));
            await entry;
            await provider.SendAsync(Some.Message(), cancellationToken);
        }

        Assert.That(
            server.Requests.Select(request => request.Header("X-Parrot-Key")), Is.EqualTo((string[])["key-of-eu", "key-of-eu", "key-of-support"]));
        await host.StopAsync(cancellationToken);
    }

    [Test]
    public async Task A_file_that_disappears_changes_nothing_and_is_logged(CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.Ok("1"));
        var log = new CollectingLogger();
        Write(Settings(server.Address, "key-one"));
        using IHost host = HostOf(log);
        await host.StartAsync(cancellationToken);

        Task<string> entry = log.NextAsync("MessagingHub:Providers has no account", cancellationToken);
        System.IO.File.Delete(File);
        await entry;
        await host.Services.GetRequiredService<IMessagingProvider>().SendAsync(Some.Message(), cancellationToken);

        Assert.That(server.Requests, Has.Count.EqualTo(1));
        await host.StopAsync(cancellationToken);
    }

    [Test]
    public async Task While_one_file_is_half_written_an_edit_of_another_one_does_not_remove_its_accounts(CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.Ok("1"));
        var log = new CollectingLogger();
        string other = Path.Combine(_folder, "more.json");
        Write(Settings(server.Address, "key-one"));
        Write(Settings(server.Address, "key-two", name: "eu"), other);
        using IHost host = HostOf(log, other);
        await host.StartAsync(cancellationToken);

        Task<string> entry = log.NextAsync("could not be read", cancellationToken);
        Write("{ \"MessagingHub\": {");
        await entry;
        entry = log.NextAsync("cannot be read, and what it configured is missing", cancellationToken);
        Write(Settings(server.Address, "key-three", name: "eu"), other);
        await entry;
        Assert.That(host.Services.GetRequiredService<IMessagingProviders>().Names, Is.EqualTo((string[])["eu", "support"]));

        entry = log.NextAsync("was reloaded", cancellationToken);
        Write(Settings(server.Address, "key-four"));
        await entry;
        await host.Services.GetRequiredService<IMessagingProviders>().Get("eu").SendAsync(Some.Message(), cancellationToken);
        Assert.That(server.Requests.Single().Header("X-Parrot-Key"), Is.EqualTo("key-three"));
        await host.StopAsync(cancellationToken);
    }

    private IHost HostOf(CollectingLogger log, params string[] more)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        foreach (string file in (string[])[.. more, File])
        {
            builder.Configuration.AddJsonFile(source =>
            {
                source.Path = file;
                source.ReloadOnChange = true;
                source.ReloadDelay = 0;
                source.ResolveFileProvider();
            });
        }

        builder.Logging.AddProvider(log).SetMinimumLevel(LogLevel.Trace);
        builder.Services.AddMessagingHub(builder.Configuration.GetSection("MessagingHub")).AddKind(ParrotProvider.Kind);
        return builder.Build();
    }

    /// <summary>The file changes in one step, so that each edit is one change and no half of it.</summary>
    private void Write(string text, string? file = null)
    {
        string draft = Path.Combine(_folder, "draft");
        System.IO.File.WriteAllText(draft, text);
        System.IO.File.Move(draft, file ?? File, overwrite: true);
    }

    private static string Settings(Uri address, string key, string? more = null, string name = "support") =>
        $$"""
        { "MessagingHub": { "DefaultProvider": "{{name}}", "Providers": {
            {{(more is null ? "" : $$"""
            "{{more}}": { "Kind": "Parrot", "Key": "{{key}}" },
            """)}}
            "{{name}}": { "Kind": "Parrot", "Key": "{{key}}", "BaseAddress": "{{address}}" } } } }
        """;
}
