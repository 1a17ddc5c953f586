using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace MessagingHub.Tests.Routes;

/// <summary>Routes come from configuration or code, share names with accounts, and a wrong one stops the start with its path and its fix.</summary>
internal sealed class RouteConfigurationTests
{
    [Test]
    public async Task A_route_is_found_by_name_as_the_default_and_as_a_keyed_service()
    {
        ScriptedAccount[] accounts = [ScriptedAccount.Failing("a", MessagingErrorCode.Unavailable), new("b")];
        var services = new ServiceCollection();
        services.AddMessagingHub(Json("\"Alerts\": { \"Strategy\": \"failover\", \"Providers\": [\"A\", \"b\"] }", "\"DefaultProvider\": \"ALERTS\",").Root.GetSection("MessagingHub"))
            .AddKind(ScriptedAccount.KindOf(accounts));
        await using ServiceProvider container = services.BuildServiceProvider();
        IMessagingProviders hub = container.GetRequiredService<IMessagingProviders>();

        IMessagingProvider[] same =
        [
            container.GetRequiredService<IMessagingProvider>(), container.GetRequiredKeyedService<IMessagingProvider>("alerts"), hub.Default, hub.Get("alerts"),
        ];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(hub.Names, Is.EqualTo(new[] { "a", "Alerts", "b" }));
            Assert.That(hub.TryGet("aLERTS", out IMessagingProvider? found), Is.True);
            Assert.That(found?.Name, Is.EqualTo("Alerts"));
            foreach (IMessagingProvider route in same)
            {
                Assert.That((route.Name, route.Kind), Is.EqualTo(("Alerts", "Route")));
                Assert.That((await route.SendAsync(Some.Message())).Provider, Is.EqualTo("b"));
            }
        }
    }

    [Test]
    public void The_only_account_stays_the_default_beside_a_route()
    {
        using MessagingHubInstance hub = ScriptedAccount.Hub(new ScriptedAccount("a"));
        Assert.That((hub.Default.Name, hub.Names.Count), Is.EqualTo(("a", 2)));
    }

    [Test]
    public async Task Environment_variables_make_a_route_and_code_comes_after_its_section()
    {
        ScriptedAccount[] accounts = [ScriptedAccount.Failing("a", MessagingErrorCode.Unavailable), ScriptedAccount.Failing("b", MessagingErrorCode.Unavailable), new("c")];
        IConfigurationRoot root = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Routes:alerts:Providers:0"] = "a",
            ["Routes:alerts:Providers:1"] = "b",
            ["Providers:a:Kind"] = "Scripted",
            ["Providers:b:Kind"] = "Scripted",
            ["Providers:c:Kind"] = "Scripted",
            ["Providers:a:Key"] = "key",
            ["Providers:b:Key"] = "key",
            ["Providers:c:Key"] = "key",
        }).Build();
        using MessagingHubInstance hub = MessagingHubFactory.Create(
            root, builder => builder.AddKind(ScriptedAccount.KindOf(accounts)).AddRoute("ALERTS", ["c"]));

        SentMessage sent = await hub.Get("alerts").SendAsync(Some.Message());

        Assert.That(sent.Attempts!.Select(attempt => attempt.Provider), Is.EqualTo(new[] { "a", "b", "c" }));
    }

    private static IEnumerable<TestCaseData> Wrong()
    {
        static TestCaseData Case(string routes, params string[] problems) => new TestCaseData(routes, problems).SetArgDisplayNames(routes);

        yield return Case(""" "r": {} """, "r:Providers is empty: name at least one account");
        yield return Case(""" "r": { "Providers": [] } """, "r:Providers is empty");
        yield return Case(""" "r": { "Providers": null } """, "r:Providers is empty");
        yield return Case(""" "r": "a" """, "r is a group of settings, not a single value");
        yield return Case(""" "r": ["a"] """, "r:Providers is empty");
        yield return Case(""" "r": { "Providers": "a" } """, "r:Providers is a list of names");
        yield return Case(""" "r": { "Providers": { "first": "a" } } """, "r:Providers is a list of names");
        yield return Case(""" "r": { "Providers": [["a"]] } """, "r:Providers:0 is a single name");
        yield return Case(""" "r": { "Providers": ["a", ""] } """, "r:Providers:1 is empty");
        yield return Case(""" "r": { "Providers": ["a", "b", "A"] } """, "r:Providers:2 names 'A' again");
        yield return Case(""" "r": { "Providers": ["a", "z"] } """, "r:Providers:1 names 'z', which is neither an account nor a route. Accounts: a, b.");
        yield return Case(""" "r": { "Providers": ["z"] }, "s": { "Providers": ["a"] } """, "r:Providers:0 names 'z', which is neither an account nor a route. Accounts: a, b. Routes: s.");
        yield return Case(""" "r": { "Providers": ["a"], "Strategy": "RoundRobin" } """, "r:Strategy is 'RoundRobin', which is no strategy. Strategies: Failover.");
        yield return Case(""" "r": { "Providers": ["a"], "Strategy": "0" } """, "r:Strategy is '0'");
        yield return Case(""" "r": { "Providers": ["a"], "Strategy": ["Failover"] } """, "r:Strategy is a single value");
        yield return Case(""" "r": { "Providers": ["a"], "Requires": "Text" } """, "r:Requires is a list of names");
        yield return Case(
            """ "r": { "Providers": ["a"], "Requires": ["Text", "Fax"] } """,
            "r:Requires:1 is 'Fax', which is nothing a route can require. Words: Text, Image, Video, Audio, Document, Location, ContactCard, Buttons, List, "
            + "Reaction, Template, Phone, Conversation, Group, Replies, Scheduling, Sender.");
        yield return Case(""" "r": { "Providers": ["a"], "Requires": ["None"] } """, "r:Requires:0 is 'None'");
        yield return Case(
            """ "r": { "Providers": ["a", "", "A", "z", "z"], "Requires": ["Fax"] } """,
            "r:Providers:1 is empty", "r:Providers:2 names 'A' again", "r:Providers:3 names 'z', which is neither", "r:Providers:4 names 'z' again", "r:Requires:0 is 'Fax'");
        yield return Case(""" "r": { "Strategy": "7", "Providers": ["z"] } """, "r:Strategy is '7', which is no strategy. Strategies: Failover.", "r:Providers:0 names 'z'");
        yield return Case(""" "A": { "Providers": ["b"] } """, "A has the name of the account MessagingHub:Providers:A");
        yield return Case(""" "": { "Providers": ["a"] } """, " has a route with an empty name");
        yield return Case(""" "r": { "Providers": ["r"] } """, "r:Providers leads back to the route itself: r → r.");
        yield return Case(""" "r": { "Providers": ["S"] }, "s": { "Providers": ["a", "R"] } """, "r:Providers leads back to the route itself: r → s → r.");
        yield return Case(
            """ "p": { "Providers": ["q"] }, "q": { "Providers": ["s"] }, "s": { "Providers": ["t"] }, "t": { "Providers": ["q"] } """,
            "q:Providers leads back to the route itself: q → s → t → q.");
        yield return Case(
            """ "r": { "Providers": ["s", "t"] }, "s": { "Providers": ["r"] }, "t": { "Providers": ["r"] } """, "r → s → r.", "r → t → r.");
        yield return Case(
            """ "r": { "Providers": ["z"] }, "s": { "Providers": [] }, "t": { "Providers": ["a"], "Requires": ["Fax"] } """,
            "r:Providers:0 names 'z'", "s:Providers is empty", "t:Requires:0 is 'Fax'");
    }

    [TestCaseSource(nameof(Wrong))]
    public void A_wrong_route_stops_the_start_with_its_path(string routes, string[] problems)
    {
        string[] found = ProblemsOf(Json(routes));

        Assert.That(found, Has.Length.EqualTo(problems.Length));
        foreach (string problem in problems)
        {
            Assert.That(found, Has.One.Contains(problem).And.All.StartsWith("MessagingHub:Routes"));
        }
    }

    [Test]
    public void Routes_that_are_none_are_a_problem() => Assert.That(
        ProblemsOf(new EditableConfiguration("""{ "MessagingHub": { "Routes": "alerts", "Providers": { "a": { "Kind": "Parrot", "Key": "key" } } } }""")),
        Is.EqualTo(new[] { "MessagingHub:Routes is a group of routes, not a single value." }));

    [Test]
    public void Problems_of_accounts_routes_and_the_default_are_told_at_once()
    {
        string[] problems = ProblemsOf(new EditableConfiguration("""
            { "MessagingHub": { "DefaultProvider": "nobody",
                "Providers": { "a": { "Kind": "Parrot" }, "b": { "Kind": "Parrot", "Key": "key" } },
                "Routes": { "r": { "Providers": ["a", "b"], "Requires": ["Template"] } } } }
            """));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(problems, Has.Length.EqualTo(3));
            Assert.That(problems, Has.One.StartsWith("MessagingHub:Providers:a:Key is missing"));
            Assert.That(problems, Has.One.StartsWith("MessagingHub:DefaultProvider names 'nobody'").And.One.Contains("There are: a, b, r."));
            Assert.That(problems, Has.One.StartsWith("MessagingHub:Routes:r:Requires asks every account of the route for Template, and b (Parrot) cannot do that. Macaw and Scripted can."));
        }
    }

    [Test]
    public void A_setting_that_a_route_does_not_have_is_warned_of_once()
    {
        using var log = new CollectingLogger();
        EditableConfiguration configuration = Json(""" "r": { "Providers": ["a"], "Require": ["Text"] } """);
        using MessagingHubInstance hub = configuration.Hub(configure: builder =>
            builder.AddKind(ScriptedAccount.KindOf(new ScriptedAccount("a"), new ScriptedAccount("b"))).Services.AddSingleton<Microsoft.Extensions.Logging.ILoggerProvider>(log));

        configuration.Root.Reload();

        Assert.That(
            log.Text.Split('\n').Where(entry => entry.Contains("MessagingHub:Routes:r:Require is not a setting of a route", StringComparison.Ordinal)),
            Has.One.Contains("Settings: Strategy, Providers, Requires."));
    }

    [Test]
    public void A_strategy_that_there_is_not_is_refused_from_code_as_well()
    {
        OptionsValidationException? refused = Assert.Throws<OptionsValidationException>(() => ScriptedAccount.Hub(
            time: null,
            hub => hub.AddRoute("r", route => (route.Strategy, route.Providers) = ((RouteStrategy)7, ["a"])),
            new ScriptedAccount("a")));

        Assert.That(refused!.Failures, Is.EqualTo(new[] { "Routes:r:Strategy is '7', which is no strategy. Strategies: Failover." }));
    }

    [TestCase("")]
    [TestCase("a:b")]
    public void A_name_that_cannot_stand_in_a_path_is_a_mistake(string name) => Assert.That(
        () => ScriptedAccount.Hub(time: null, hub => hub.AddRoute(name, ["a"]), new ScriptedAccount("a")), Throws.ArgumentException);

    [Test]
    public void A_route_added_twice_is_a_mistake() => Assert.That(
        () => ScriptedAccount.Hub(time: null, hub => hub.AddRoute("r", ["a"]).AddRoute("R", ["a"]), new ScriptedAccount("a")),
        Throws.ArgumentException.With.Message.Contains("added before"));

    internal static EditableConfiguration Json(string routes, string more = "") => new(
        $$"""
        { "MessagingHub": { {{more}} "Routes": { {{routes}} },
            "Providers": { "a": { "Kind": "Scripted", "Key": "key" }, "b": { "Kind": "Scripted", "Key": "key" } } } }
        """);

    private static string[] ProblemsOf(EditableConfiguration configuration)
    {
        OptionsValidationException? refused = Assert.Throws<OptionsValidationException>(() =>
            configuration.Hub(configure: hub => hub.AddKind(ScriptedAccount.KindOf(new ScriptedAccount("a"), new ScriptedAccount("b")))));
        return [.. refused?.Failures ?? []];
    }
}
