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
}
