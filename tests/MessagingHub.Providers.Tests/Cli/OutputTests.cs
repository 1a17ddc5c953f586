using MessagingHub.Cli;

namespace MessagingHub.Providers.Tests.Cli;

/// <summary>What people see: tables in a terminal, plain lines elsewhere, and never a stranger's terminal sequences.</summary>
[CancelAfter(30_000)]
internal sealed class OutputTests
{
    private const string Evil = """{"items":[{"id":"c1","name":"\u001b[31mRed[/]\u001b]0;title\u0007\tA\nB [bold]","phone":"+15551234567"}],"nextCursor":"a"}""";

    [Test]
    public async Task Redirected_output_is_tab_separated_whole_lines_without_escape_codes()
    {
        await using FakeServer server = await FakeServer.WithPagesAsync(
            $$"""{"items":[{"id":"c1","name":"{{new string('x', 300)}}","phone":"+15551234567","isOptedOut":false}]}""");
        using Mhub mhub = new Mhub().At(server.Address);

        MhubRun run = await mhub.RunAsync("contacts");

        Assert.That(run.Out, Is.EqualTo(
            $"ID\tNAME\tPHONE\tEMAIL\tSTATUS\tOPTED OUT\tGROUPS\tUNREAD\nc1\t{new string('x', 300)}\t+15551234567\t\t\tno\t\t\n"));
        Assert.That(run.Error, Is.Empty);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task What_a_service_sends_cannot_command_the_terminal(bool isTerminal)
    {
        await using FakeServer server = await FakeServer.WithPagesAsync(Evil);
        using Mhub mhub = new Mhub { IsTerminal = isTerminal }.At(server.Address);
        mhub.Variables["NO_COLOR"] = "1";

        MhubRun run = await mhub.RunAsync("contacts", "--limit", "1");

        Assert.That(run.Out, Does.Contain("Red[/] A B [bold]"));
        Assert.That(run.Out, Does.Not.Match(MhubRun.TerminalCommands).And.Not.Contain("title"));
    }

    [Test]
    public async Task A_terminal_gets_a_table_in_which_only_the_headings_are_emphasized()
    {
        await using FakeServer server = await FakeServer.WithPagesAsync(Evil);
        using Mhub mhub = new Mhub { IsTerminal = true }.At(server.Address);

        MhubRun run = await mhub.RunAsync("contacts", "--limit", "1");

        Assert.That(run.Out, Does.Contain("\u001b[1mNAME\u001b[0m").And.Contain("────"));
        Assert.That(run.Out, Does.Not.Contain("EMAIL"), "a column without values");
        Assert.That(run.Error, Does.Contain("--page-size 1 --after "));
    }

    [Test]
    public async Task A_terminal_that_is_too_narrow_for_a_table_gets_a_line_per_value()
    {
        await using FakeServer server = await FakeServer.WithPagesAsync("""{"items":[{"id":"ccontact000000000000000001","name":"Ada Okafor","phone":"+15551234567"}]}""");
        using Mhub mhub = new Mhub { IsTerminal = true, Width = 40 }.At(server.Address);
        mhub.Variables["NO_COLOR"] = "1";

        MhubRun run = await mhub.RunAsync("contacts");

        Assert.That(run.Out, Is.EqualTo("ID     ccontact000000000000000001\nNAME   Ada Okafor\nPHONE  +15551234567\n\n"));
    }

    [Test]
    public async Task A_hint_how_to_go_on_is_for_people_only_and_leads_on()
    {
        await using FakeServer server = await FakeServer.WithPagesAsync("""{"items":[{"id":"c1"}],"nextCursor":"a"}""", """{"items":[{"id":"c2"}]}""");
        using Mhub mhub = new Mhub().At(server.Address);

        MhubRun first = await mhub.RunAsync("contacts", "--limit", "1");
        string[] hint = first.Error.Trim().Split(' ');
        MhubRun second = await mhub.RunAsync(["contacts", .. hint[^4..], "--output", "json"]);

        Assert.That(second.Single.GetProperty("id").GetString(), Is.EqualTo("c2"));
        Assert.That(second.Error, Is.Empty);
    }

    [Test]
    public async Task An_empty_list_says_so_beside_the_output()
    {
        await using FakeServer server = await FakeServer.WithPagesAsync("""{"items":[]}""");
        using Mhub mhub = new Mhub().At(server.Address);

        MhubRun people = await mhub.RunAsync("contacts");
        MhubRun program = await mhub.RunAsync("contacts", "--output", "json");

        Assert.That((people.Out, people.Error), Is.EqualTo(("", "No contacts.\n")));
        Assert.That((program.Out, program.Error), Is.EqualTo(("", "")));
    }

    [Test]
    public async Task A_reader_that_has_seen_enough_ends_the_list_quietly()
    {
        await using FakeServer server = await FakeServer.WithPagesAsync(
            """{"items":[{"id":"c1"},{"id":"c2"}],"nextCursor":"a"}""", """{"items":[{"id":"c3"}],"nextCursor":"b"}""", """{"items":[]}""");
        using Mhub mhub = new Mhub().At(server.Address);
        using var output = new ClosingWriter(lines: 1);
        using var error = new StringWriter();

        int exitCode = await MhubApp.RunAsync(["contacts", "--output", "json"], mhub.EnvironmentFor(output, error), TestContext.CurrentContext.CancellationToken);

        Assert.That(exitCode, Is.Zero);
        Assert.That(error.ToString(), Is.Empty);
        Assert.That(server.Requests, Has.Count.EqualTo(1));
    }

    [TestCase("providers", 1)]
    [TestCase("send --to +15551234567 --text hi", 7)]
    public async Task A_standard_output_that_is_closed_is_called_so(string command, int expected)
    {
        using Mhub mhub = new Mhub().WithAccounts(("dev", """{"Kind":"InMemory"}"""));
        using var output = new DeniedWriter();
        using var error = new StringWriter { NewLine = "\n" };

        int exitCode = await MhubApp.RunAsync(command.Split(' '), mhub.EnvironmentFor(output, error), TestContext.CurrentContext.CancellationToken);

        Assert.That(exitCode, Is.EqualTo(expected));
        Assert.That(error.ToString(), Does.EndWith("standard output is closed, or not open for writing.\n").And.Not.Contain("denied").And.Not.Contain("Exception"));
    }

    [Test]
    public void What_else_is_denied_is_not_called_a_closed_output([Values] bool asJson)
    {
        using var error = new StringWriter();

        new ErrorOutput(error, asJson).Write(new UnauthorizedAccessException("Access to the path 'keys.json' is denied."));

        Assert.That(error.ToString(), Does.Contain("Access to the path 'keys.json' is denied.").And.Not.Contain("standard output"));
    }

    [TestCase("templates", "eu (VelaFlows) cannot list templates. Flowella can. Nothing was requested.")]
    [TestCase("contacts --status x", "eu (VelaFlows) cannot list contacts by Status. ")]
    [TestCase("messages --with +15551234567", "eu (VelaFlows) cannot list messages. FlowIQ can. Nothing was requested.")]
    public async Task A_list_that_is_refused_does_not_speak_of_sending(string command, string refusal)
    {
        using Mhub mhub = new Mhub().WithAccounts(("eu", """{"Kind":"VelaFlows","Token":"sk_test_abcdefgh","WorkspaceId":"64f1a2b3c4d5e6f7a8b9c0d1"}"""));

        MhubRun run = await mhub.RunAsync(command.Split(' '));

        Assert.That(run.Error, Does.StartWith("error: " + refusal).And.EndsWith("Nothing was requested.\n"));
        Assert.That(run.ExitCode, Is.EqualTo(8));
    }

    [TestCase("plain", "plain")]
    [TestCase("a\tb\r\nc\u0085d\u2028e", "a b c d e")]
    [TestCase("\u001b[1;31mred\u001b[0m", "red")]
    [TestCase("\u009b31mred", "red")]
    [TestCase("\u001b]8;;https://example.com\u001b\\link\u001b]8;;\u0007", "link")]
    [TestCase("\u001bcreset", "reset")]
    [TestCase("left\u202eright", "left right")]
    [TestCase("émoji 👩‍👩‍👧 عربي", "émoji 👩‍👩‍👧 عربي")]
    public void Text_of_strangers_becomes_one_harmless_line(string text, string expected) =>
        Assert.That(PlainText.Of(text), Is.EqualTo(expected));

    private sealed class ClosingWriter(int lines) : StringWriter
    {
        private const int BrokenPipe = 32;
        private int _left = lines;

        public override void WriteLine(string? value)
        {
            if (_left-- == 0)
            {
                throw new IOException("Broken pipe", BrokenPipe);
            }
        }
    }

    /// <summary>What the runtime says of a handle that is closed.</summary>
    private sealed class DeniedWriter : StringWriter
    {
        public override void WriteLine(string? value) => throw new UnauthorizedAccessException("Access to the path is denied.");

        public override void Write(char[] buffer, int index, int count) => throw new UnauthorizedAccessException("Access to the path is denied.");
    }
}
