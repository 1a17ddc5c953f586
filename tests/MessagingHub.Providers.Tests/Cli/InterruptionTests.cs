using System.Runtime.InteropServices;
using MessagingHub.Cli;
using MessagingHub.Tests;

namespace MessagingHub.Providers.Tests.Cli;

/// <summary>Ctrl+C, the end of a terminal, and the token that they cancel.</summary>
[CancelAfter(30_000)]
internal sealed class InterruptionTests
{
    [TestCase("table", "interrupted\n")]
    [TestCase("json", "")]
    public async Task A_list_stops_at_once_and_keeps_what_was_printed(string output, string error)
    {
        var second = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using FakeServer server = await FakeServer.StartAsync(async (context, ended) =>
        {
            if (context.Request.QueryString.Value!.Contains("cursor", StringComparison.Ordinal))
            {
                second.SetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, ended);
            }

            await FakeServer.JsonAsync(context, 200, """{"items":[{"id":"c1"}],"nextCursor":"a"}""", ended);
        });
        using Mhub mhub = new Mhub().At(
            server.Address, resilience: "\"AttemptTimeout\": \"01:00:00\", \"TotalTimeout\": \"01:00:00\"");
        using var interrupt = new CancellationTokenSource();

        Task<MhubRun> running = mhub.RunAsync(interrupt.Token, "contacts", "--output", output);
        await second.Task.WaitAsync(TestContext.CurrentContext.CancellationToken);
        await interrupt.CancelAsync();
        MhubRun run = await running;

        Assert.That(run.ExitCode, Is.EqualTo(130));
        Assert.That(run.Out, Does.Contain("c1"));
        Assert.That(run.Error, Is.EqualTo(error));
    }

    [Test]
    public async Task A_send_that_is_interrupted_before_it_began_says_that_nothing_was_sent()
    {
        using Mhub mhub = new Mhub().WithAccounts(("dev", """{"Kind":"InMemory"}"""));

        MhubRun run = await mhub.RunAsync(new CancellationToken(canceled: true), "send", "--to", "+15551234567", "--text", "hi");

        Assert.That((run.ExitCode, run.Out, run.Error), Is.EqualTo((130, "", "interrupted; nothing was sent\n")));
    }

    [Test]
    public async Task A_body_that_never_ends_is_left_at_once()
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using FakeServer server = await FakeServer.StartAsync(async (context, ended) =>
        {
            await context.Response.StartAsync(ended);
            begun.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, ended);
        });
        using Mhub mhub = new Mhub().At(server.Address, resilience: "\"Enabled\": false");
        using var interrupt = new CancellationTokenSource();

        Task<MhubRun> running = mhub.RunAsync(interrupt.Token, "check");
        await begun.Task.WaitAsync(TestContext.CurrentContext.CancellationToken);
        await interrupt.CancelAsync();

        Assert.That((await running).ExitCode, Is.EqualTo(130));
    }

    [TestCase(PosixSignal.SIGINT)]
    [TestCase(PosixSignal.SIGTERM)]
    [TestCase(PosixSignal.SIGHUP)]
    public async Task The_first_signal_cancels_and_an_impatient_second_one_changes_nothing(PosixSignal signal)
    {
        var time = new FakeTime();
        using var interruption = new Interruption(time);
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using CancellationTokenRegistration registration = interruption.Token.Register(cancelled.SetResult);

        bool first = GoesOnAfter(signal, interruption);
        await cancelled.Task.WaitAsync(TestContext.CurrentContext.CancellationToken);
        time.Advance(TimeSpan.FromSeconds(2));

        Assert.That(first, Is.True);
        Assert.That(GoesOnAfter(PosixSignal.SIGINT, interruption), Is.True);
    }

    [Test]
    public void A_run_that_does_not_end_by_itself_is_ended_by_a_later_signal()
    {
        var time = new FakeTime();
        using var interruption = new Interruption(time);

        GoesOnAfter(PosixSignal.SIGINT, interruption);
        time.Advance(TimeSpan.FromSeconds(4));

        Assert.That(GoesOnAfter(PosixSignal.SIGINT, interruption), Is.False);
    }

    private static bool GoesOnAfter(PosixSignal signal, Interruption interruption)
    {
        var context = new PosixSignalContext(signal);
        interruption.Hear(context);
        return context.Cancel;
    }
}
