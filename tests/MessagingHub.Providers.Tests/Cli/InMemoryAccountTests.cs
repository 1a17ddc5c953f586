namespace MessagingHub.Providers.Tests.Cli;

/// <summary>An account in memory needs no service, and the tool knows no address of it.</summary>
[CancelAfter(30_000)]
internal sealed class InMemoryAccountTests
{
    [TestCase("providers", "InMemory")]
    [TestCase("check", "the credential is good")]
    public async Task It_is_shown_and_checked_like_any_other(string command, string shown)
    {
        using Mhub mhub = new Mhub().WithAccounts(("dev", """{"Kind":"InMemory"}"""));

        MhubRun run = await mhub.RunAsync(command);

        Assert.That(run.Out, Does.Contain("dev").And.Contain(shown));
        Assert.That(run.ExitCode, Is.Zero);
    }

    [Test]
    public async Task It_accepts_a_message()
    {
        using Mhub mhub = new Mhub().WithAccounts(("dev", """{"Kind":"InMemory"}"""));

        MhubRun run = await mhub.RunAsync("send", "--to", "+15551234567", "--text", "hello");

        Assert.That(run.Out, Does.Contain("message-1"));
        Assert.That(run.ExitCode, Is.Zero);
    }
}
