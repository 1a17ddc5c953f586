using System.Text.Json;
using MessagingHub.Sandbox;

namespace MessagingHub.Tests.Sandbox;

[TestFixture(Transport.Port)]
[TestFixture(Transport.Memory)]
public sealed class FlowIQFaultTests(Transport transport) : FlowIQTest(transport)
{
    [TestCase(400)]
    [TestCase(401)]
    [TestCase(402)]
    [TestCase(403)]
    [TestCase(404)]
    [TestCase(409)]
    [TestCase(422)]
    [TestCase(429)]
    [TestCase(500)]
    [TestCase(503)]
    public async Task A_status_comes_in_each_operations_own_envelope(int status)
    {
        Box.Faults.Add("flowiq", SandboxOperation.All, Fault.Status(status, TimeSpan.FromSeconds(3)), times: null);

        Reply read = await ReadAsync("action=contacts");
        Reply send = await SayAsync();
        Reply template = await SendTemplateAsync();

        Assert.Multiple(() =>
        {
            Assert.That(new[] { read.Status, send.Status, template.Status }, Is.All.EqualTo(status));
            Assert.That(read.Keys, Is.EqualTo(status == 500 ? "error success" : "error message success"));
            Assert.That(send.Keys, Is.EqualTo("error message"));
            Assert.That(template.Keys, Is.EqualTo("error message success"));
            Assert.That(send.Headers.RetryAfter?.Delta, Is.EqualTo(TimeSpan.FromSeconds(3)));
            Assert.That(Box.Ledger.Count, Is.Zero);
        });
    }

    [Test]
    public async Task A_documented_error_is_played_by_its_label()
    {
        Box.Faults.Add("flowiq", SandboxOperation.Send, Fault.Status(400, code: "Invalid provider"));

        Reply reply = await SayAsync();

        Assert.That(reply.String("error"), Is.EqualTo("Invalid provider"));
    }

    [TestCase(SandboxOperation.Send)]
    [TestCase(SandboxOperation.ListMessages)]
    [TestCase(SandboxOperation.ListContacts)]
    [TestCase(SandboxOperation.FindContact)]
    [TestCase(SandboxOperation.CreateContact)]
    public async Task An_error_under_200_always_says_success_false(string operation)
    {
        Box.Faults.Add("flowiq", operation, Fault.StatusInBody(500, "Failed to send message"));

        Reply reply = await AskAsync(operation);

        Assert.Multiple(() =>
        {
            Assert.That(reply.Status, Is.EqualTo(200));
            Assert.That(reply.Json.GetProperty("success").GetBoolean(), Is.False);
            Assert.That(reply.String("error"), Is.EqualTo("Failed to send message"));
            Assert.That(Box.Ledger.Count, Is.Zero);
        });
    }

    [TestCase(FailedResultSign.Everywhere, false, 1, false)]
    [TestCase(FailedResultSign.Root, false, 0, true)]
    [TestCase(FailedResultSign.Summary, true, 1, true)]
    [TestCase(FailedResultSign.Result, true, 0, false)]
    public async Task A_failed_result_is_told_where_the_script_says(FailedResultSign sign, bool root, int failed, bool result)
    {
        Box.Faults.Add("flowiq", SandboxOperation.Send, Fault.FailedResult(sign, "Message undeliverable"));

        Reply text = await SayAsync();
        Reply reply = await SendTemplateAsync();

        JsonElement entry = reply.Json.GetProperty("results")[0];
        Assert.Multiple(() =>
        {
            Assert.That(text.Json.GetProperty("success").GetBoolean(), Is.True, "only what answers with results is struck");
            Assert.That(reply.Status, Is.EqualTo(200));
            Assert.That(reply.Json.GetProperty("success").GetBoolean(), Is.EqualTo(root));
            Assert.That(reply.Json.GetProperty("summary").GetProperty("failed").GetInt32(), Is.EqualTo(failed));
            Assert.That(entry.GetProperty("success").GetBoolean(), Is.EqualTo(result));
            Assert.That(entry.GetProperty("error").GetString(), Is.EqualTo(result ? null : "Message undeliverable"));
            Assert.That(Box.Ledger.Entries.Single().Kind, Is.EqualTo("text"));
        });
    }

    [TestCase(SandboxOperation.ListContacts)]
    [TestCase(SandboxOperation.CreateContact)]
    public void A_failed_result_is_refused_where_there_are_no_results(string operation)
        => Assert.That(() => Box.Faults.Add("flowiq", operation, Fault.FailedResult()), Throws.ArgumentException);

    [TestCase("accept-then-status")]
    [TestCase("accept-then-status-in-body")]
    [TestCase("accept-then-garbage")]
    [TestCase("html-page")]
    [TestCase("empty-body")]
    [TestCase("huge-body")]
    public async Task A_destroyed_answer_leaves_one_acceptance(string name)
    {
        Box.Faults.Add("flowiq", SandboxOperation.Send, name switch
        {
            "accept-then-status" => Fault.AcceptThenStatus(),
            "accept-then-status-in-body" => Fault.AcceptThenStatusInBody(),
            "accept-then-garbage" => Fault.AcceptThenGarbage(),
            "html-page" => Fault.HtmlPage(),
            "empty-body" => Fault.EmptyBody(),
            _ => Fault.HugeBody(100_000),
        });

        Reply reply = await SayAsync();

        Assert.Multiple(() =>
        {
            Assert.That(reply.Status, Is.EqualTo(name == "accept-then-status" ? 503 : 200));
            Assert.That(Box.Ledger.Count, Is.EqualTo(1));
        });
    }

    [TestCase("accept-then-reset", 1)]
    [TestCase("mid-body", 1)]
    [TestCase("truncated-body", 1)]
    [TestCase("refuse", 0)]
    public async Task A_broken_answer_leaves_what_was_accepted(string name, int accepted)
    {
        Box.Faults.Add("flowiq", SandboxOperation.Send, name switch
        {
            "accept-then-reset" => Fault.AcceptThenReset(),
            "mid-body" => Fault.AcceptThenReset(midBody: true),
            "truncated-body" => Fault.TruncatedBody(),
            _ => Fault.Refuse(),
        });

        await Assert.ThatAsync(() => SendTemplateAsync(), Throws.Exception);
        Assert.That(Box.Ledger.Count, Is.EqualTo(accepted));
    }

    [TestCase("stall", 0)]
    [TestCase("accept-then-stall", 1)]
    [TestCase("endless-body", 1)]
    public async Task What_never_ends_ends_when_the_client_leaves(string name, int accepted)
    {
        Box.Faults.Add("flowiq", SandboxOperation.Send, name switch
        {
            "stall" => Fault.Stall(),
            "accept-then-stall" => Fault.AcceptThenStall(),
            _ => Fault.EndlessBody(),
        });
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(Limit);
        using StringContent content = new(
            $$"""{"phone_number":"{{Digits}}","message_type":"text","text":"Hi"}""", System.Text.Encoding.UTF8, "application/json");
        Task<HttpResponseMessage> call = Http.PostAsync("flowiq/send-whatsapp", content, leave.Token);

        await Box.Ledger.WaitForCountAsync(accepted, Limit);
        await leave.CancelAsync();

        await Assert.ThatAsync(() => call, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(Box.Ledger.Count, Is.EqualTo(accepted));
    }

    private Task<Reply> AskAsync(string operation) => operation switch
    {
        SandboxOperation.Send => SayAsync(),
        SandboxOperation.ListMessages => ReadAsync($"whatsappNumber={Digits}"),
        SandboxOperation.ListContacts => ReadAsync("action=contacts"),
        SandboxOperation.FindContact => ReadAsync($"action=find-by-phone&phoneNumber={Digits}"),
        _ => PostFlowIQAsync("/contact", """{"phone_number":"12025550180","name":"Nora"}"""),
    };
}
