using System.Text.Json;
using MessagingHub.Sandbox;

namespace MessagingHub.Tests.Sandbox;

[TestFixture(Transport.Port)]
[TestFixture(Transport.Memory)]
public sealed class VelstackFaultTests(Transport transport) : VelstackTest(transport)
{
    private const string Send = SandboxOperation.Send;

    [TestCase(400)]
    [TestCase(401)]
    [TestCase(403)]
    [TestCase(404)]
    [TestCase(422)]
    [TestCase(429)]
    [TestCase(500)]
    [TestCase(503)]
    public async Task A_status_fault_speaks_in_the_envelope_with_or_without_the_status_line(int status)
    {
        Box.Faults.Add("velstack", Send, Fault.Status(status));
        Box.Faults.Add("velstack", Send, Fault.StatusInBody(status));

        AssertError(await QuickAsync(), status);
        AssertError(await QuickAsync(), 200, code: status);
        Assert.That(Box.Ledger.Count, Is.Zero);
    }

    [TestCase(403, "insufficient")]
    [TestCase(503, "unavailable")]
    public async Task The_two_documented_failures_have_their_words(int status, string word)
    {
        Box.Faults.Add("velstack", Send, Fault.StatusInBody(status));

        Assert.That((await QuickAsync()).String("message"), Does.Contain(word));
    }

    [Test]
    public async Task A_code_of_ones_own_is_text()
    {
        Box.Faults.Add("velstack", Send, Fault.StatusInBody(403, code: "403"));

        JsonElement code = (await QuickAsync()).Json.GetProperty("code");
        Assert.Multiple(() =>
        {
            Assert.That(code.ValueKind, Is.EqualTo(JsonValueKind.String));
            Assert.That(code.GetString(), Is.EqualTo("403"));
        });
    }

    [Test]
    public async Task A_failure_under_200_may_come_after_the_acceptance()
    {
        Box.Faults.Add("velstack", Send, Fault.AcceptThenStatusInBody(500));

        AssertError(await QuickAsync(), 200, code: 500);
        Assert.That(Box.Ledger.Count, Is.EqualTo(1));
    }

    [TestCase(200)]
    [TestCase(302)]
    [TestCase(600)]
    public void A_failure_under_200_must_be_one(int status)
    {
        Assert.Multiple(() =>
        {
            Assert.That(() => Fault.StatusInBody(status), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => Fault.AcceptThenStatusInBody(status), Throws.InstanceOf<ArgumentOutOfRangeException>());
        });
    }

    [TestCase("accept-then-status")]
    [TestCase("accept-then-reset")]
    [TestCase("accept-then-garbage")]
    [TestCase("truncated-body")]
    [TestCase("html-page")]
    [TestCase("empty-body")]
    [TestCase("huge-body")]
    public async Task Where_the_service_accepts_the_ledger_has_a_line_for_each_recipient(string name)
    {
        Box.Faults.Add("velstack", Send, name switch
        {
            "accept-then-status" => Fault.AcceptThenStatus(),
            "accept-then-reset" => Fault.AcceptThenReset(),
            "accept-then-garbage" => Fault.AcceptThenGarbage(),
            "truncated-body" => Fault.TruncatedBody(),
            "html-page" => Fault.HtmlPage(),
            "empty-body" => Fault.EmptyBody(),
            _ => Fault.HugeBody(100_000),
        }, times: null);
        if (name is "accept-then-reset" or "truncated-body")
        {
            await Assert.ThatAsync(() => QuickAsync("\"0241234567,0241234568\""), Throws.Exception);
        }
        else
        {
            await QuickAsync("\"0241234567,0241234568\"");
        }

        Assert.That(Box.Ledger.Count, Is.EqualTo(2));
    }

    [TestCase("accept-then-stall")]
    [TestCase("slow-drip")]
    [TestCase("endless-body")]
    public async Task An_answer_that_never_ends_is_one_acceptance(string name)
    {
        Box.Faults.Add("velstack", SandboxOperation.Send, name switch
        {
            "accept-then-stall" => Fault.AcceptThenStall(),
            "slow-drip" => Fault.SlowDrip(TimeSpan.FromHours(1)),
            _ => Fault.EndlessBody(),
        });
        using var leave = new CancellationTokenSource();
        using var content = new StringContent("""{"sender":"Sandbox","recipient":"0241234567","message":"Hello"}""", System.Text.Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Api}/quick/sms") { Content = content };
        Task<HttpResponseMessage> call = Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, leave.Token);
        await Box.Ledger.WaitForCountAsync(1, Limit);
        if (name == "accept-then-stall")
        {
            await leave.CancelAsync();
            await Assert.ThatAsync(() => call, Throws.InstanceOf<OperationCanceledException>());
        }
        else
        {
            using HttpResponseMessage response = await call.WaitAsync(Limit);
            Assert.That(response.IsSuccessStatusCode, Is.True);
        }

        Assert.That(Box.Ledger.Count, Is.EqualTo(1));
    }

    [TestCase("refuse")]
    [TestCase("stall")]
    public async Task Where_the_service_never_looks_nothing_is_accepted(string name)
    {
        Box.Faults.Add("velstack", Send, name == "stall" ? Fault.Stall() : Fault.Refuse(), times: null);
        using var leave = new CancellationTokenSource();
        using var content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        Task<HttpResponseMessage> call = Http.PostAsync($"{Api}/quick/sms", content, leave.Token);
        if (name == "stall")
        {
            await leave.CancelAsync();
        }

        await Assert.ThatAsync(() => call, Throws.Exception);
        Assert.That(Box.Ledger.Count, Is.Zero);
    }

    [Test]
    public async Task A_fault_for_send_strikes_the_group_as_well()
    {
        Box.Faults.Add("velstack", Send, Fault.HtmlPage(502));

        Reply reply = await PostAsync("/group/sms", "{}");
        Assert.Multiple(() =>
        {
            Assert.That(reply.Status, Is.EqualTo(502));
            Assert.That(reply.ContentHeaders.ContentType?.MediaType, Is.EqualTo("text/html"));
        });
    }

    [TestCase(SandboxOperation.ListContacts)]
    [TestCase(SandboxOperation.ListGroups)]
    public void A_paging_fault_is_refused_since_nothing_here_has_pages(string operation)
        => Assert.That(() => Box.Faults.Add("velstack", operation, Fault.EndlessCursor()), Throws.ArgumentException);
}
