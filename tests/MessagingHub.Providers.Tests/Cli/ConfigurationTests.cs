namespace MessagingHub.Providers.Tests.Cli;

/// <summary>A wrong configuration stops every command with exit code 2 and one line per problem.</summary>
[CancelAfter(30_000)]
internal sealed class ConfigurationTests
{
    [TestCase("""{"Kind":"Flowella"}""", "MessagingHub:Providers:support:ApiKey is missing: take it from Flowella")]
    [TestCase("""{"Kind":"Flowella","ApiKey":"flo secret"}""", "MessagingHub:Providers:support:ApiKey has a space")]
    [TestCase("""{"Kind":"Pigeon","ApiKey":"x"}""", "MessagingHub:Providers:support:Kind is 'Pigeon', which is not registered. Registered kinds: Flowella")]
    [TestCase("""{"Kind":"Flowella","ApiKey":"x","BaseAddress":"http://app.flowella.io/api/v1"}""",
        "MessagingHub:Providers:support:BaseAddress must begin with https://")]
    [TestCase("""{"Kind":"Flowella","ApiKey":"x","MaxResponseBytes":"many"}""", "MessagingHub:Providers:support:MaxResponseBytes")]
    public async Task A_wrong_account_is_named_by_its_path_with_the_fix(string account, string line)
    {
        using Mhub mhub = new Mhub().WithAccounts(("support", account));

        foreach (string command in new[] { "providers", "check", "contacts" })
        {
            MhubRun run = await mhub.RunAsync(command);

            Assert.That(run.ExitCode, Is.EqualTo(2));
            Assert.That(run.Out, Is.Empty);
            Assert.That(run.Error, Does.StartWith("error: ").And.Contain(line));
            Assert.That(run.Error.TrimEnd('\n'), Does.Not.Contain("\n"));
            Assert.That(run.Error, Does.Not.Contain("flo secret"));
        }
    }

    [TestCase("https://anna:flo_secret@example.com/")]
    [TestCase("https://example.com/v1?key=flo_secret")]
    [TestCase("https://example.com/v1#flo_secret")]
    [TestCase("flo_secret")]
    public async Task An_address_with_a_credential_in_it_is_refused_and_not_repeated(string address)
    {
        using Mhub mhub = new Mhub().WithAccounts(("support", $$"""{"Kind":"Flowella","ApiKey":"flo_x","BaseAddress":"{{address}}"}"""));

        foreach (string command in new[] { "providers", "check" })
        {
            MhubRun run = await mhub.RunAsync(command, "--verbose");

            Assert.That(run.Error, Does.StartWith("error: MessagingHub:Providers:support:BaseAddress must ").And.Not.Contain("flo_secret"));
            Assert.That((run.ExitCode, run.Out), Is.EqualTo((2, "")));
        }
    }

    [Test]
    public async Task All_problems_are_told_at_once_a_line_each()
    {
        using Mhub mhub = new Mhub().With("""{"MessagingHub":{"Providers":{"a":{"Kind":"Flowella"},"b":{"Kind":"Nope"}}}}""");

        MhubRun people = await mhub.RunAsync("check");
        MhubRun program = await mhub.RunAsync("check", "--output", "json");

        Assert.That(people.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.Length.EqualTo(2).And.All.StartWith("error: MessagingHub:Providers:"));
        Assert.That(program.ErrorObject.GetProperty("code").GetString(), Is.EqualTo("configuration"));
        Assert.That(program.ErrorObject.GetProperty("message").GetString(), Does.Contain("Providers:a:ApiKey").And.Contain("Providers:b:Kind"));
        Assert.That(program.ExitCode, Is.EqualTo(2));
    }

    [Test]
    public async Task Without_an_account_the_demo_is_recommended()
    {
        using var mhub = new Mhub();

        MhubRun run = await mhub.RunAsync("contacts");

        Assert.That(run.Error, Does.Contain("MessagingHub:Providers has no account").And.Contain("mhub demo"));
        Assert.That(run.ExitCode, Is.EqualTo(2));
    }

    [Test]
    public async Task A_file_that_was_asked_for_must_be_there()
    {
        using Mhub mhub = new Mhub().With(Valid);

        MhubRun run = await mhub.RunAsync("providers", "--config", "other.json", "--output", "json");

        Assert.That(run.ErrorObject.GetProperty("code").GetString(), Is.EqualTo("configuration"));
        Assert.That(run.ErrorObject.GetProperty("message").GetString(), Does.Contain("--config").And.Contain(Path.Combine(mhub.Folder, "other.json")));
        Assert.That(run.ExitCode, Is.EqualTo(2));
    }

    [TestCase("""{"MessagingHub":{"Providers":{"support":{"ApiKey":flo_secret}}}}""")]
    [TestCase("""{"MessagingHub":{"Providers":{"support":{"ApiKey":"flo_secret""")]
    [TestCase("")]
    [TestCase("[\"flo_secret\"]")]
    public async Task A_file_that_is_not_JSON_is_named_and_not_quoted(string content)
    {
        using Mhub mhub = new Mhub().With(content);

        MhubRun run = await mhub.RunAsync("providers");

        Assert.That(run.Error, Does.StartWith("error: ").And.Contain(Path.Combine(mhub.Folder, "appsettings.json")).And.Contain("MessagingHub"));
        Assert.That(run.Error.TrimEnd('\n'), Does.Not.Contain("\n").And.Not.Contain("flo_secret"));
        Assert.That(run.ExitCode, Is.EqualTo(2));
    }

    [TestCase("""{"Kind":"Flowella","ApiKey":"flo_x","Webhooks":{"Secrets":["flo_secret"]},"Webhooks:Secrets:0":"flo_other"}""", "support:Webhooks:Secrets:0")]
    [TestCase("""{"Kind":"Flowella","ApiKey":"flo_secret","apikey":"flo_other"}""", "support:ApiKey")]
    public async Task A_setting_that_stands_in_the_file_twice_is_named_with_the_ways_to_spell_it(string account, string setting)
    {
        using Mhub mhub = new Mhub().WithAccounts(("support", account));

        MhubRun run = await mhub.RunAsync("check");

        Assert.That(run.Error, Is.EqualTo(
            $"error: {Path.Combine(mhub.Folder, "appsettings.json")} has a setting twice: A duplicate key 'MessagingHub:Providers:{setting}' was found. "
            + "Keep one of the two; \"A\": { \"B\": … } and \"A:B\": … are one setting, in whatever case.\n").IgnoreCase);
        Assert.That(run.ExitCode, Is.EqualTo(2));
    }

    [Test]
    public async Task An_unknown_account_is_answered_with_those_there_are()
    {
        using Mhub mhub = new Mhub().With(Two);

        MhubRun run = await mhub.RunAsync("contacts", "--provider", "sales", "--output", "json");

        Assert.That(run.ErrorObject.GetProperty("code").GetString(), Is.EqualTo("usage"));
        Assert.That(run.ErrorObject.GetProperty("message").GetString(), Does.Contain("'sales'").And.Contain("one, two"));
        Assert.That(run.ExitCode, Is.EqualTo(2));
    }

    [Test]
    public async Task Several_accounts_need_a_default_or_a_name()
    {
        using Mhub mhub = new Mhub().With(Two);

        MhubRun unnamed = await mhub.RunAsync("contacts", "--output", "json");
        MhubRun named = await mhub.RunAsync("providers", "--provider", "TWO", "--output", "json");
        mhub.Variables["MessagingHub__DefaultProvider"] = "two";
        MhubRun chosen = await mhub.RunAsync("providers", "--output", "json");

        Assert.That(unnamed.ErrorObject.GetProperty("code").GetString(), Is.EqualTo("configuration"));
        Assert.That(unnamed.ErrorObject.GetProperty("message").GetString(), Does.Contain("MessagingHub:DefaultProvider").And.Contain("--provider"));
        Assert.That(unnamed.ExitCode, Is.EqualTo(2));
        Assert.That(named.Single.GetProperty("name").GetString(), Is.EqualTo("two"));
        Assert.That(chosen.Items.Select(item => item.GetProperty("default").GetBoolean()), Is.EqualTo(new[] { false, true }));
    }

    [Test]
    public async Task Variables_win_over_the_file_and_are_enough_without_one()
    {
        using Mhub file = new Mhub().With(Valid);
        file.Variables["messaginghub__providers__support__baseaddress"] = "https://eu.example.com/v1";
        using var bare = new Mhub();
        bare.Variables["MessagingHub__Providers__Flowella__ApiKey"] = "flo_x";

        MhubRun overridden = await file.RunAsync("providers", "--output", "json");
        MhubRun alone = await bare.RunAsync("providers", "--output", "json");

        Assert.That(overridden.Single.GetProperty("address").GetString(), Is.EqualTo("https://eu.example.com/v1"));
        Assert.That(alone.Single.GetProperty("kind").GetString(), Is.EqualTo("Flowella"));
        Assert.That(alone.Single.GetProperty("address").GetString(), Is.EqualTo("https://app.flowella.io/api/v1"));
    }

    [Test]
    public async Task A_file_may_have_comments_and_lie_elsewhere()
    {
        using Mhub mhub = new Mhub().With("{ // ours\n" + Valid[1..], "hidden.json");

        MhubRun run = await mhub.RunAsync("--output", "json", "--config", "hidden.json", "providers");

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Single.GetProperty("capabilities").GetProperty("contents").EnumerateArray().Select(word => word.GetString()),
            Is.EqualTo(new[] { "text", "template" }));
    }

    private const string Valid = """{"MessagingHub":{"Providers":{"support":{"Kind":"Flowella","ApiKey":"flo_x"}}}}""";

    private const string Two = """
        {"MessagingHub":{"Providers":{"two":{"Kind":"Flowella","ApiKey":"flo_x"},"one":{"Kind":"Flowella","ApiKey":"flo_y"}}}}
        """;
}
