using MessagingHub.Sandbox;

namespace MessagingHub.Tests.Sandbox;

[TestFixture(Transport.Port)]
[TestFixture(Transport.Memory)]
public sealed class FlowIQRateLimitTests(Transport transport) : FlowIQTest(transport)
{
    [Test]
    public async Task Every_answer_tells_the_limit_what_remains_and_when_the_minute_ends()
    {
        Reply first = await ReadAsync("action=contacts&limit=1");
        Token = null;
        Reply refused = await SayAsync();
        Reply nowhere = await SendAsync(HttpMethod.Get, "flowiq/nowhere");
        Box.Faults.Add("flowiq", SandboxOperation.Send, Fault.Status(503));
        Reply struck = await SayAsync();

        Assert.Multiple(() =>
        {
            Assert.That(Meter(first), Is.EqualTo("100 99 1740830460"));
            Assert.That(Meter(refused), Is.EqualTo("100 98 1740830460"));
            Assert.That(Meter(nowhere), Is.EqualTo("100 97 1740830460"));
            Assert.That(Meter(struck), Is.EqualTo("100 96 1740830460"));
        });
    }

    [Test]
    public async Task Beyond_the_limit_the_meter_stays_at_zero_and_nothing_is_refused()
    {
        Reply[] replies = await ManyAsync(160);

        Assert.Multiple(() =>
        {
            Assert.That(replies.Select(reply => reply.Status), Is.All.EqualTo(200));
            Assert.That(Meter(replies[^1]), Does.StartWith("100 0 "));
        });
    }

    [Test]
    public async Task Where_it_is_enforced_the_151st_request_of_a_minute_is_429_without_a_retry_after()
    {
        Box.FlowIQ.EnforcesRateLimit = true;

        Reply[] replies = await ManyAsync(151);
        Clock.Now += TimeSpan.FromSeconds(60);
        Reply later = await SayAsync();

        Assert.Multiple(() =>
        {
            Assert.That(replies[..150].Select(reply => reply.Status), Is.All.EqualTo(200));
            Assert.That(replies[150].Status, Is.EqualTo(429));
            Assert.That(replies[150].String("error"), Is.Not.Empty);
            Assert.That(replies[150].Headers.RetryAfter, Is.Null);
            Assert.That(later.Status, Is.EqualTo(200));
            Assert.That(Meter(later), Does.StartWith("100 99 "));
            Assert.That(Box.Ledger.Count, Is.EqualTo(151));
        });
    }

    private async Task<Reply[]> ManyAsync(int count)
    {
        var replies = new Reply[count];
        for (int i = 0; i < count; i++)
        {
            replies[i] = await SayAsync();
        }

        return replies;
    }

    private static string Meter(Reply reply) => string.Join(' ', Names.Select(name => reply.Headers.GetValues(name).Single()));

    private static readonly string[] Names = ["X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset"];
}
