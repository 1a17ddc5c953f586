namespace MessagingHub.Providers.Tests.Cli;

/// <summary>Ctrl+C, as the token that it cancels.</summary>
[CancelAfter(30_000)]
internal sealed class InterruptionTests
{
    [TestCase("table", "interrupted; nothing was sent\n")]
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
}
