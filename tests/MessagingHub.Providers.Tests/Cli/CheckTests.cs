using System.Text.Json;
using MessagingHub.Sandbox;

namespace MessagingHub.Providers.Tests.Cli;

/// <summary>The check of configuration and credentials.</summary>
[CancelAfter(30_000)]
internal sealed class CheckTests
{
    [Test]
    public async Task A_good_key_is_verified_and_nothing_is_sent()
    {
        await using SandboxServer sandbox = await SandboxServer.StartAsync();
        using Mhub mhub = new Mhub().At(sandbox.FlowellaAddress);

        MhubRun program = await mhub.RunAsync("check", "--output", "json");
        MhubRun people = await mhub.RunAsync("check");

        Assert.That(program.Out, Does.StartWith(
            $$"""{"name":"support","kind":"Flowella","verified":true,"accountId":"{{SandboxCredentials.FlowellaOrganizationId}}","settings":{"""));
        Assert.That(program.Single.GetProperty("settings").GetProperty("BaseAddress").GetString(), Is.EqualTo(sandbox.FlowellaAddress.OriginalString));
        Assert.That(program.Single.GetProperty("settings").GetProperty("Resilience:Enabled").GetBoolean(), Is.True);
        Assert.That(people.Out, Does.Contain("✓ support (Flowella)"));
        Assert.That(program.ExitCode + people.ExitCode, Is.Zero);
        Assert.That(sandbox.Requests.Entries.Select(request => request.Operation), Is.All.EqualTo(SandboxOperation.Check));
    }

    [Test]
    public async Task A_refused_key_exits_4_and_outweighs_other_failures()
    {
        await using SandboxServer sandbox = await SandboxServer.StartAsync();
        using Mhub mhub = new Mhub().WithAccounts(
            ("bad", Mhub.Account(sandbox.FlowellaAddress, key: "flo_wrong")),
            ("away", Mhub.Account(new Uri("http://127.0.0.1:9/"), resilience: "\"MaxRetryAttempts\": 0")),
            ("good", Mhub.Account(sandbox.FlowellaAddress)));

        MhubRun run = await mhub.RunAsync("check", "--output", "json");

        Assert.That(run.Items.Select(item => item.GetProperty("name").GetString()), Is.EqualTo(new[] { "away", "bad", "good" }));
        Assert.That(run.Items.Select(item => item.GetProperty("verified").GetBoolean()), Is.EqualTo(new[] { false, false, true }));
        Assert.That(run.Items[0].GetProperty("code").GetString(), Is.EqualTo("unavailable"));
        Assert.That(run.Items[1].GetProperty("code").GetString(), Is.EqualTo("unauthenticated"));
        Assert.That(run.Items[1].GetProperty("reason").GetString(), Does.Contain("ApiKey"));
        Assert.That(run.ExitCode, Is.EqualTo(4));
        Assert.That((await mhub.RunAsync("check", "--provider", "away")).ExitCode, Is.EqualTo(6));
        Assert.That((await mhub.RunAsync("check", "--provider", "good")).ExitCode, Is.Zero);
    }

    [Test]
    public async Task A_setting_that_has_no_effect_is_warned_of()
    {
        await using SandboxServer sandbox = await SandboxServer.StartAsync();
        using Mhub mhub = new Mhub().At(sandbox.FlowellaAddress, "\"ApiKye\": \"flo_secret\"");

        JsonElement program = (await mhub.RunAsync("check", "--output", "json")).Single;
        MhubRun people = await mhub.RunAsync("check");

        Assert.That(program.GetProperty("warnings").EnumerateArray().Single().GetString(), Does.Contain("MessagingHub:Providers:support:ApiKye"));
        Assert.That(people.Out, Does.Contain("warning: MessagingHub:Providers:support:ApiKye").And.Not.Contain("flo_secret"));
        Assert.That(people.ExitCode, Is.Zero);
    }

    [TestCase("Flowella", "DefaultSender", "flo_Abcdefghijklmnop1234", "***1234")]
    [TestCase("Flowella", "DefaultSender", "sk_live_short", "***")]
    [TestCase("Flowella", "DefaultSender", "Bearer fiq_Abcdefghijklmnop1234", "Bearer ***1234")]
    [TestCase("Flowella", "DefaultSender", "theRightKeyOfTheAccount", "***ount", Description = "the account's own key, however it begins")]
    [TestCase("Flowella", "BaseAddress", "http://127.0.0.1:9/v1/flo_Abcdefghijklmnop5678/x", "http://127.0.0.1:9/v1/***5678/x")]
    [TestCase("Flowella", "DefaultSender", "whsec_Abcdefghijklmnop1234", "***1234")]
    [TestCase("VelaFlows", "WorkspaceId", "sk_test_Abcdefghijklmnop1234", "***1234")]
    [TestCase("FlowIQ", "TenantId", "FIQ_Abcdefghijklmnop1234", "***1234")]
    public async Task What_looks_like_a_credential_is_masked_wherever_it_was_pasted_and_a_hint_is_given(
        string kind, string setting, string pasted, string shown)
    {
        using Mhub mhub = Pasted(kind, setting, pasted);

        MhubRun people = await mhub.RunAsync("check");
        MhubRun program = await mhub.RunAsync("check", "--output", "json");

        Assert.That(people.Out, Does.Match($@"\n  {setting} +{System.Text.RegularExpressions.Regex.Escape(shown)} \(environment\)\n")
            .And.Contain($"  warning: MessagingHub:Providers:support:{setting} looks like a credential"));
        Assert.That(program.Single.GetProperty("settings").GetProperty(setting).GetString(), Is.EqualTo(shown));
        Assert.That(program.Single.GetProperty("warnings")[0].GetString(), Does.StartWith($"MessagingHub:Providers:support:{setting} looks like a credential"));
        Assert.That(people.Out + people.Error + program.Out + program.Error, Does.Not.Contain(pasted[^8..]));
    }

    [Test]
    public async Task An_address_with_a_credential_is_masked_among_the_accounts_too()
    {
        using Mhub mhub = Pasted("Flowella", "BaseAddress", "http://127.0.0.1:9/v1/flo_Abcdefghijklmnop5678/");

        MhubRun people = await mhub.RunAsync("providers");
        MhubRun program = await mhub.RunAsync("providers", "--output", "json");

        Assert.That(people.Out, Does.Contain("http://127.0.0.1:9/v1/***5678/").And.Not.Contain("Abcdef"));
        Assert.That(people.Error, Does.StartWith("hint: MessagingHub:Providers:support:BaseAddress looks like a credential"));
        Assert.That(program.Single.GetProperty("address").GetString(), Is.EqualTo("http://127.0.0.1:9/v1/***5678/"));
        Assert.That(program.Error, Is.Empty);
    }

    [TestCase("Flowella", "DefaultSender", "task_force")]
    [TestCase("Flowella", "DefaultSender", "+15551234567")]
    [TestCase("Flowella", "BaseAddress", "http://127.0.0.1:9/an/ordinary/address/longer/than/forty/characters")]
    [TestCase("FlowIQ", "TenantId", "a0000000-0000-4000-8000-000000000001")]
    public async Task What_looks_like_a_name_or_an_id_is_shown_whole(string kind, string setting, string value)
    {
        using Mhub mhub = Pasted(kind, setting, value);

        MhubRun people = await mhub.RunAsync("check");

        Assert.That(people.Out, Does.Contain($" {value} (environment)\n").And.Not.Contain("looks like"));
    }

    [Test]
    public async Task A_credential_in_the_place_of_a_name_is_masked_in_problems_and_warnings()
    {
        using Mhub mhub = new Mhub().WithAccounts(
            ("sk_live_5ecret", """{"Kind":"InMemory","Other":"x"}"""), ("dev", """{"Kind":"InMemory"}"""));

        MhubRun check = await mhub.RunAsync("check", "--provider", "sk_live_5ecret");
        MhubRun unknown = await mhub.RunAsync("contacts", "--provider", "nobody");
        MhubRun undecided = await mhub.RunAsync("contacts");

        Assert.That(check.Out, Does.Contain("warning: MessagingHub:Providers:***:Other is not a setting"));
        Assert.That(unknown.Error, Does.Contain("***").And.Not.Contain("5ecret"));
        Assert.That(undecided.Error, Does.Contain("***").And.Not.Contain("5ecret"));
    }

    private static Mhub Pasted(string kind, string setting, string value)
    {
        var account = new Dictionary<string, string>
        {
            ["Kind"] = kind,
            ["BaseAddress"] = "http://127.0.0.1:9/",
            ["Resilience__MaxRetryAttempts"] = "0",
            [kind == "Flowella" ? "ApiKey" : "Token"] = "theRightKeyOfTheAccount",
        };
        if (kind == "VelaFlows")
        {
            account["WorkspaceId"] = "64f1a2b3c4d5e6f7a8b9c0d1";
        }

        account[setting] = value;
        var mhub = new Mhub();
        foreach ((string name, string text) in account)
        {
            mhub.Variables[$"MessagingHub__Providers__support__{name}"] = text;
        }

        return mhub;
    }
}
