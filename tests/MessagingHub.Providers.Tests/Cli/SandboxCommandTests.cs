using MessagingHub.Cli;
using MessagingHub.Sandbox;

namespace MessagingHub.Providers.Tests.Cli;

/// <summary>The sandbox as a command.</summary>
[CancelAfter(30_000)]
internal sealed class SandboxCommandTests
{
    [TestCase("table")]
    [TestCase("json")]
    public async Task It_prints_a_configuration_that_works_and_ends_when_interrupted(string output)
    {
        using var mhub = new Mhub();
        using var interrupt = CancellationTokenSource.CreateLinkedTokenSource(TestContext.CurrentContext.CancellationToken);
        using var printed = new FlushedWriter();
        using var error = new StringWriter();

        Task<int> running = MhubApp.RunAsync(["sandbox", "--port", "0", "--output", output], mhub.EnvironmentFor(printed, error), interrupt.Token);
        string text = await printed.Flushed.WaitAsync(TestContext.CurrentContext.CancellationToken);
        mhub.With(output == "json" ? text : text[text.IndexOf("\n{\n", StringComparison.Ordinal)..(text.IndexOf("\n}\n", StringComparison.Ordinal) + 2)]);
        MhubRun check = await mhub.RunAsync("check");
        MhubRun settings = await mhub.RunAsync("check", "--output", "json", "--provider", "wa");
        await interrupt.CancelAsync();

        Assert.That(check.ExitCode, Is.Zero, check.Out + check.Error);
        Assert.That(text, Does.Contain("/_sandbox").And.Contain(SandboxCredentials.FlowellaApiKey));
        Assert.That(System.Text.RegularExpressions.Regex.Replace(text, @"\s", ""), Does.Contain("""Webhooks":{"Secrets":["sandbox-webhook-secret-wa"]}""").And.Not.Contain("Webhooks:"));
        Assert.That(settings.Single.GetProperty("settings").GetProperty("Webhooks:Secrets:0").GetString(), Is.EqualTo("***t-wa"));
        Assert.That(await running, Is.Zero);
        Assert.That(error.ToString(), Is.Empty);
    }

    [Test]
    public async Task A_port_that_is_taken_is_a_clear_mistake()
    {
        await using SandboxServer other = await SandboxServer.StartAsync();
        using var mhub = new Mhub();

        MhubRun run = await mhub.RunAsync("sandbox", "--port", $"{other.BaseAddress.Port}", "--output", "json");

        Assert.That(run.ErrorObject.GetProperty("code").GetString(), Is.EqualTo("usage"));
        Assert.That(run.ErrorObject.GetProperty("message").GetString(), Does.StartWith("--port:").And.Contain($"{other.BaseAddress.Port}"));
        Assert.That(run.ExitCode, Is.EqualTo(2));
    }

    /// <summary>Tells when the first output is complete.</summary>
    private sealed class FlushedWriter : StringWriter
    {
        private readonly TaskCompletionSource<string> _flushed = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public FlushedWriter() => NewLine = "\n";

        public Task<string> Flushed => _flushed.Task;

        public override void Flush() => _flushed.TrySetResult(ToString());
    }
}
