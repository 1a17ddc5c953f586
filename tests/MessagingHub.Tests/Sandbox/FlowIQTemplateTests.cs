using System.Text.Json;
using MessagingHub.Sandbox;

namespace MessagingHub.Tests.Sandbox;

[TestFixture(Transport.Port)]
[TestFixture(Transport.Memory)]
public sealed class FlowIQTemplateTests(Transport transport) : FlowIQTest(transport)
{
    [Test]
    public async Task A_template_is_answered_with_summary_result_and_broadcast()
    {
        Reply reply = await SendTemplateAsync(",\"bodyParameters\":{\"1\":\"{{first_name}}\",\"2\":\"A-17\"}");

        SandboxContact contact = Box.World.FindContact("+12025550101")!;
        AcceptedMessage line = Box.Ledger.Entries.Single();
        JsonElement result = reply.Json.GetProperty("results")[0];
        Assert.Multiple(() =>
        {
            Assert.That(reply.Status, Is.EqualTo(200));
            Assert.That(reply.Keys, Is.EqualTo("broadcastId results success summary"));
            Assert.That(reply.Json.GetProperty("success").GetBoolean(), Is.True);
            Assert.That(reply.Json.GetProperty("summary").GetRawText(), Is.EqualTo("""{"total":1,"successful":1,"failed":0}"""));
            Assert.That(Reply.NamesOf(result), Is.EqualTo("contactId contactName error messageId success"));
            Assert.That(result.GetProperty("contactId").GetString(), Is.EqualTo(FlowIQIds.Of(contact)));
            Assert.That(result.GetProperty("contactName").GetString(), Is.EqualTo(contact.Name));
            Assert.That(result.GetProperty("messageId").GetString(), Is.EqualTo(line.Id).And.StartsWith("wamid."));
            Assert.That(result.GetProperty("error").ValueKind, Is.EqualTo(JsonValueKind.Null));
            Assert.That(Guid.Parse(reply.String("broadcastId")), Is.EqualTo(Guid.Parse(line.JobId!)));
            Assert.That(line.Kind, Is.EqualTo("template"));
            Assert.That(line.Template, Is.EqualTo(SandboxCredentials.FlowIQTemplateName));
            Assert.That(line.Parameters, Is.EqualTo(new[] { "{{first_name}}", "A-17" }));
            Assert.That(line.Recipient, Is.EqualTo("+12025550101"));
            Assert.That(Box.World.Messages[^1].Text, Is.EqualTo($"Hello {contact.Name!.Split(' ')[0]}, your order A-17 is on its way."));
        });
    }

    [TestCase("+1 202 555 0101")]
    [TestCase("02025550101")]
    [TestCase("12025550101")]
    public async Task All_ways_of_writing_a_number_mean_the_same(string number)
    {
        await PostFlowIQAsync("/send-template", $$"""{"templateName":"order_update","whatsappNumber":"{{number}}"}""");

        Assert.That(Box.Ledger.Entries.Single().Recipient, Is.EqualTo("+12025550101"));
    }

    [Test]
    public async Task An_unknown_recipient_with_a_name_becomes_a_contact_and_gets_the_template()
    {
        Reply reply = await PostFlowIQAsync(
            "/send-template", """{"templateName":"order_update","whatsappNumber":"12025550180","bodyParameters":{"name":"Nora","order":"7"}}""");

        Assert.Multiple(() =>
        {
            Assert.That(reply.Json.GetProperty("success").GetBoolean(), Is.True);
            Assert.That(Box.World.FindContact("+12025550180")?.Name, Is.EqualTo("Nora"));
            Assert.That(Box.World.Messages[^1].Text, Is.EqualTo("Hello Nora, your order 7 is on its way."));
            Assert.That(Box.Ledger.Count, Is.EqualTo(1));
        });
    }

    [Test]
    public async Task An_unknown_recipient_without_a_name_is_400_and_told_the_remedy()
    {
        Reply reply = await PostFlowIQAsync("/send-template", """{"templateName":"order_update","whatsappNumber":"12025550180"}""");

        Assert.Multiple(() =>
        {
            Assert.That(reply.Status, Is.EqualTo(400));
            Assert.That(reply.Json.GetProperty("success").GetBoolean(), Is.False);
            Assert.That(reply.String("message"), Does.Contain("bodyParameters.name"));
            Assert.That(Box.World.FindContact("+12025550180"), Is.Null);
            Assert.That(Box.Ledger.Count, Is.Zero);
        });
    }

    [TestCase("""{"whatsappNumber":"12025550101"}""", "Missing required field")]
    [TestCase("""{"templateName":"order_update"}""", "Missing required field")]
    [TestCase("""{"templateName":"order_update","whatsappNumber":"555"}""", "Invalid phone number")]
    [TestCase("""{"templateName":"order_update","whatsappNumber":"12025550101","bodyParameters":["a"]}""", "Invalid request")]
    [TestCase("""{"templateName":"order_update","whatsappNumber":"12025550101","bodyParameters":{"1":5}}""", "Invalid request")]
    [TestCase("""{"templateName":"order_update","whatsappNumber":"12025550101","buttonParameters":"a"}""", "Invalid request")]
    [TestCase("""{"templateName":"order_update","whatsappNumber":"12025550101","headerMedia":"a.png"}""", "Invalid request")]
    [TestCase("""{"templateName":"order_update","whatsappNumber":"12025550101","memberId":"7"}""", "Invalid request")]
    public async Task A_body_that_breaks_a_rule_is_400(string body, string error)
    {
        Reply reply = await PostFlowIQAsync("/send-template", body);

        Assert.Multiple(() =>
        {
            Assert.That(reply.Status, Is.EqualTo(400));
            Assert.That(reply.Keys, Is.EqualTo("error message success"));
            Assert.That(reply.String("error"), Is.EqualTo(error));
        });
    }

    [TestCase("\"templateName\":\"unknown\"")]
    [TestCase("\"templateName\":\"win_back\"")]
    [TestCase("\"templateName\":\"order_update\",\"headerMedia\":\"https://example.com/a.gif\"")]
    public async Task What_meta_would_not_send_is_a_failed_result_under_200(string fields)
    {
        Reply reply = await PostFlowIQAsync("/send-template", $$"""{"whatsappNumber":"12025550101",{{fields}}}""");

        JsonElement result = reply.Json.GetProperty("results")[0];
        Assert.Multiple(() =>
        {
            Assert.That(reply.Status, Is.EqualTo(200));
            Assert.That(reply.Json.GetProperty("success").GetBoolean(), Is.False);
            Assert.That(reply.Json.GetProperty("summary").GetRawText(), Is.EqualTo("""{"total":1,"successful":0,"failed":1}"""));
            Assert.That(result.GetProperty("success").GetBoolean(), Is.False);
            Assert.That(result.GetProperty("messageId").ValueKind, Is.EqualTo(JsonValueKind.Null));
            Assert.That(result.GetProperty("error").GetString(), Is.Not.Empty);
            Assert.That(Box.Ledger.Count, Is.Zero);
        });
    }

    [Test]
    public async Task A_template_with_a_member_comes_from_a_human()
    {
        await SendTemplateAsync(",\"memberId\":\"5e000000-0000-4000-8000-000000000001\",\"headerMedia\":\"https://example.com/a.png\"");

        JsonElement newest = (await ReadAsync($"whatsappNumber={Digits}&limit=1")).Json.GetProperty("messages")[0];
        Assert.That(newest.GetProperty("sender_type").GetString(), Is.EqualTo("human-whatsapp"));
    }
}
