using System.Text.Json;
using MessagingHub.Sandbox;

namespace MessagingHub.Tests.Sandbox;

[TestFixture(Transport.Port)]
[TestFixture(Transport.Memory)]
public sealed class VelaFlowsFaultTests(Transport transport) : VelaFlowsTest(transport)
{
    private const string Leads = SandboxOperation.ListContacts;

    [TestCase(400, "BAD_REQUEST")]
    [TestCase(401, "UNAUTHORIZED")]
    [TestCase(403, "FORBIDDEN")]
    [TestCase(404, "NOT_FOUND")]
    [TestCase(409, "CONFLICT")]
    [TestCase(422, "VALIDATION_ERROR")]
    [TestCase(429, "TOO_MANY_REQUESTS")]
    [TestCase(500, "INTERNAL_ERROR")]
    [TestCase(503, "INTERNAL_ERROR")]
    public async Task A_status_fault_has_the_documented_code_and_accepts_nothing(int status, string code)
    {
        Box.Faults.Add("velaflows", SandboxOperation.Send, Fault.Status(status));

        AssertError(await WriteAsync(), status, code);
        Assert.That(Box.Ledger.Count, Is.Zero);
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_failure_may_come_under_200(bool accepts)
    {
        Box.Faults.Add(
            "velaflows", SandboxOperation.Send, accepts ? Fault.AcceptThenStatusInBody(500) : Fault.StatusInBody(403));

        AssertError(await WriteAsync(), 200, accepts ? "INTERNAL_ERROR" : "FORBIDDEN");
        Assert.That(Box.Ledger.Count, Is.EqualTo(accepts ? 1 : 0));
    }

    [TestCase("accept-then-status")]
    [TestCase("accept-then-reset")]
    [TestCase("accept-then-garbage")]
    [TestCase("truncated-body")]
    [TestCase("html-page")]
    [TestCase("empty-body")]
    [TestCase("huge-body")]
    public async Task Where_the_service_accepts_the_ledger_has_one_line_whatever_becomes_of_the_answer(string name)
    {
        Box.Faults.Add("velaflows", SandboxOperation.Send, name switch
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
            await Assert.ThatAsync(() => WriteAsync(), Throws.Exception);
        }
        else
        {
            await WriteAsync();
        }

        Assert.That(Box.Ledger.Count, Is.EqualTo(1));
    }

    [TestCase("accept-then-stall")]
    [TestCase("slow-drip")]
    [TestCase("endless-body")]
    public async Task An_answer_that_never_ends_is_one_acceptance(string name)
    {
        Box.Faults.Add("velaflows", SandboxOperation.Send, name switch
        {
            "accept-then-stall" => Fault.AcceptThenStall(),
            "slow-drip" => Fault.SlowDrip(TimeSpan.FromHours(1)),
            _ => Fault.EndlessBody(),
        });
        using var leave = new CancellationTokenSource();
        using var content = new StringContent("""{"content":"Hello"}""", System.Text.Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Api}{Conversations}/{FirstId}/messages") { Content = content };
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
        Box.Faults.Add("velaflows", SandboxOperation.Send, name == "stall" ? Fault.Stall() : Fault.Refuse(), times: null);
        using var leave = new CancellationTokenSource();
        using var content = new StringContent("""{"content":"Hello"}""", System.Text.Encoding.UTF8, "application/json");
        Task<HttpResponseMessage> call = Http.PostAsync($"{Api}{Conversations}/{FirstId}/messages", content, leave.Token);
        if (name == "stall")
        {
            await leave.CancelAsync();
        }

        await Assert.ThatAsync(() => call, Throws.Exception);
        Assert.That(Box.Ledger.Count, Is.Zero);
    }

    [Test]
    public async Task A_redirect_stays_in_the_dialect()
    {
        Box.Faults.Add("velaflows", SandboxOperation.Send, Fault.Redirect());

        Assert.That((await WriteAsync()).Headers.Location?.OriginalString, Is.EqualTo("/velaflows/redirected"));
    }

    [Test]
    public async Task A_repeated_page_is_page_1_again_with_always_one_more()
    {
        string[] usual = Ids(await GetAsync("/crm/leads?limit=50"));
        Box.Faults.Add("velaflows", Leads, Fault.RepeatCursor(), times: null);

        foreach (int page in new[] { 1, 2, 9 })
        {
            Reply reply = await GetAsync($"/crm/leads?limit=50&page={page}");
            Assert.Multiple(() =>
            {
                Assert.That(Ids(reply), Is.EqualTo(usual));
                Assert.That(Paging(reply, "page"), Is.EqualTo(1));
                Assert.That(Paging(reply, "totalPages"), Is.EqualTo(page + 1));
            });
        }
    }

    [Test]
    public async Task Looping_pages_go_1_2_1()
    {
        Box.Faults.Add("velaflows", Leads, Fault.LoopCursor(), times: null);

        Reply first = await GetAsync("/crm/leads?limit=30&page=1");
        Reply second = await GetAsync("/crm/leads?limit=30&page=2");
        Reply third = await GetAsync("/crm/leads?limit=30&page=3");

        Assert.Multiple(() =>
        {
            Assert.That(Ids(second), Is.Not.EqualTo(Ids(first)).And.Not.Empty);
            Assert.That(Ids(third), Is.EqualTo(Ids(first)));
            Assert.That(Paging(third, "page"), Is.EqualTo(1));
            Assert.That(Paging(third, "totalPages"), Is.EqualTo(4));
        });
    }

    [Test]
    public async Task Endless_pages_have_items_and_always_one_more()
    {
        Box.Faults.Add("velaflows", Leads, Fault.EndlessCursor(), times: null);

        foreach (int page in new[] { 1, 2, 3, 10 })
        {
            Reply reply = await GetAsync($"/crm/leads?limit=30&page={page}");
            Assert.Multiple(() =>
            {
                Assert.That(Ids(reply), Is.Not.Empty);
                Assert.That(Paging(reply, "page"), Is.EqualTo(page));
                Assert.That(Paging(reply, "totalPages"), Is.GreaterThan(page));
            });
        }
    }

    [Test]
    public async Task An_empty_page_has_one_after_it()
    {
        Box.Faults.Add("velaflows", Leads, Fault.EmptyPage());

        Reply reply = await GetAsync("/crm/leads?limit=100");

        Assert.Multiple(() =>
        {
            Assert.That(Items(reply), Is.Empty);
            Assert.That(Paging(reply, "totalPages"), Is.EqualTo(2));
        });
    }

    [Test]
    public async Task The_end_may_be_told_by_null_or_by_no_pages()
    {
        Box.Faults.Add("velaflows", Leads, Fault.NullCursor(), times: 2);
        Box.Faults.Add("velaflows", Leads, Fault.EmptyCursor(), times: 2);

        Reply nullBefore = await GetAsync("/crm/leads?limit=50");
        Reply nullEnd = await GetAsync("/crm/leads?limit=50&page=2");
        Reply zeroBefore = await GetAsync("/crm/leads?limit=50");
        Reply zeroEnd = await GetAsync("/crm/leads?limit=50&page=2");

        Assert.Multiple(() =>
        {
            Assert.That(Paging(nullBefore, "totalPages"), Is.EqualTo(2));
            Assert.That(
                Data(nullEnd).GetProperty("pagination").GetProperty("totalPages").ValueKind, Is.EqualTo(JsonValueKind.Null));
            Assert.That(Paging(zeroBefore, "totalPages"), Is.EqualTo(2));
            Assert.That(Paging(zeroEnd, "totalPages"), Is.Zero);
        });
    }
}
