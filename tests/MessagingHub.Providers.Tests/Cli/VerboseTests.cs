using MessagingHub.Cli;
using Microsoft.Extensions.Logging;

namespace MessagingHub.Providers.Tests.Cli;

/// <summary>What the hub does, told on standard error for whoever asked.</summary>
[CancelAfter(30_000)]
internal sealed class VerboseTests
{
    [Test]
    public void An_entry_of_the_hub_is_one_line_with_the_seconds_since_the_start()
    {
        using var error = new StringWriter { NewLine = "\n" };
        var clock = new Clock();
        using ILoggerFactory loggers = FactoryFor(new VerboseLog(error, clock));

        clock.Now = TimeSpan.FromMilliseconds(123);
        Log(loggers, "MessagingHub.Calls", LogLevel.Debug, "support send: attempt 1\nHTTP \u001b[31m503");
        clock.Now = TimeSpan.FromSeconds(75.5);
        Log(loggers, "MessagingHub", LogLevel.Warning, "support: the breaker opened");
        Log(loggers, "MessagingHub", LogLevel.Error, "support: the configuration could not be taken", new InvalidOperationException("flo_secret"));

        Assert.That(error.ToString(), Is.EqualTo(
            "[  0.123] support send: attempt 1 HTTP 503\n"
            + "[ 75.500] warning: support: the breaker opened\n"
            + "[ 75.500] error: support: the configuration could not be taken (InvalidOperationException)\n"));
    }

    [Test]
    public void Nobody_elses_entries_are_told_nor_those_below_debug()
    {
        using var error = new StringWriter();
        using ILoggerFactory loggers = FactoryFor(new VerboseLog(error, new Clock()));

        Log(loggers, "System.Net.Http.HttpClient", LogLevel.Error, "GET https://example.com/+15551234567");
        Log(loggers, "MessagingHub.Calls", LogLevel.Trace, "too much");

        Assert.That(error.ToString(), Is.Empty);
    }

    [Test]
    public void A_log_that_cannot_be_written_fails_nothing()
    {
        using var error = new BrokenWriter();
        using ILoggerFactory loggers = FactoryFor(new VerboseLog(new CheckedWriter(error, "standard error"), new Clock()));

        Assert.That(() => Log(loggers, "MessagingHub.Calls", LogLevel.Debug, "attempt 1"), Throws.Nothing);
        Assert.That(error.Tried, Is.True);
    }

    [TestCase("json")]
    [TestCase("table")]
    public async Task It_never_mixes_into_the_output(string output)
    {
        using Mhub mhub = new Mhub().With("""{"MessagingHub":{"Providers":{"support":{"Kind":"Flowella","ApiKey":"flo_x","ApiKye":"flo_secret"}}}}""");

        MhubRun quiet = await mhub.RunAsync("providers", "--output", output);
        MhubRun verbose = await mhub.RunAsync("--verbose", "providers", "--output", output);

        Assert.That(quiet.Error, Is.Empty);
        Assert.That(verbose.Out, Is.EqualTo(quiet.Out));
        Assert.That(verbose.Error, Does.Match(@"^\[ *\d+\.\d{3}\] warning: MessagingHub:Providers:support:ApiKye is not a setting").And.Not.Contain("flo_secret"));
    }

    [TestCase("check")]
    [TestCase("providers")]
    [TestCase("contacts")]
    public async Task A_warning_about_a_setting_comes_once_however_often_the_settings_are_read(string command)
    {
        using Mhub mhub = new Mhub().At(new Uri("http://127.0.0.1:9/"), "\"Typo\": 1, \"Tyop\": 2", "\"MaxRetryAttempts\": 0");

        MhubRun run = await mhub.RunAsync(command, "--verbose");

        Assert.That(
            run.Error.Split('\n').Where(line => line.Contains("is not a setting", StringComparison.Ordinal)).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[3]),
            Is.EquivalentTo((string[])["MessagingHub:Providers:support:Typo", "MessagingHub:Providers:support:Tyop"]));
    }

    [Test]
    public void What_the_hub_says_of_its_calls_and_webhooks_is_told_each_time()
    {
        using var error = new StringWriter { NewLine = "\n" };
        using ILoggerFactory loggers = FactoryFor(new VerboseLog(error, new Clock()));

        Log(loggers, "MessagingHub.Webhooks", LogLevel.Warning, "refused");
        Log(loggers, "MessagingHub.Webhooks", LogLevel.Warning, "refused");

        Assert.That(error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.Length.EqualTo(2));
    }

    [Test]
    public async Task An_error_is_still_the_last_line()
    {
        using Mhub mhub = new Mhub().At(new Uri("http://127.0.0.1:9/"), "\"Typo\": 1", "\"MaxRetryAttempts\": 0");

        MhubRun run = await mhub.RunAsync("contacts", "--verbose", "--output", "json");

        string[] lines = run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(lines[..^1], Is.All.StartsWith("[").And.Not.Empty);
        Assert.That((run with { Error = lines[^1] }).ErrorObject.GetProperty("code").GetString(), Is.EqualTo("unavailable"));
        Assert.That(run.Out, Is.Empty);
        Assert.That(run.ExitCode, Is.EqualTo(6));
    }

    private static ILoggerFactory FactoryFor(VerboseLog log) => LoggerFactory.Create(log.AddTo);

    private static void Log(ILoggerFactory loggers, string category, LogLevel level, string text, Exception? exception = null) =>
        loggers.CreateLogger(category).Log(level, default, text, exception, (message, _) => message);

    /// <summary>A clock that stands where the test puts it.</summary>
    private sealed class Clock : TimeProvider
    {
        public TimeSpan Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }

    private sealed class BrokenWriter : StringWriter
    {
        public bool Tried { get; private set; }

        public override void WriteLine(string? value)
        {
            Tried = true;
            throw new IOException("No space left on device");
        }
    }
}
