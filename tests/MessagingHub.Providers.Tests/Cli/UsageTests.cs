namespace MessagingHub.Providers.Tests.Cli;

/// <summary>Arguments that make no sense stop with exit code 2 before any configuration is read.</summary>
[CancelAfter(30_000)]
internal sealed class UsageTests
{
    [TestCase("", "Name a command")]
    [TestCase("fly", "no command 'fly'")]
    [TestCase("contacts --colour red", "--colour")]
    [TestCase("contacts --limit 0", "--limit: '0'")]
    [TestCase("contacts --limit -1", "--limit")]
    [TestCase("contacts --limit many", "--limit: 'many'")]
    [TestCase("contacts --page-size 0", "--page-size: '0'")]
    [TestCase("contacts --limit", "--limit")]
    [TestCase("contacts --output xml", "--output: 'xml'")]
    [TestCase("messages", "--with")]
    [TestCase("sandbox --port 70000", "--port: '70000'")]
    [TestCase("sandbox --provider x", "--provider")]
    [TestCase("listen --port 70000", "--port: '70000'")]
    [TestCase("listen --provider x", "--provider")]
    [TestCase("demo --config x", "--config")]
    [TestCase("demo --verbose", "--verbose")]
    [TestCase("sandbox --verbose", "--verbose")]
    [TestCase("compare one", "compare")]
    [TestCase("compare one two --provider one", "--provider")]
    [TestCase("send --text hi", "exactly one of --to, --conversation, --group")]
    [TestCase("send --to +15551234567", "exactly one of --text, --template, --media")]
    [TestCase("send --to +15551234567 --text hi --template t", "exactly one of --text, --template, --media")]
    [TestCase("send --to +15551234567 --conversation c --text hi", "exactly one of --to")]
    [TestCase("send --to +15551234567 --text a --text b", "--text")]
    [TestCase("send --to +15551234567 --media https://example.com/a", "--kind")]
    [TestCase("send --to +15551234567 --media https://example.com/a --kind gif", "--kind: 'gif'")]
    [TestCase("send --to +15551234567 --media a.png --kind image", "--media")]
    [TestCase("send --to +15551234567 --media file:///a.png --kind image", "--media")]
    [TestCase("send --to +15551234567 --text hi --kind image", "--kind goes with --media only")]
    [TestCase("send --to +15551234567 --text hi --param a=b", "--param goes with --template only")]
    [TestCase("send --to +15551234567 --template t --param a", "--param: 'a'")]
    [TestCase("send --to +15551234567 --template t --param =a", "--param: '=a'")]
    [TestCase("send --to +15551234567 --template t --param 1=a --param 1=b", "'1' is given twice")]
    [TestCase("send --to +15551234567 --text hi --option x", "--option: 'x'")]
    [TestCase("send --to +15551234567 --text hi --at tomorrow", "--at")]
    [TestCase("send --to +15551234567 --text hi --at 2031-01-01T00:00:00", "--at")]
    [TestCase("send --to nobody --text hi", "--to")]
    [TestCase("messages --with nobody", "--with")]
    public async Task A_wrong_argument_is_named(string commandLine, string word)
    {
        using Mhub mhub = new Mhub().With("""{"MessagingHub":{"Providers":{"Flowella":{"ApiKey":"flo_x"}}}}""");
        string[] args = commandLine.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        MhubRun people = await mhub.RunAsync(args);

        Assert.That(people.ExitCode, Is.EqualTo(2));
        Assert.That(people.Error, Does.StartWith("error: ").And.Contain(word));
        Assert.That(people.Out, Is.Empty);
    }

    [TestCase("fly", "--output", "json")]
    [TestCase("--output=json", "contacts", "--limit", "0")]
    [TestCase("contacts", "--colour", "red", "--output:json")]
    [TestCase("send", "--output", "json")]
    public async Task Even_a_wrong_command_line_is_answered_in_JSON_when_that_was_asked_for(params string[] args)
    {
        using var mhub = new Mhub();

        MhubRun run = await mhub.RunAsync(args);

        Assert.That(run.ErrorObject.GetProperty("code").GetString(), Is.EqualTo("usage"));
        Assert.That(run.ErrorObject.EnumerateObject().Select(property => property.Name), Is.EqualTo(new[] { "code", "message" }));
        Assert.That(run.ExitCode, Is.EqualTo(2));
    }

    [TestCase("--text")]
    [TestCase("--template")]
    public async Task An_empty_content_is_a_mistake_at_the_command_line(string option)
    {
        using var mhub = new Mhub();

        MhubRun run = await mhub.RunAsync("send", "--to", "+15551234567", option, " ");

        Assert.That(run.Error, Does.StartWith($"error: {option}:"));
        Assert.That(run.ExitCode, Is.EqualTo(2));
    }

    [TestCase("--status")]
    [TestCase("--search")]
    [TestCase("--after")]
    public async Task An_empty_filter_is_a_mistake_at_the_command_line(string option)
    {
        using Mhub mhub = new Mhub().With("""{"MessagingHub":{"Providers":{"Flowella":{"ApiKey":"flo_x"}}}}""");

        MhubRun run = await mhub.RunAsync("contacts", option, "");

        Assert.That(run.Error, Does.StartWith($"error: {option}:"));
        Assert.That(run.ExitCode, Is.EqualTo(2));
    }

    [TestCase("--help")]
    [TestCase("send --help")]
    [TestCase("contacts -h")]
    [TestCase("--version")]
    public async Task Help_and_version_need_no_configuration(string commandLine)
    {
        using var mhub = new Mhub();

        MhubRun run = await mhub.RunAsync(commandLine.Split(' '));

        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(run.Out, Is.Not.Empty);
        Assert.That(run.Error, Is.Empty);
    }
}
