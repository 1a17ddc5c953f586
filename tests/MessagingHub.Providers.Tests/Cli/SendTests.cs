using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using MessagingHub.Cli;
using MessagingHub.Sandbox;

namespace MessagingHub.Providers.Tests.Cli;

/// <summary>Sends against the sandbox, whose ledger proves how often a message was accepted.</summary>
[CancelAfter(60_000)]
internal sealed class SendTests
{
    private static readonly TestCaseData<Fault>[] LostAnswers =
    [
        Named("reset", Fault.AcceptThenReset()),
        Named("reset in the body", Fault.AcceptThenReset(midBody: true)),
        Named("status 503", Fault.AcceptThenStatus(503)),
        Named("status 500", Fault.AcceptThenStatus(500)),
        Named("status 408", Fault.AcceptThenStatus(408)),
        Named("garbage", Fault.AcceptThenGarbage()),
        Named("HTML", Fault.HtmlPage()),
        Named("empty", Fault.EmptyBody()),
        Named("truncated", Fault.TruncatedBody()),
        Named("endless", Fault.EndlessBody()),
    ];

    private static readonly TestCaseData<Fault>[] SlowAnswers =
    [
        Named("stall", Fault.AcceptThenStall()),
        Named("drip", Fault.SlowDrip(TimeSpan.FromMilliseconds(50))),
    ];

    [Test]
    public async Task A_text_is_accepted_once_and_the_answer_printed()
    {
        await using SandboxServer sandbox = await SandboxServer.StartAsync();
        using Mhub mhub = new Mhub().At(sandbox.FlowellaAddress);

        MhubRun run = await mhub.RunAsync("send", "--to", "+1 (202) 555-0101", "--text", "@Zoë: 5 % = ½ \"ok\"", "--output", "json");

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        AcceptedMessage accepted = sandbox.Ledger.Entries.Single();
        Assert.That(accepted.Text, Is.EqualTo("@Zoë: 5 % = ½ \"ok\""));
        Assert.That(accepted.Recipient, Is.EqualTo("+12025550101"));
        Assert.That(run.Single.GetProperty("id").GetString(), Is.EqualTo(accepted.Id));
        Assert.That(run.Single.GetProperty("status").GetString(), Is.EqualTo("accepted"));
        Assert.That(run.Single.EnumerateObject().Select(property => property.Name), Is.EqualTo(new[] { "provider", "id", "status", "conversationId", "contactId" }));
    }

    [Test]
    public async Task A_template_takes_parameters_with_equals_signs_a_time_a_sender_and_options()
    {
        await using SandboxServer sandbox = await SandboxServer.StartAsync();
        using Mhub mhub = new Mhub().At(sandbox.FlowellaAddress);

        MhubRun run = await mhub.RunAsync(
            "send", "--to", SandboxSeed.KnownPhone, "--template", SandboxCredentials.FlowellaTemplateId, "--param", "2=b", "--param", "1=a=1",
            "--sender", SandboxCredentials.FlowellaChannelId, "--at", "2031-01-01T01:00:00+01:00", "--option", "throttlePerHour=100", "--output", "json");

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        AcceptedMessage accepted = sandbox.Ledger.Entries.Single();
        Assert.That(accepted.Parameters, Is.EqualTo(new[] { "a=1", "b" }));
        Assert.That(accepted.ScheduledFor, Is.EqualTo(new DateTimeOffset(2031, 1, 1, 0, 0, 0, TimeSpan.Zero)));
        Assert.That(run.Single.GetProperty("jobId").GetString(), Is.EqualTo(accepted.JobId));
        Assert.That(run.Single.GetProperty("status").GetString(), Is.EqualTo("queued"));
    }

    [Test]
    public async Task For_people_the_answer_says_who_accepted_what()
    {
        await using SandboxServer sandbox = await SandboxServer.StartAsync();
        using Mhub mhub = new Mhub().At(sandbox.FlowellaAddress);

        MhubRun run = await mhub.RunAsync("send", "--to", SandboxSeed.KnownPhone, "--text", "hi");

        Assert.That(run.Out, Does.StartWith("accepted by support (Flowella)\n").And.Contain(sandbox.Ledger.Entries.Single().Id));
    }

    [TestCaseSource(nameof(LostAnswers))]
    public async Task A_send_whose_answer_is_lost_is_sent_once_and_reported(Fault fault)
    {
        await using SandboxServer sandbox = await SandboxServer.StartAsync();
        sandbox.Faults.Add(SandboxDialect.Flowella, SandboxOperation.Send, fault, times: null);
        using Mhub mhub = new Mhub().At(sandbox.FlowellaAddress, "\"MaxResponseBytes\": 65536");

        await ExpectSentOnceAsync(sandbox, mhub);
    }

    [TestCaseSource(nameof(SlowAnswers))]
    public async Task A_send_whose_answer_comes_too_late_is_sent_once_and_reported(Fault fault)
    {
        await using SandboxServer sandbox = await SandboxServer.StartAsync();
        sandbox.Faults.Add(SandboxDialect.Flowella, SandboxOperation.Send, fault, times: null);
        using Mhub mhub = new Mhub().At(
            sandbox.FlowellaAddress, resilience: "\"AttemptTimeout\": \"00:00:01\", \"TotalTimeout\": \"00:00:01\", \"Delay\": \"00:00:00.010\"");

        JsonElement error = await ExpectSentOnceAsync(sandbox, mhub);

        Assert.That(error.GetProperty("code").GetString(), Is.EqualTo("timeout"));
    }

    [Test]
    public async Task A_send_that_is_interrupted_on_the_wire_ends_at_once_and_says_so()
    {
        await using SandboxServer sandbox = await SandboxServer.StartAsync();
        sandbox.Faults.Add(SandboxDialect.Flowella, SandboxOperation.Send, Fault.AcceptThenStall());
        using Mhub mhub = new Mhub().At(sandbox.FlowellaAddress);
        using var interrupt = new CancellationTokenSource();

        Task<MhubRun> running = mhub.RunAsync(interrupt.Token, "send", "--to", SandboxSeed.KnownPhone, "--text", "hi", "--output", "json");
        await sandbox.Ledger.WaitForCountAsync(1, TestContext.CurrentContext.CancellationToken);
        await interrupt.CancelAsync();
        MhubRun run = await running;

        Assert.That(run.ExitCode, Is.EqualTo(7));
        Assert.That(run.ErrorObject.GetProperty("mayHaveBeenAccepted").GetBoolean(), Is.True);
        Assert.That(sandbox.Ledger.Count, Is.EqualTo(1));
    }

    [Test]
    public async Task A_send_that_was_interrupted_before_it_began_is_not_sent()
    {
        await using SandboxServer sandbox = await SandboxServer.StartAsync();
        using Mhub mhub = new Mhub().At(sandbox.FlowellaAddress);

        MhubRun run = await mhub.RunAsync(new CancellationToken(canceled: true), "send", "--to", SandboxSeed.KnownPhone, "--text", "hi");

        Assert.That(run.ExitCode, Is.EqualTo(130));
        Assert.That(sandbox.Requests.Entries, Is.Empty);
    }

    [Test]
    public async Task A_refused_connection_is_reported_as_not_accepted()
    {
        using Mhub mhub = new Mhub().At(new Uri($"http://127.0.0.1:{FreePort()}/flowella/api/v1"));

        MhubRun run = await mhub.RunAsync("send", "--to", SandboxSeed.KnownPhone, "--text", "hi", "--output", "json");

        Assert.That(run.ErrorObject.GetProperty("code").GetString(), Is.EqualTo("unavailable"));
        Assert.That(run.ErrorObject.GetProperty("mayHaveBeenAccepted").GetBoolean(), Is.False);
        Assert.That(run.ErrorObject.TryGetProperty("statusCode", out _), Is.False);
        Assert.That(run.ExitCode, Is.EqualTo(6));
    }

    [Test]
    public async Task A_refused_connection_is_tried_again_until_the_service_is_there()
    {
        int port = FreePort();
        using Mhub mhub = new Mhub().At(
            new Uri($"http://127.0.0.1:{port}/flowella/api/v1"), resilience: "\"Delay\": \"00:00:00.020\", \"MaxRetryAttempts\": 100");

        Task<MhubRun> running = mhub.RunAsync("send", "--to", SandboxSeed.KnownPhone, "--text", "hi");
        await using SandboxServer sandbox = await SandboxServer.StartAsync(port);
        MhubRun run = await running;

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(sandbox.Ledger.Count, Is.EqualTo(1));
    }

    [Test]
    public async Task A_service_that_is_busy_is_tried_again_and_accepts_once()
    {
        await using SandboxServer sandbox = await SandboxServer.StartAsync();
        sandbox.Faults.Add(SandboxDialect.Flowella, SandboxOperation.Send, Fault.Status(429), times: 2);
        using Mhub mhub = new Mhub().At(sandbox.FlowellaAddress);

        MhubRun run = await mhub.RunAsync("send", "--to", SandboxSeed.KnownPhone, "--text", "hi");

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(sandbox.Ledger.Count, Is.EqualTo(1));
        Assert.That(sandbox.Requests.Entries, Has.Count.EqualTo(3));
    }

    [TestCase("--conversation", "c1")]
    [TestCase("--group", "g1")]
    public async Task An_addressee_the_service_cannot_reach_is_refused_before_anything_is_sent(string option, string value)
    {
        await using SandboxServer sandbox = await SandboxServer.StartAsync();
        using Mhub mhub = new Mhub().At(sandbox.FlowellaAddress);

        MhubRun run = await mhub.RunAsync("send", option, value, "--text", "hi", "--output", "json");

        Assert.That(run.ErrorObject.GetProperty("code").GetString(), Is.EqualTo("notSupported"));
        Assert.That(run.ErrorObject.GetProperty("mayHaveBeenAccepted").GetBoolean(), Is.False);
        Assert.That(run.ExitCode, Is.EqualTo(8));
        Assert.That(sandbox.Requests.Entries, Is.Empty);
    }

    [Test]
    public async Task Media_the_service_does_not_take_is_refused_before_anything_is_sent()
    {
        await using SandboxServer sandbox = await SandboxServer.StartAsync();
        using Mhub mhub = new Mhub().At(sandbox.FlowellaAddress);

        MhubRun run = await mhub.RunAsync(
            "send", "--to", SandboxSeed.KnownPhone, "--media", "https://example.com/a.png", "--kind", "image", "--caption", "A", "--output", "json");

        Assert.That(run.ExitCode, Is.EqualTo(8));
        Assert.That(sandbox.Requests.Entries, Is.Empty);
    }

    [Test]
    public async Task An_acceptance_that_cannot_be_printed_is_no_reason_to_send_again()
    {
        await using SandboxServer sandbox = await SandboxServer.StartAsync();
        using Mhub mhub = new Mhub().At(sandbox.FlowellaAddress);
        using var full = new FullDisk();
        using var error = new StringWriter();

        int exitCode = await MhubApp.RunAsync(
            ["send", "--to", SandboxSeed.KnownPhone, "--text", "hi"], mhub.EnvironmentFor(full, error), TestContext.CurrentContext.CancellationToken);

        Assert.That(exitCode, Is.EqualTo(7));
        Assert.That(error.ToString(), Does.Contain("was accepted").And.Contain(sandbox.Ledger.Entries.Single().Id));
    }

    [Test]
    public async Task The_exit_code_is_right_even_when_nothing_can_be_printed()
    {
        await using SandboxServer sandbox = await SandboxServer.StartAsync();
        sandbox.Faults.Add(SandboxDialect.Flowella, SandboxOperation.Send, Fault.AcceptThenReset());
        using Mhub mhub = new Mhub().At(sandbox.FlowellaAddress);
        using var full = new FullDisk();

        int exitCode = await MhubApp.RunAsync(
            ["send", "--to", SandboxSeed.KnownPhone, "--text", "hi"], mhub.EnvironmentFor(full, full), TestContext.CurrentContext.CancellationToken);

        Assert.That(exitCode, Is.EqualTo(7));
    }

    private static async Task<JsonElement> ExpectSentOnceAsync(SandboxServer sandbox, Mhub mhub)
    {
        MhubRun run = await mhub.RunAsync("send", "--to", SandboxSeed.KnownPhone, "--text", "hi", "--output", "json");

        Assert.That(run.ExitCode, Is.EqualTo(7));
        Assert.That(run.ErrorObject.GetProperty("mayHaveBeenAccepted").GetBoolean(), Is.True);
        Assert.That(run.Out, Is.Empty);
        Assert.That(sandbox.Ledger.Count, Is.EqualTo(1));
        Assert.That(sandbox.Requests.Entries, Has.Count.EqualTo(1));
        return run.ErrorObject;
    }

    private static TestCaseData<Fault> Named(string name, Fault fault) => new TestCaseData<Fault>(fault).SetArgDisplayNames(name);

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private sealed class FullDisk : StringWriter
    {
        public override void WriteLine(string? value) => throw new IOException("No space left on device");
    }
}
