using System.Text.Json;
using MessagingHub.Sandbox;

namespace MessagingHub.Providers.Tests.Cli;

/// <summary>A route is used like an account, and what it tried is shown.</summary>
[CancelAfter(60_000)]
internal sealed class RouteTests
{
    [Test]
    public async Task A_send_shows_for_programs_what_was_tried()
    {
        await using SandboxServer sandbox = await SandboxServer.StartAsync();
        using Mhub mhub = At(sandbox);

        MhubRun run = await mhub.RunAsync("send", "--to", SandboxSeed.KnownPhone, "--text", "hi", "--output", "json");

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Single.GetProperty("provider").GetString(), Is.EqualTo("second"));
        Assert.That(run.Single.GetProperty("attempts").EnumerateArray().Select(Words), Is.EqualTo(new[] { "first notAccepted unauthenticated", "second accepted " }));
        Assert.That(run.Single.GetProperty("attempts")[0].GetProperty("duration").GetString(), Does.Match(@"^00:00:\d\d"));
        Assert.That(sandbox.Ledger.Entries, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_send_shows_for_people_what_was_tried()
    {
        await using SandboxServer sandbox = await SandboxServer.StartAsync();
        using Mhub mhub = At(sandbox);

        MhubRun run = await mhub.RunAsync("send", "--provider", "ALERTS", "--to", SandboxSeed.KnownPhone, "--text", "hi");

        Assert.That(run.Out, Does.StartWith("accepted by second, through alerts (Route)\n").And.Contain("first (unauthenticated), second (accepted)"));
    }

    [Test]
    public async Task An_error_shows_what_was_tried_and_keeps_its_exit_code()
    {
        await using SandboxServer sandbox = await SandboxServer.StartAsync();
        sandbox.Faults.Add(SandboxDialect.Flowella, SandboxOperation.Send, Fault.AcceptThenStatus(503), times: null);
        using Mhub mhub = At(sandbox);

        MhubRun run = await mhub.RunAsync("send", "--to", SandboxSeed.KnownPhone, "--text", "hi", "--output", "json");

        Assert.That(run.ExitCode, Is.EqualTo(7));
        Assert.That(run.ErrorObject.GetProperty("provider").GetString(), Is.EqualTo("second"));
        Assert.That(run.ErrorObject.GetProperty("attempts").EnumerateArray().Select(Words), Is.EqualTo(new[] { "first notAccepted unauthenticated", "second unknown unavailable" }));
        Assert.That(sandbox.Ledger.Entries, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Providers_shows_the_route_among_the_accounts()
    {
        await using SandboxServer sandbox = await SandboxServer.StartAsync();
        using Mhub mhub = At(sandbox);

        MhubRun run = await mhub.RunAsync("providers", "--output", "json");

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Items.Select(item => $"{item.GetProperty("name")} {item.GetProperty("kind")} {item.GetProperty("default")}"), Is.EqualTo(
            new[] { "alerts Route True", "first Flowella False", "second Flowella False" }));
        Assert.That(run.Items[0].TryGetProperty("address", out _), Is.False);
    }

    [Test]
    public async Task Check_gives_no_verdict_on_a_route_and_one_on_each_account()
    {
        await using SandboxServer sandbox = await SandboxServer.StartAsync();
        using Mhub mhub = At(sandbox);

        MhubRun all = await mhub.RunAsync("check", "--output", "json");
        MhubRun route = await mhub.RunAsync("check", "--provider", "alerts");

        Assert.That(all.Items.Select(item => $"{item.GetProperty("name")} {item.GetProperty("verified")}"), Is.EqualTo(new[] { "alerts False", "first False", "second True" }));
        Assert.That((all.ExitCode, route.ExitCode), Is.EqualTo((4, 0)));
        Assert.That(route.Out, Does.Contain("alerts (Route): unverified: a route has no credential of its own"));
    }

    [Test]
    public async Task The_only_account_needs_no_name_beside_a_route()
    {
        await using SandboxServer sandbox = await SandboxServer.StartAsync();
        using Mhub mhub = new Mhub().With(
            $$$"""{ "MessagingHub": { "Routes": { "alerts": { "Providers": ["only"] } }, "Providers": { "only": {{{Mhub.Account(sandbox.FlowellaAddress)}}} } } }""");

        MhubRun run = await mhub.RunAsync("send", "--to", SandboxSeed.KnownPhone, "--text", "hi");

        Assert.That(run.Out, Does.StartWith("accepted by only (Flowella)\n"), run.Error);
    }

    private static string Words(JsonElement attempt) =>
        $"{attempt.GetProperty("provider")} {attempt.GetProperty("outcome")} {(attempt.TryGetProperty("code", out JsonElement code) ? code : "")}";

    /// <summary>Two accounts, the first with a key that is refused, and a route over them as the default.</summary>
    private static Mhub At(SandboxServer sandbox) => new Mhub().With(
        $$$"""
        { "MessagingHub": { "DefaultProvider": "alerts",
            "Routes": { "alerts": { "Providers": ["first", "second"], "Requires": ["Text", "Phone"] } },
            "Providers": {
              "first": {{{Mhub.Account(sandbox.FlowellaAddress, key: "flo_wrong")}}},
              "second": {{{Mhub.Account(sandbox.FlowellaAddress)}}} } } }
        """);
}
