using System.Text.Json;
using MessagingHub.Sandbox;

namespace MessagingHub.Tests.Sandbox;

[TestFixture(Transport.Port)]
[TestFixture(Transport.Memory)]
public sealed class VelaFlowsWriteTests(Transport transport) : VelaFlowsTest(transport)
{
    private const string Unknown = "65a1b2c3d4e5f6a7b8c9d0e1";

    [Test]
    public async Task A_text_to_a_conversation_is_answered_with_the_messages_id()
    {
        Reply reply = await WriteAsync();

        Assert.Multiple(() =>
        {
            Assert.That(reply.Status, Is.EqualTo(201));
            Assert.That(reply.Json.GetProperty("success").GetBoolean(), Is.True);
            Assert.That(Reply.NamesOf(Data(reply)), Is.EqualTo("message"));
            Assert.That(Id(reply, "message"), Does.Match("^[0-9a-f]{24}$"));
        });
    }

    [Test]
    public async Task An_accepted_text_is_one_line_of_the_ledger()
    {
        Reply reply = await WriteAsync("Your table is ready");

        AcceptedMessage line = Box.Ledger.Entries.Single();
        Assert.Multiple(() =>
        {
            Assert.That(line.Dialect, Is.EqualTo("velaflows"));
            Assert.That(line.Operation, Is.EqualTo("send"));
            Assert.That(line.Recipient, Is.EqualTo(SandboxSeed.KnownPhone));
            Assert.That(line.ConversationId, Is.EqualTo(FirstId));
            Assert.That(line.GroupId, Is.Null);
            Assert.That(line.Kind, Is.EqualTo("text"));
            Assert.That(line.Text, Is.EqualTo("Your table is ready"));
            Assert.That(line.Channel, Is.EqualTo(VelaFlowsIds.Of(Box.World.Channels[0])));
            Assert.That(line.Id, Is.EqualTo(Id(reply, "message")));
            Assert.That(line.JobId, Is.Null);
            Assert.That(line.AcceptedAt, Is.EqualTo(Clock.Now));
        });
    }

    [Test]
    public async Task A_text_moves_the_conversation_on()
    {
        await WriteAsync("Here I am");

        JsonElement conversation = Data(await GetAsync($"{Conversations}/{FirstId}")).GetProperty("conversation");
        Assert.Multiple(() =>
        {
            Assert.That(conversation.GetProperty("lastMessageAt").GetString(), Is.EqualTo("2025-03-01T12:00:00.000Z"));
            Assert.That(conversation.GetProperty("updatedAt").GetString(), Is.EqualTo("2025-03-01T12:00:00.000Z"));
            Assert.That(Box.World.Messages[^1].Text, Is.EqualTo("Here I am"));
            Assert.That(Box.World.Messages[^1].ConversationNumber, Is.EqualTo(1));
        });
    }

    [Test]
    public async Task A_text_to_an_unknown_conversation_is_404_with_its_id()
    {
        Reply reply = await PostAsync($"{Conversations}/{Unknown}/messages", """{"content":"Hello","type":"text"}""");

        AssertError(reply, 404, "NOT_FOUND");
        Assert.Multiple(() =>
        {
            Assert.That(
                reply.Json.GetProperty("error").GetProperty("details").GetRawText(), Is.EqualTo($$"""{"resourceId":"{{Unknown}}"}"""));
            Assert.That(Box.Ledger.Count, Is.Zero);
        });
    }

    [TestCase("""{"type":"text"}""", "content")]
    [TestCase("""{"content":"","type":"text"}""", "content")]
    [TestCase("""{"content":5,"type":"text"}""", "content")]
    [TestCase("""{"content":null,"type":"text"}""", "content")]
    [TestCase("""{"content":"Hello","type":"carrier-pigeon"}""", "type")]
    public async Task A_text_that_breaks_a_rule_is_422_and_names_the_field(string body, string field)
    {
        Reply reply = await PostAsync($"{Conversations}/{FirstId}/messages", body);

        AssertError(reply, 422, "VALIDATION_ERROR");
        Assert.Multiple(() =>
        {
            Assert.That(WrongFields(reply), Is.EqualTo(new[] { field }));
            Assert.That(Box.Ledger.Count, Is.Zero);
        });
    }

    [Test]
    public async Task A_lead_is_created_as_the_documents_show()
    {
        Reply reply = await PostAsync(
            "/crm/leads",
            $$"""
            {"firstName":"Mary Ann","lastName":"van Dyke","email":"mary@example.com","phone":"{{SandboxSeed.UnknownPhone}}",
             "pipelineId":"{{Unknown}}","stageId":"{{Unknown}}"}
            """);

        JsonElement lead = Data(reply).GetProperty("lead");
        Assert.Multiple(() =>
        {
            Assert.That(reply.Status, Is.EqualTo(201));
            Assert.That(lead.GetProperty("_id").GetString(), Is.EqualTo(VelaFlowsIds.LeadOf(Box.World.FindContact(SandboxSeed.UnknownPhone)!)));
            Assert.That(lead.GetProperty("firstName").GetString(), Is.EqualTo("Mary Ann"));
            Assert.That(lead.GetProperty("lastName").GetString(), Is.EqualTo("van Dyke"));
            Assert.That(Box.World.FindContact(SandboxSeed.UnknownPhone)!.Name, Is.EqualTo("Mary Ann van Dyke"));
        });
    }

    [Test]
    public async Task A_lead_that_exists_already_is_409()
        => AssertError(await PostAsync("/crm/leads", $$"""{"phone":"{{SandboxSeed.KnownPhone}}"}"""), 409, "CONFLICT");

    [TestCase("""{"email":"invalid-email"}""", "email")]
    [TestCase("""{"firstName":"Jane"}""", "phone")]
    [TestCase("""{"phone":"nobody"}""", "phone")]
    [TestCase("""{"phone":"12025550180"}""", "phone")]
    [TestCase("""{"phone":"+12025550180","firstName":5}""", "firstName")]
    [TestCase("""{"phone":"+12025550180","stageId":""}""", "stageId")]
    public async Task A_lead_that_breaks_a_rule_is_422(string body, string field)
    {
        Reply reply = await PostAsync("/crm/leads", body);

        AssertError(reply, 422, "VALIDATION_ERROR");
        Assert.Multiple(() =>
        {
            Assert.That(WrongFields(reply), Is.EqualTo(new[] { field }));
            Assert.That(Box.World.Contacts, Has.Count.EqualTo(SandboxSeed.ContactCount));
        });
    }

    [Test]
    public async Task A_customer_is_updated_in_the_fields_supplied_and_shown_under_the_printed_key()
    {
        string id = VelaFlowsIds.CustomerOf(Box.World.Contacts[0]);

        Reply reply = await PatchAsync($"/customers/{id}", """{"lastName":"Doe","email":"jane.doe@example.com"}""");

        JsonElement customer = Data(reply).GetProperty("lead");
        Assert.Multiple(() =>
        {
            Assert.That(reply.Status, Is.EqualTo(200));
            Assert.That(customer.GetProperty("_id").GetString(), Is.EqualTo(id));
            Assert.That(customer.GetProperty("firstName").GetString(), Is.EqualTo("Bela"));
            Assert.That(customer.GetProperty("lastName").GetString(), Is.EqualTo("Doe"));
            Assert.That(Box.World.Contacts[0].Name, Is.EqualTo("Bela Doe"));
            Assert.That(Box.World.Contacts[0].Email, Is.EqualTo("jane.doe@example.com"));
        });
    }

    [Test]
    public async Task A_name_given_whole_replaces_the_parts_known_before()
    {
        string id = VelaFlowsIds.CustomerOf(Box.World.Contacts[0]);
        await PatchAsync($"/customers/{id}", """{"firstName":"Mary Ann"}""");
        Http.DefaultRequestHeaders.Authorization = new("Bearer", SandboxCredentials.FlowellaApiKey);
        await SendAsync(HttpMethod.Post, "flowella/api/v1/contacts", $$"""{"phone":"{{SandboxSeed.KnownPhone}}","name":"Zoe Zahn"}""");
        Http.DefaultRequestHeaders.Authorization = new("Bearer", SandboxCredentials.VelaFlowsToken);

        JsonElement lead = Items(await GetAsync("/crm/leads?sortOrder=asc&limit=1"))[0];

        Assert.Multiple(() =>
        {
            Assert.That(lead.GetProperty("firstName").GetString(), Is.EqualTo("Zoe"));
            Assert.That(lead.GetProperty("lastName").GetString(), Is.EqualTo("Zahn"));
        });
    }

    [Test]
    public async Task A_leads_id_is_no_customers()
        => AssertError(
            await PatchAsync($"/customers/{VelaFlowsIds.LeadOf(Box.World.Contacts[0])}", """{"lastName":"Doe"}"""), 404, "NOT_FOUND");

    [Test]
    public async Task A_customer_with_a_wrong_mail_is_422()
        => AssertError(
            await PatchAsync($"/customers/{VelaFlowsIds.CustomerOf(Box.World.Contacts[0])}", """{"email":"nobody"}"""),
            422,
            "VALIDATION_ERROR");

    [TestCase("/integrations/webhooks")]
    [TestCase("/webhooks/subscriptions")]
    public async Task A_webhook_is_subscribed_at_both_documented_paths(string path)
    {
        Reply first = await PostAsync(path, """{"url":"https://example.com/hook","events":["inbox.message.received"],"secret":"s3cret"}""");
        Reply second = await PostAsync(path, """{"url":"https://example.com/hook","events":["lead.stage_changed"]}""");

        Assert.Multiple(() =>
        {
            Assert.That(first.Status, Is.EqualTo(201));
            Assert.That(Id(first, "subscription"), Does.Match("^[0-9a-f]{24}$"));
            Assert.That(Id(second, "subscription"), Is.Not.EqualTo(Id(first, "subscription")));
        });
    }

    [TestCase("""{"events":["x"]}""", "url")]
    [TestCase("""{"url":"http://example.com/hook","events":["x"]}""", "url")]
    [TestCase("""{"url":"hook","events":["x"]}""", "url")]
    [TestCase("""{"url":"https://example.com/hook"}""", "events")]
    [TestCase("""{"url":"https://example.com/hook","events":[]}""", "events")]
    [TestCase("""{"url":"https://example.com/hook","events":"x"}""", "events")]
    [TestCase("""{"url":"https://example.com/hook","events":["x"],"secret":5}""", "secret")]
    public async Task A_subscription_that_breaks_a_rule_is_422(string body, string field)
    {
        Reply reply = await PostAsync("/integrations/webhooks", body);

        AssertError(reply, 422, "VALIDATION_ERROR");
        Assert.That(WrongFields(reply), Is.EqualTo(new[] { field }));
    }

    private static string Id(Reply reply, string name) => Data(reply).GetProperty(name).GetProperty("_id").GetString()!;
}
