using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MessagingHub.Tests.Registration;

/// <summary>A wrong configuration stops the start, with every problem, its path and its fix, and without any secret.</summary>
internal sealed class StartTests
{
    [Test]
    public void All_problems_are_told_at_once_each_with_its_path()
    {
        const string json = """
            { "MessagingHub": { "Providers": {
                "nokey":   { "Kind": "Parrot", "BaseAddress": "http://parrot.example/api" },
                "unknown": { "Kind": "Dodo" },
                "dirty":   { "Kind": "Parrot", "Key": "secret key\nwith break", "Realm": "far too long for one" },
                "address": { "Kind": "Parrot", "Key": "secret-enough", "BaseAddress": "https://user:secret@parrot.example/?a=b#c" },
                "numbers": { "Kind": "Parrot", "Key": "secret-enough", "MaxResponseBytes": 5,
                             "Resilience": { "AttemptTimeout": "00:01:00", "TotalTimeout": "00:00:30", "MaxRetryAttempts": -1, "Delay": "-00:00:01" } } } } }
            """;

        string[] problems = ProblemsOf(json);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(problems, Has.One.StartsWith("MessagingHub:Providers:nokey:Key is missing: take it from Parrot, Settings"));
            Assert.That(problems, Has.One.StartsWith("MessagingHub:Providers:nokey:BaseAddress must begin with https://"));
            Assert.That(problems, Has.One.StartsWith("MessagingHub:Providers:unknown:Kind is 'Dodo'").And.One.Contains("Macaw, Parrot"));
            Assert.That(problems, Has.One.StartsWith("MessagingHub:Providers:dirty:Key has a space, a line break"));
            Assert.That(problems, Has.One.StartsWith("MessagingHub:Providers:dirty:Realm has at most 10 characters"));
            Assert.That(problems, Has.One.StartsWith("MessagingHub:Providers:address:BaseAddress must have no user"));
            Assert.That(problems, Has.One.StartsWith("MessagingHub:Providers:numbers:MaxResponseBytes must be"));
            Assert.That(problems, Has.One.StartsWith("MessagingHub:Providers:numbers:Resilience:TotalTimeout (00:00:30) must be at least").And.One.Contains("00:01:00"));
            Assert.That(problems, Has.One.StartsWith("MessagingHub:Providers:numbers:Resilience:MaxRetryAttempts must be"));
            Assert.That(problems, Has.One.StartsWith("MessagingHub:Providers:numbers:Resilience:Delay must be"));
            Assert.That(problems, Has.Length.EqualTo(10));
            Assert.That(string.Join('\n', problems), Does.Not.Contain("secret"));
        }
    }

    [Test]
    public void A_default_that_is_no_account_is_told_together_with_the_other_problems()
    {
        string[] problems = ProblemsOf("""{ "MessagingHub": { "DefaultProvider": "polly", "Providers": { "a": { "Kind": "Parrot" } } } }""");

        Assert.That(problems, Has.One.StartsWith("MessagingHub:DefaultProvider names 'polly'"));
        Assert.That(problems, Has.One.StartsWith("MessagingHub:Providers:a:Key is missing"));
    }

    [TestCase("parrot.example/api")]
    [TestCase("/api")]
    [TestCase("ftp://parrot.example")]
    [TestCase("file:///tmp")]
    [TestCase("http://parrot.example")]
    [TestCase("http://127.0.0.1.parrot.example")]
    [TestCase("http://10.0.0.1")]
    public void An_address_that_would_not_do_is_refused(string address) =>
        Assert.That(ProblemsOf(One($"\"BaseAddress\": \"{address}\",")), Has.Length.EqualTo(1).And.All.StartsWith("MessagingHub:Providers:a:BaseAddress must"));

    [TestCase("http://localhost:5000/api")]
    [TestCase("http://127.0.0.1/api")]
    [TestCase("http://[::1]:80")]
    [TestCase("https://parrot.example/api/v1/")]
    public void An_address_on_loopback_may_be_http(string address)
    {
        using MessagingHubInstance hub = new EditableConfiguration(One($"\"BaseAddress\": \"{address}\",")).Hub();
        Assert.That(hub.Names, Has.Count.EqualTo(1));
    }

    [TestCase("00:00:00")]
    [TestCase("-00:00:01")]
    [TestCase("00:00:00.001")]
    [TestCase("2.00:00:00")]
    public void A_time_that_no_timer_takes_is_a_problem_with_its_path(string time) => Assert.That(
        ProblemsOf(One($$""" "Resilience": { "AttemptTimeout": "{{time}}", "TotalTimeout": "{{time}}" }, """)), Is.Not.Empty.And.All.StartsWith("MessagingHub:Providers:a:Resilience:"));

    [TestCase(1023)]
    [TestCase(-1)]
    [TestCase(int.MaxValue)]
    public void A_size_out_of_range_is_a_problem(int size) =>
        Assert.That(ProblemsOf(One($"\"MaxResponseBytes\": {size},")), Has.Length.EqualTo(1).And.All.StartsWith("MessagingHub:Providers:a:MaxResponseBytes"));

    [TestCase("\"MaxResponseBytes\": \"much\",", "MaxResponseBytes")]
    [TestCase("\"Resilience\": { \"Delay\": \"soon\" },", "Resilience:Delay")]
    [TestCase("\"Resilience\": { \"Enabled\": \"perhaps\" },", "Resilience:Enabled")]
    public void A_value_of_the_wrong_type_is_a_problem_with_its_path(string setting, string path) =>
        Assert.That(ProblemsOf(One(setting)), Has.Length.EqualTo(1).And.All.Contains($"MessagingHub:Providers:a:{path}"));

    [TestCase("{}")]
    [TestCase("""{ "MessagingHub": { "Providers": {} } }""")]
    public void No_account_at_all_is_a_problem_with_an_example(string json) =>
        Assert.That(ProblemsOf(json), Has.Length.EqualTo(1).And.All.StartsWith("MessagingHub:Providers has no account"));

    [Test]
    public void A_default_that_is_no_account_is_a_problem() => Assert.That(
        ProblemsOf("""{ "MessagingHub": { "DefaultProvider": "z", "Providers": { "a": { "Kind": "Parrot", "Key": "secret-enough" } } } }"""),
        Has.Length.EqualTo(1).And.All.StartsWith("MessagingHub:DefaultProvider names 'z'"));

    [Test]
    public void An_account_without_settings_is_told_what_it_needs() => Assert.That(
        ProblemsOf("""{ "MessagingHub": { "Providers": { "Parrot": {} , "x": null } } }"""),
        Has.Some.StartsWith("MessagingHub:Providers:Parrot:Key is missing"));

    [Test]
    public void Paths_of_accounts_in_code_stand_alone()
    {
        OptionsValidationException? refused = Assert.Throws<OptionsValidationException>(() => MessagingHubFactory.Create(
            hub => hub.AddKind(ParrotProvider.Kind).AddAccount<ParrotOptions>("Parrot", "code", _ => { })));
        Assert.That(refused?.Failures, Is.EqualTo((string[])["Providers:code:Key is missing: take it from Parrot, Settings → Keys."]));
    }

    [Test]
    public async Task A_host_does_not_start_with_a_wrong_configuration()
    {
        using IHost host = HostOf(new EditableConfiguration(One("\"MaxResponseBytes\": 1,")), new CollectingLogger());

        OptionsValidationException? refused = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.That(refused?.Failures, Has.One.StartsWith("MessagingHub:Providers:a:MaxResponseBytes"));
    }

    [Test]
    public async Task A_host_starts_with_a_good_one_and_warns_of_a_setting_that_does_not_exist()
    {
        var log = new CollectingLogger();
        using IHost host = HostOf(new EditableConfiguration(One("\"ApiKee\": \"secret\",")), log);

        await host.StartAsync();
        await host.StopAsync();

        Assert.That(log.Text, Does.Contain("MessagingHub:Providers:a:ApiKee is not a setting of Parrot").And.Not.Contain("secret"));
    }

    [TestCase("\"Webhooks\": { \"Secretes\": [\"secret\"] },", "Webhooks:Secretes is not a setting of Parrot")]
    [TestCase("\"Resilience\": { \"Retries\": \"secret\" },", "Resilience:Retries is not a setting of Parrot")]
    public async Task A_group_is_looked_into_for_settings_that_do_not_exist(string setting, string warning)
    {
        var log = new CollectingLogger();
        using IHost host = HostOf(new EditableConfiguration(One(setting)), log);

        await host.StartAsync();
        await host.StopAsync();

        Assert.That(log.Text, Does.Contain($"MessagingHub:Providers:a:{warning}").And.Not.Contain("secret"));
    }

    private static IHost HostOf(EditableConfiguration configuration, CollectingLogger log)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.AddProvider(log).SetMinimumLevel(LogLevel.Trace);
        builder.Services.AddMessagingHub(configuration.Root.GetSection("MessagingHub")).AddKind(ParrotProvider.Kind);
        return builder.Build();
    }

    private static string One(string settings) =>
        $$"""{ "MessagingHub": { "Providers": { "a": { "Kind": "Parrot", {{settings}} "Key": "secret-enough" } } } }""";

    private static string[] ProblemsOf(string json)
    {
        OptionsValidationException? refused = Assert.Throws<OptionsValidationException>(() => new EditableConfiguration(json).Hub());
        return [.. refused?.Failures ?? []];
    }
}
