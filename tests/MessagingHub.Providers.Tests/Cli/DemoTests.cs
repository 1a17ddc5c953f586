using System.Text.RegularExpressions;

namespace MessagingHub.Providers.Tests.Cli;

/// <summary>The first thing anybody runs.</summary>
[CancelAfter(60_000)]
internal sealed partial class DemoTests
{
    [Test]
    public async Task The_demo_does_everything_it_says_and_exits_0()
    {
        using var mhub = new Mhub();

        MhubRun run = await mhub.RunAsync("demo");

        Assert.That(run.ExitCode, Is.Zero, run.Out + run.Error);
        Assert.That(run.Error, Is.Empty);
        Assert.That(run.Out, Does.Contain("send a text: accepted").And.Contain("send the template").And.Contain("in 2 pages")
            .And.Contain("opted out").And.Contain("may have been accepted: yes").And.Contain("exactly once"));
        Assert.That(run.Out, Does.Contain("message.delivered came back, verified by its signature; told twice, handled once")
            .And.Contain("message_delivered came back, verified by the secret in the address; told twice, handled once"));
        Assert.That(run.Out, Does.Not.Contain("✗").And.Not.Match(MhubRun.TerminalCommands));
    }

    [Test]
    public async Task The_demo_tells_the_same_story_every_time()
    {
        using var mhub = new Mhub();

        MhubRun first = await mhub.RunAsync("demo");
        MhubRun second = await mhub.RunAsync("demo");

        Assert.That(Port().Replace(second.Out, "PORT"), Is.EqualTo(Port().Replace(first.Out, "PORT")));
    }

    [Test]
    public async Task The_demo_is_not_disturbed_by_the_settings_around_it()
    {
        using Mhub mhub = new Mhub().With("not JSON");
        mhub.Variables["MessagingHub__Providers__support__ApiKey"] = "flo_wrong";

        Assert.That((await mhub.RunAsync("demo")).ExitCode, Is.Zero);
    }

    [Test]
    public async Task In_a_terminal_without_colours_there_are_none()
    {
        using var mhub = new Mhub { IsTerminal = true, Width = 60 };
        mhub.Variables["NO_COLOR"] = "1";

        MhubRun run = await mhub.RunAsync("demo");

        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(run.Out, Does.Not.Match(MhubRun.TerminalCommands));
    }

    [GeneratedRegex("127.0.0.1:[0-9]+")]
    private static partial Regex Port();
}
