using MessagingHub.Sandbox;

namespace MessagingHub.Tests.Sandbox;

[TestFixture(Transport.Port)]
[TestFixture(Transport.Memory)]
public sealed class VelaFlowsRateTests(Transport transport) : VelaFlowsTest(transport)
{
    // 2025-03-01T12:15:00Z: the standing clock's next quarter of an hour.
    private const long Reset = 1740831300;

    [Test]
    public async Task Every_answer_tells_limit_rest_and_reset_per_endpoint()
    {
        Reply first = await GetAsync(Conversations);
        Reply second = await GetAsync(Conversations);
        Reply other = await GetAsync("/crm/leads");
        Reply write = await WriteAsync();
        Reply nowhere = await GetAsync("/nothing");

        Assert.Multiple(() =>
        {
            Assert.That(Rate(first), Is.EqualTo((300, 299, Reset)));
            Assert.That(Rate(second), Is.EqualTo((300, 298, Reset)));
            Assert.That(Rate(other), Is.EqualTo((300, 299, Reset)));
            Assert.That(Rate(write), Is.EqualTo((100, 99, Reset)));
            Assert.That(Rate(nowhere), Is.EqualTo((300, 300, Reset)));
        });
    }

    [Test]
    public async Task An_unknown_token_gets_the_headers_and_uses_nothing_up()
    {
        System.Net.Http.Headers.AuthenticationHeaderValue? good = Http.DefaultRequestHeaders.Authorization;
        Http.DefaultRequestHeaders.Authorization = null;
        Reply stranger = await GetAsync(Conversations);
        Http.DefaultRequestHeaders.Authorization = good;

        Assert.Multiple(() => Assert.That(Rate(stranger), Is.EqualTo((300, 300, Reset))));
        Assert.That(Rate(await GetAsync(Conversations)), Is.EqualTo((300, 299, Reset)));
    }

    [Test]
    public async Task Beyond_the_limit_is_429_until_the_window_ends()
    {
        Clock.Now = Clock.Now.AddSeconds(600.5);
        for (int i = 0; i < 100; i++)
        {
            Assert.That((await WriteAsync()).Status, Is.EqualTo(201));
        }

        Reply beyond = await WriteAsync();
        Clock.Now = Clock.Now.AddSeconds(300);
        Reply later = await WriteAsync();

        AssertError(beyond, 429, "TOO_MANY_REQUESTS");
        Assert.Multiple(() =>
        {
            Assert.That(beyond.Headers.RetryAfter?.Delta, Is.EqualTo(TimeSpan.FromSeconds(300)));
            Assert.That(beyond.Json.GetProperty("error").GetProperty("message").GetString(), Does.Contain("300"));
            Assert.That(Reply.NamesOf(beyond.Json.GetProperty("error")), Is.EqualTo("code message"));
            Assert.That(Rate(beyond), Is.EqualTo((100, 0, Reset)));
            Assert.That(Rate(later), Is.EqualTo((100, 99, Reset + 900)));
            Assert.That(later.Status, Is.EqualTo(201));
            Assert.That(Box.Ledger.Count, Is.EqualTo(101));
        });
    }

    [Test]
    public async Task Limits_can_be_counted_without_being_enforced_and_begin_anew_after_a_reset()
    {
        Box.EnforceRateLimits = false;
        for (int i = 0; i < 101; i++)
        {
            Assert.That((await WriteAsync()).Status, Is.EqualTo(201));
        }

        Box.EnforceRateLimits = true;
        Reply enforced = await WriteAsync();
        Box.Reset();
        Reply anew = await WriteAsync();

        Assert.Multiple(() =>
        {
            Assert.That(enforced.Status, Is.EqualTo(429));
            Assert.That(Rate(anew), Is.EqualTo((100, 99, Reset)));
        });
    }

    [Test]
    public async Task A_scripted_fault_tells_the_rest_as_well()
    {
        Box.Faults.Add("velaflows", SandboxOperation.Send, Fault.Status(503));

        Assert.That(Rate(await WriteAsync()), Is.EqualTo((100, 99, Reset)));
    }

    private static (int Limit, int Remaining, long Reset) Rate(Reply reply)
        => ((int)Header(reply, "X-RateLimit-Limit"), (int)Header(reply, "X-RateLimit-Remaining"), Header(reply, "X-RateLimit-Reset"));

    private static long Header(Reply reply, string name)
        => long.Parse(reply.Headers.GetValues(name).Single(), System.Globalization.CultureInfo.InvariantCulture);
}
