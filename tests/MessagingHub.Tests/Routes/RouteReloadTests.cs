using Microsoft.Extensions.DependencyInjection;

namespace MessagingHub.Tests.Routes;

/// <summary>A changed route takes effect on the next call, an invalid one on none; what runs keeps its accounts.</summary>
[CancelAfter(20_000)]
internal sealed class RouteReloadTests
{
    [Test]
    public async Task Another_order_an_added_and_a_removed_route_are_seen_by_the_next_call()
    {
        EditableConfiguration configuration = RouteConfigurationTests.Json(""" "r": { "Providers": ["a", "b"] } """);
        using MessagingHubInstance hub = Hub(configuration, new("a"), new("b"));
        IMessagingProvider held = hub.Get("r");

        string? before = (await held.SendAsync(Some.Message())).Provider;
        Replace(configuration, """ "r": { "Providers": ["b", "a"] }, "s": { "Providers": ["r"] } """);
        string? after = (await held.SendAsync(Some.Message())).Provider;
        IMessagingProvider added = hub.Get("s");
        string? through = (await added.SendAsync(Some.Message())).Provider;
        Replace(configuration, """ "s": { "Providers": ["a"] } """);
        MessagingException gone = await Failure.Of(held.SendAsync(Some.Message()));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((before, after, through), Is.EqualTo(("a", "b", "b")));
            Assert.That((gone.Code, gone.MayHaveBeenAccepted), Is.EqualTo((MessagingErrorCode.NotFound, false)));
            Assert.That(gone.Message, Does.Contain("'r' is not configured any more").And.Contain("a, b, s"));
            Assert.That((await added.SendAsync(Some.Message())).Provider, Is.EqualTo("a"));
        }
    }

    [TestCase(""" "r": { "Providers": ["r"] } """)]
    [TestCase(""" "r": { "Providers": ["b", "s"] }, "s": { "Providers": ["r"] } """)]
    [TestCase(""" "r": { "Providers": ["b", "nobody"] } """)]
    [TestCase(""" "r": { "Providers": [] } """)]
    [TestCase(""" "r": { "Providers": ["b"], "Requires": ["Fax"] } """)]
    [TestCase(""" "r": { "Providers": ["b"] }, "a": { "Providers": ["b"] } """)]
    public async Task An_invalid_change_leaves_the_last_good_routes(string routes)
    {
        EditableConfiguration configuration = RouteConfigurationTests.Json(""" "r": { "Providers": ["a", "b"] } """);
        using MessagingHubInstance hub = Hub(configuration, new("a"), new("b"));

        Replace(configuration, routes);

        Assert.That((await hub.Get("r").SendAsync(Some.Message())).Provider, Is.EqualTo("a"));
        Assert.That(hub.Names, Is.EqualTo(new[] { "a", "b", "r" }));
    }

    [Test]
    public void A_change_of_the_requirements_alone_is_noticed()
    {
        using var log = new CollectingLogger();
        EditableConfiguration configuration = RouteConfigurationTests.Json(""" "r": { "Providers": ["a", "b"] } """);
        using MessagingHubInstance hub = configuration.Hub(configure: builder => builder
            .AddKind(ScriptedAccount.KindOf(new ScriptedAccount("a"), new ScriptedAccount("b")))
            .Services.AddSingleton<Microsoft.Extensions.Logging.ILoggerProvider>(log));

        Replace(configuration, """ "r": { "Providers": ["a", "b"], "Requires": ["Text"] } """);
        int noticed = Reloads(log);
        Replace(configuration, """ "r": { "Providers": ["A", "B"], "Requires": ["text"] } """);

        Assert.That((noticed, Reloads(log)), Is.EqualTo((1, 1)));
    }

    [TestCase(RouteStrategy.Failover, "Text", true)]
    [TestCase(RouteStrategy.Failover, "TEXT", true)]
    [TestCase(RouteStrategy.Failover, "Image", false)]
    [TestCase((RouteStrategy)7, "Text", false)]
    public void A_route_is_the_same_only_with_the_same_strategy_and_requirements(RouteStrategy strategy, string word, bool isSame) => Assert.That(
        new RouteSource("r", RouteStrategy.Failover, ["a"], ["Text"]).IsSameAs(new RouteSource("r", strategy, ["A"], [word])), Is.EqualTo(isSame));

    [Test]
    public async Task A_call_in_flight_keeps_the_accounts_it_began_with(CancellationToken cancellationToken)
    {
        var answer = new TaskCompletionSource<SentMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = new ScriptedAccount("a") { Send = (_, _) => answer.Task };
        var second = new ScriptedAccount("b");
        EditableConfiguration configuration = RouteConfigurationTests.Json(""" "r": { "Providers": ["a", "b"] } """);
        using MessagingHubInstance hub = Hub(configuration, first, second);

        Task<SentMessage> send = hub.Get("r").SendAsync(Some.Message(), cancellationToken);
        configuration.Replace("""{ "MessagingHub": { "Providers": { "c": { "Kind": "Parrot", "Key": "key" } } } }""");
        Assert.That(hub.Names, Is.EqualTo(new[] { "c" }));
        answer.SetException(new MessagingException(MessagingErrorCode.Unavailable, "a (Scripted): down."));

        Assert.That((await send).Provider, Is.EqualTo("b"));
    }

    [Test]
    public async Task A_route_uses_the_new_credential_of_its_account(CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.Ok("1"));
        var configuration = new EditableConfiguration(WithKey(server.Address, "key-one"));
        using MessagingHubInstance hub = configuration.Hub();
        IMessagingProvider held = hub.Default;

        await held.SendAsync(Some.Message(), cancellationToken);
        configuration.Replace(WithKey(server.Address, "key-two"));
        await held.SendAsync(Some.Message(), cancellationToken);

        Assert.That(server.Requests.Select(request => request.Header("X-Parrot-Key")), Is.EqualTo(new[] { "key-one", "key-two" }));
    }

    private static MessagingHubInstance Hub(EditableConfiguration configuration, params ScriptedAccount[] accounts) =>
        configuration.Hub(configure: hub => hub.AddKind(ScriptedAccount.KindOf(accounts)));

    private static int Reloads(CollectingLogger log) =>
        log.Text.Split('\n').Count(entry => entry.Contains("configuration was reloaded", StringComparison.Ordinal));

    private static void Replace(EditableConfiguration configuration, string routes) => configuration.Replace(
        $$"""
        { "MessagingHub": { "Routes": { {{routes}} },
            "Providers": { "a": { "Kind": "Scripted", "Key": "key" }, "b": { "Kind": "Scripted", "Key": "key" } } } }
        """);

    private static string WithKey(Uri address, string key) => $$"""
        { "MessagingHub": { "DefaultProvider": "r", "Routes": { "r": { "Providers": ["a"] } },
            "Providers": { "a": { "Kind": "Parrot", "Key": "{{key}}", "BaseAddress": "{{address}}" } } } }
        """;
}
