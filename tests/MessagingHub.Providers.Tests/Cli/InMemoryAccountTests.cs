namespace MessagingHub.Providers.Tests.Cli;

/// <summary>An account in memory needs no service, and the tool knows no address of it.</summary>
[CancelAfter(30_000)]
internal sealed class InMemoryAccountTests
{
    [Test]
    public async Task It_is_shown_like_any_other()
    {
        using Mhub mhub = new Mhub().WithAccounts(("dev", """{"Kind":"InMemory"}"""));

        MhubRun run = await mhub.RunAsync("providers");

        Assert.That(run.Out, Does.Contain("dev\tInMemory\t").And.Not.Contain("invalid"));
        Assert.That(run.ExitCode, Is.Zero);
    }

    [Test]
    public async Task Check_says_that_there_is_no_credential_and_shows_the_settings_that_have_an_effect()
    {
        using Mhub mhub = new Mhub().WithAccounts(("dev", """{"Kind":"InMemory","DefaultSender":"shop"}"""));

        MhubRun people = await mhub.RunAsync("check");
        MhubRun program = await mhub.RunAsync("check", "--output", "json");

        Assert.That(people.Out, Is.EqualTo(
            "? dev (InMemory): unverified: an account in memory has no credential, and nobody was asked.\n"
            + "  DefaultSender  shop (file)\n"
            + "  MaxPageSize    100 (default)\n"));
        Assert.That(program.Out, Is.EqualTo(
            """{"name":"dev","kind":"InMemory","verified":false,"reason":"an account in memory has no credential, and nobody was asked.","settings":{"DefaultSender":"shop","MaxPageSize":100}}"""
            + "\n"));
        Assert.That(people.ExitCode + program.ExitCode, Is.Zero);
    }

    [Test]
    public async Task An_option_that_no_service_has_is_refused_in_a_whole_sentence()
    {
        using Mhub mhub = new Mhub().WithAccounts(("dev", """{"Kind":"InMemory"}"""));

        MhubRun nobody = await mhub.RunAsync("send", "--to", "+15551234567", "--text", "hello", "--option", "colour=red");
        MhubRun one = await mhub.RunAsync("send", "--to", "+15551234567", "--text", "hello", "--option", "memberId=1");

        Assert.That(nobody.Error, Is.EqualTo("error: dev (InMemory) has no option 'colour'. No registered service has it. Nothing was sent.\n"));
        Assert.That(one.Error, Is.EqualTo("error: dev (InMemory) has no option 'memberId'. FlowIQ has it. Nothing was sent.\n"));
        Assert.That((nobody.ExitCode, one.ExitCode), Is.EqualTo((8, 8)));
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
