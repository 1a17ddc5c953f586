using System.Net;
using MessagingHub.Sandbox;

namespace MessagingHub.Tests.Sandbox;

[TestFixture(Transport.Port)]
[TestFixture(Transport.Memory)]
public sealed class RefusingFaultTests(Transport transport) : SandboxTest(transport)
{
    private const string Send = SandboxOperation.Send;

    [TestCase(400)]
    [TestCase(401)]
    [TestCase(402)]
    [TestCase(403)]
    [TestCase(404)]
    [TestCase(408)]
    [TestCase(409)]
    [TestCase(422)]
    [TestCase(429)]
    [TestCase(500)]
    [TestCase(502)]
    [TestCase(503)]
    [TestCase(504)]
    public async Task A_status_fault_speaks_in_the_services_envelope_and_accepts_nothing(int status)
    {
        Box.Faults.Add("flowella", Send, Fault.Status(status));

        Reply reply = await SendTextAsync();

        Assert.Multiple(() =>
        {
            Assert.That(reply.Status, Is.EqualTo(status));
            Assert.That(reply.Keys, Is.EqualTo("error"));
            Assert.That(Reply.NamesOf(reply.Json.GetProperty("error")), Is.EqualTo("code message"));
            Assert.That(reply.Headers.RetryAfter, Is.Null);
            Assert.That(Box.Ledger.Count, Is.Zero);
        });
    }

    [Test]
    public async Task A_401_and_a_429_have_the_documented_code_and_the_429_its_message()
    {
        Box.Faults.Add("flowella", Send, Fault.Status(401));
        Box.Faults.Add("flowella", Send, Fault.Status(429));

        Reply unauthorized = await SendTextAsync();
        Reply limited = await SendTextAsync();

        Assert.Multiple(() =>
        {
            Assert.That(unauthorized.ErrorCode, Is.EqualTo("UNAUTHORIZED"));
            Assert.That(limited.ErrorCode, Is.EqualTo("RATE_LIMITED"));
            Assert.That(limited.Json.GetProperty("error").GetProperty("message").GetString(), Is.EqualTo("Too many requests"));
        });
    }

    [Test]
    public async Task A_status_fault_may_bring_its_own_code()
    {
        Box.Faults.Add("flowella", Send, Fault.Status(400, code: "SOMETHING_NEW"));

        Assert.That((await SendTextAsync()).ErrorCode, Is.EqualTo("SOMETHING_NEW"));
    }

    [Test]
    public async Task Retry_After_is_said_in_whole_seconds_rounded_up()
    {
        Box.Faults.Add("flowella", Send, Fault.Status(429, TimeSpan.FromSeconds(2.2)));

        Assert.That((await SendTextAsync()).Headers.RetryAfter?.Delta, Is.EqualTo(TimeSpan.FromSeconds(3)));
    }

    [Test]
    public async Task Retry_After_is_said_as_a_date_by_the_sandboxs_clock()
    {
        Box.Faults.Add("flowella", Send, Fault.Status(503, TimeSpan.FromSeconds(90), retryAfterAsDate: true));

        Assert.That((await SendTextAsync()).Headers.RetryAfter?.Date, Is.EqualTo(Clock.Now.AddSeconds(90)));
    }

    [TestCase(200)]
    [TestCase(302)]
    [TestCase(600)]
    public void A_status_fault_must_be_an_error(int status)
        => Assert.That(() => Fault.Status(status), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public async Task A_refused_connection_gives_no_answer_and_accepts_nothing()
    {
        Box.Faults.Add("flowella", Send, Fault.Refuse(), times: null);

        await Assert.ThatAsync(() => SendTextAsync(), Throws.Exception);
        Assert.Multiple(() =>
        {
            Assert.That(Limit.IsCancellationRequested, Is.False);
            Assert.That(Box.Ledger.Count, Is.Zero);
            Assert.That(Box.Requests.Entries.Select(request => request.Status), Is.All.Null);
        });
    }

    [Test]
    public async Task A_redirect_leads_elsewhere_and_accepts_nothing()
    {
        Box.Faults.Add("flowella", Send, Fault.Redirect());
        Box.Faults.Add("flowella", Send, Fault.Redirect("https://example.com/"));

        Reply own = await SendTextAsync();
        Reply other = await SendTextAsync();

        Assert.Multiple(() =>
        {
            Assert.That(own.Status, Is.EqualTo((int)HttpStatusCode.Found));
            Assert.That(own.Headers.Location?.OriginalString, Is.EqualTo("/flowella/redirected"));
            Assert.That(other.Headers.Location?.OriginalString, Is.EqualTo("https://example.com/"));
            Assert.That(Box.Ledger.Count, Is.Zero);
        });
    }

    [Test]
    public async Task A_stall_ends_when_the_client_leaves_and_accepts_nothing()
    {
        Box.Faults.Add("flowella", Send, Fault.Stall());
        using var leave = new CancellationTokenSource();
        using var content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        Task<HttpResponseMessage> call = Http.PostAsync("flowella/api/v1/messages", content, leave.Token);

        await leave.CancelAsync();

        await Assert.ThatAsync(() => call, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(Box.Ledger.Count, Is.Zero);
    }

    [TestCase(500)]
    [TestCase(502)]
    public async Task An_html_error_page_accepts_nothing(int status)
    {
        Box.Faults.Add("flowella", Send, Fault.HtmlPage(status));

        Reply reply = await SendTextAsync();

        Assert.Multiple(() =>
        {
            Assert.That(reply.Status, Is.EqualTo(status));
            Assert.That(reply.ContentHeaders.ContentType?.MediaType, Is.EqualTo("text/html"));
            Assert.That(reply.Text, Does.Contain("<html>"));
            Assert.That(Box.Ledger.Count, Is.Zero);
        });
    }

    [Test]
    public async Task An_empty_error_accepts_nothing()
    {
        Box.Faults.Add("flowella", Send, Fault.EmptyBody(500));

        Reply reply = await SendTextAsync();

        Assert.Multiple(() =>
        {
            Assert.That(reply.Status, Is.EqualTo(500));
            Assert.That(reply.Bytes, Is.Empty);
            Assert.That(Box.Ledger.Count, Is.Zero);
        });
    }

    [Test]
    public async Task A_refusing_fault_strikes_before_the_key_is_looked_at()
    {
        Box.Faults.Add("flowella", SandboxOperation.Check, Fault.Status(503));
        Http.DefaultRequestHeaders.Authorization = null;

        Assert.That((await GetAsync("/ping")).Status, Is.EqualTo(503));
    }
}
