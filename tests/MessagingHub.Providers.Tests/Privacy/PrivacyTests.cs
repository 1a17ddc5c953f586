using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace MessagingHub.Providers.Tests.Privacy;

/// <summary>No secret, text or full phone number in any log, trace, metric, exception or ToString of a whole run.</summary>
[CancelAfter(300_000)]
internal sealed class PrivacyTests
{
    [Test]
    public async Task Nothing_private_leaves_the_library_by_the_way(CancellationToken limit)
    {
        using var output = new CapturedOutput();
        await using (PrivacyRun run = await PrivacyRun.StartAsync(output, limit))
        {
            await run.EverythingAsync(limit);
        }

        // The run was a run: all that is listened to has spoken.
        string[] heard = [.. output.Entries.Select(entry => entry.Where).Distinct()];
        Assert.That(heard, Is.SupersetOf((string[])["log MessagingHub", "log MessagingHub.Calls", "span of MessagingHub", "meter MessagingHub", "result", "failure", "health"]));

        using (Assert.EnterMultipleScope())
        {
            foreach (string hidden in Private.Everything)
            {
                Assert.That(output.Find(hidden).Take(5), Is.Empty, $"'{hidden}' shows");
            }

            foreach (string secret in Private.Credentials)
            {
                Assert.That(output.FindInRaws(secret).Take(5), Is.Empty, $"'{secret}' is kept in an error");
            }
        }
    }

    /// <summary>The control: had it leaked, the search would have found it.</summary>
    [Test]
    public void What_leaks_is_found_wherever_it_leaks([ValueSource(typeof(Private), nameof(Private.Everything))] string hidden)
    {
        using var source = new ActivitySource("PrivacyControl");
        using var meter = new Meter("PrivacyControl");
        Counter<long> counter = meter.CreateCounter<long>("leaks");
        using var output = new CapturedOutput();
        using ILoggerFactory loggers = LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(output));
        ILogger logger = loggers.CreateLogger("Control");

#pragma warning disable CA1848, CA1873, CA2254 // A control is no place for generated log methods.
        logger.LogTrace("{Value}", hidden);
        logger.LogTrace(new InvalidOperationException(hidden), "message");
        using (logger.BeginScope("{Value}", hidden))
        {
            logger.LogTrace("in scope");
        }
#pragma warning restore CA1848, CA1873, CA2254

        using (Activity? span = source.StartActivity("control"))
        {
            span!.SetTag("value", hidden);
            span.AddEvent(new ActivityEvent("event", tags: new ActivityTagsCollection { ["value"] = hidden }));
        }

        using (Activity? span = source.StartActivity("control"))
        {
            span!.SetStatus(ActivityStatusCode.Error, hidden);
        }

        counter.Add(1, new KeyValuePair<string, object?>("value", hidden));
        output.Add("result", $"Contact {{ Phone = {hidden} }}");
        output.Add("failure", new InvalidOperationException("outer", new InvalidOperationException(hidden)));
        output.Add("failure", new MessagingException("x") { Raw = new RawResponse(400, [new("X-Echo", hidden)], default) });

        // Three entries; the tag, the event and the status of spans; a metric; a model; an inner exception on its own and in its outer one.
        Assert.That(output.Find(hidden).Count(), Is.EqualTo(10));
        Assert.That(output.FindInRaws(hidden).Count(), Is.EqualTo(1));
    }

    [TestCaseSource(typeof(Private), nameof(Private.Spellings))]
    public void A_phone_number_is_found_however_it_is_written(string phone)
    {
        using var output = new CapturedOutput();
        output.Add("result", $"at 12:30:05 it went to {phone}, twice");
        Assert.That(output.Find(Private.PhoneDigits).Count(), Is.EqualTo(1));
    }
}
