using System.Text.Json;
using MessagingHub.Sandbox;

namespace MessagingHub.Tests.Sandbox;

[TestFixture(Transport.Port)]
[TestFixture(Transport.Memory)]
public sealed class AnswerFaultTests(Transport transport) : SandboxTest(transport)
{
    private const string Send = SandboxOperation.Send;

    // The drip needs a clock that runs; the bytes come as fast as it ticks.
    protected override TimeProvider SandboxClock => TimeProvider.System;

    [TestCase(408)]
    [TestCase(500)]
    [TestCase(503)]
    public async Task Accept_then_status_accepts_and_answers_with_an_error(int status)
    {
        Box.Faults.Add("flowella", Send, Fault.AcceptThenStatus(status));

        Reply reply = await SendTextAsync();

        Assert.Multiple(() =>
        {
            Assert.That(reply.Status, Is.EqualTo(status));
            Assert.That(reply.Keys, Is.EqualTo("error"));
            Assert.That(Box.Ledger.Count, Is.EqualTo(1));
        });
    }

    [TestCase(200)]
    [TestCase(404)]
    [TestCase(429)]
    public void Accept_then_status_must_not_claim_that_nothing_was_accepted(int status)
        => Assert.That(() => Fault.AcceptThenStatus(status), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public async Task Accept_then_reset_accepts_once_and_gives_no_answer()
    {
        Box.Faults.Add("flowella", Send, Fault.AcceptThenReset(), times: null);

        await Assert.ThatAsync(() => SendTextAsync(), Throws.Exception);
        Assert.Multiple(() =>
        {
            Assert.That(Limit.IsCancellationRequested, Is.False);
            Assert.That(Box.Ledger.Count, Is.EqualTo(1));
            Assert.That(Box.Requests.Entries.Single().Status, Is.Null);
        });
    }

    [Test]
    public async Task Accept_then_reset_on_a_connection_already_in_use_accepts_once_too()
    {
        await GetAsync("/ping");
        Box.Faults.Add("flowella", Send, Fault.AcceptThenReset(), times: null);

        await Assert.ThatAsync(() => SendTextAsync(), Throws.Exception);
        Assert.That(Box.Ledger.Count, Is.EqualTo(1));
    }

    [TestCase("accept-then-reset")]
    [TestCase("truncated-body")]
    public async Task A_broken_body_comes_with_a_good_status_and_ends_too_early(string name)
    {
        Box.Faults.Add("flowella", Send, name == "truncated-body" ? Fault.TruncatedBody() : Fault.AcceptThenReset(midBody: true));
        using var content = Some.TextMessage();
        using var request = new HttpRequestMessage(HttpMethod.Post, "flowella/api/v1/messages") { Content = content };

        using HttpResponseMessage response = await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Limit);
        using var received = new MemoryStream();
        await Assert.ThatAsync(() => response.Content.CopyToAsync(received, Limit), Throws.Exception);

        if (Way == Transport.Port)
        {
            // An in-memory answer that breaks off takes with it what was not read yet.
            Assert.That(received.Length, Is.GreaterThan(0), "half of the answer arrives");
        }

        Assert.Multiple(() =>
        {
            Assert.That(Limit.IsCancellationRequested, Is.False);
            Assert.That((int)response.StatusCode, Is.EqualTo(200));
            Assert.That(received.ToArray(), Does.Not.Contain((byte)'}'));
            Assert.That(response.Content.Headers.ContentLength, name == "truncated-body" ? Is.GreaterThan(received.Length) : Is.Null);
            Assert.That(Box.Ledger.Count, Is.EqualTo(1));
        });
    }

    [Test]
    public async Task Accept_then_stall_accepts_and_ends_when_the_client_leaves()
    {
        Box.Faults.Add("flowella", Send, Fault.AcceptThenStall());
        using var leave = new CancellationTokenSource();
        using var content = Some.TextMessage();
        Task<HttpResponseMessage> call = Http.PostAsync("flowella/api/v1/messages", content, leave.Token);

        await Box.Ledger.WaitForCountAsync(1, Limit);
        await leave.CancelAsync();

        await Assert.ThatAsync(() => call, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(Box.Ledger.Count, Is.EqualTo(1));
    }

    [Test]
    public async Task Accept_then_garbage_accepts_and_answers_200_with_what_is_no_json()
    {
        Box.Faults.Add("flowella", Send, Fault.AcceptThenGarbage());

        Reply reply = await SendTextAsync();

        Assert.Multiple(() =>
        {
            Assert.That(reply.Status, Is.EqualTo(200));
            Assert.That(reply.ContentHeaders.ContentType?.MediaType, Is.EqualTo("application/json"));
            Assert.That(() => reply.Json, Throws.InstanceOf<JsonException>());
            Assert.That(Box.Ledger.Count, Is.EqualTo(1));
        });
    }

    [Test]
    public async Task An_html_page_with_a_good_status_accepts()
    {
        Box.Faults.Add("flowella", Send, Fault.HtmlPage());

        Reply reply = await SendTextAsync();

        Assert.Multiple(() =>
        {
            Assert.That(reply.Status, Is.EqualTo(200));
            Assert.That(reply.ContentHeaders.ContentType?.MediaType, Is.EqualTo("text/html"));
            Assert.That(Box.Ledger.Count, Is.EqualTo(1));
        });
    }

    [Test]
    public async Task An_empty_body_with_a_good_status_accepts()
    {
        Box.Faults.Add("flowella", Send, Fault.EmptyBody());

        Reply reply = await SendTextAsync();

        Assert.Multiple(() =>
        {
            Assert.That(reply.Status, Is.EqualTo(200));
            Assert.That(reply.Bytes, Is.Empty);
            Assert.That(Box.Ledger.Count, Is.EqualTo(1));
        });
    }

    [TestCase(100)]
    [TestCase(302)]
    public void A_replaced_body_needs_a_status_of_success_or_error(int status)
    {
        Assert.Multiple(() =>
        {
            Assert.That(() => Fault.HtmlPage(status), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => Fault.EmptyBody(status), Throws.InstanceOf<ArgumentOutOfRangeException>());
        });
    }

    [Test]
    public async Task A_dripped_answer_is_whole_in_the_end()
    {
        Box.Faults.Add("flowella", Send, Fault.SlowDrip(TimeSpan.FromMilliseconds(1)));

        Reply reply = await SendTextAsync();

        Assert.Multiple(() =>
        {
            Assert.That(reply.Keys, Is.EqualTo("contactId conversationId id metaMessageId"));
            Assert.That(Box.Ledger.Count, Is.EqualTo(1));
        });
    }

    [Test]
    public async Task A_huge_answer_is_good_json_of_the_length_asked_for()
    {
        Box.Faults.Add("flowella", Send, Fault.HugeBody(1_000_000));

        Reply reply = await SendTextAsync();

        Assert.Multiple(() =>
        {
            Assert.That(reply.Bytes, Has.Length.EqualTo(1_000_000));
            Assert.That(reply.ContentHeaders.ContentLength, Is.EqualTo(1_000_000));
            Assert.That(reply.Keys, Is.EqualTo("contactId conversationId id metaMessageId"));
        });
    }

    [TestCase("endless-body")]
    [TestCase("slow-drip")]
    public async Task An_answer_without_end_goes_on_until_the_client_leaves(string name)
    {
        Box.Faults.Add("flowella", Send, name == "slow-drip" ? Fault.SlowDrip(TimeSpan.FromHours(1)) : Fault.EndlessBody());
        using var leave = new CancellationTokenSource();
        using var content = Some.TextMessage();
        using var request = new HttpRequestMessage(HttpMethod.Post, "flowella/api/v1/messages") { Content = content };
        using HttpResponseMessage response = await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Limit);
        await using Stream body = await response.Content.ReadAsStreamAsync(Limit);

        if (name == "endless-body")
        {
            await body.ReadExactlyAsync(new byte[2_000_000], Limit);
        }

        ValueTask<int> reading = body.ReadAsync(new byte[1], leave.Token);
        if (name == "slow-drip")
        {
            Assert.That(reading.IsCompleted, Is.False);
            await leave.CancelAsync();
            await Assert.ThatAsync(async () => await reading, Throws.InstanceOf<OperationCanceledException>());
        }

        Assert.That(Box.Ledger.Count, Is.EqualTo(1));
    }

    [TestCase("refused key")]
    [TestCase("bad body")]
    public async Task Where_the_service_refuses_there_is_no_answer_to_destroy(string refusal)
    {
        Box.Faults.Add("flowella", Send, Fault.AcceptThenReset());
        if (refusal == "refused key")
        {
            Http.DefaultRequestHeaders.Authorization = null;
        }

        Reply reply = await PostAsync("/messages", "{}");

        Assert.Multiple(() =>
        {
            Assert.That(reply.Status, Is.EqualTo(refusal == "refused key" ? 401 : 400));
            Assert.That(Box.Ledger.Count, Is.Zero);
        });
    }

    [Test]
    public async Task Answer_faults_strike_lists_as_well()
    {
        Box.Faults.Add("flowella", SandboxOperation.ListContacts, Fault.TruncatedBody());

        await Assert.ThatAsync(() => GetAsync("/contacts"), Throws.Exception);
        Assert.That(Limit.IsCancellationRequested, Is.False);
    }
}
