using System.Text.Json;
using MessagingHub.Sandbox;

namespace MessagingHub.Tests.Sandbox;

[TestFixture(Transport.Port)]
[TestFixture(Transport.Memory)]
public sealed class FlowellaContactTests(Transport transport) : SandboxTest(transport)
{
    [Test]
    public async Task A_new_number_becomes_a_contact()
    {
        Reply reply = await PostAsync(
            "/contacts", """{"phone":"+1 202 555 0180","name":"Zoe Zahn","email":"zoe@example.com","waId":"12025550180"}""");

        Assert.Multiple(() =>
        {
            Assert.That(reply.Status, Is.EqualTo(200));
            Assert.That(reply.Keys, Is.EqualTo("createdAt email id isOptedOut name phone updatedAt waId"));
            Assert.That(reply.String("phone"), Is.EqualTo("+12025550180"));
            Assert.That(reply.String("name"), Is.EqualTo("Zoe Zahn"));
            Assert.That(reply.String("email"), Is.EqualTo("zoe@example.com"));
            Assert.That(reply.String("waId"), Is.EqualTo("12025550180"));
            Assert.That(reply.Json.GetProperty("isOptedOut").GetBoolean(), Is.False);
            Assert.That(reply.String("createdAt"), Is.EqualTo("2025-03-01T12:00:00.000Z"));
        });
    }

    [Test]
    public async Task A_number_alone_is_enough_and_the_rest_is_null()
    {
        Reply reply = await PostAsync("/contacts", """{"phone":"+12025550180"}""");

        Assert.Multiple(() =>
        {
            Assert.That(reply.Json.GetProperty("name").ValueKind, Is.EqualTo(JsonValueKind.Null));
            Assert.That(reply.Json.GetProperty("email").ValueKind, Is.EqualTo(JsonValueKind.Null));
            Assert.That(reply.Json.GetProperty("waId").ValueKind, Is.EqualTo(JsonValueKind.Null));
        });
    }

    [Test]
    public async Task A_known_number_is_updated_in_the_fields_supplied_alone()
    {
        SandboxContact before = Box.World.FindContact(SandboxSeed.KnownPhone)!;

        Reply reply = await PostAsync("/contacts", """{"phone":"12025550101","name":"New Name"}""");

        Assert.Multiple(() =>
        {
            Assert.That(reply.String("id"), Is.EqualTo(FlowellaIds.Of(before)));
            Assert.That(reply.String("name"), Is.EqualTo("New Name"));
            Assert.That(reply.String("email"), Is.EqualTo(before.Email));
            Assert.That(reply.String("waId"), Is.EqualTo(before.WhatsAppId));
            Assert.That(reply.String("createdAt"), Does.StartWith("2025-01-06"));
            Assert.That(reply.String("updatedAt"), Is.EqualTo("2025-03-01T12:00:00.000Z"));
            Assert.That(Box.World.Contacts, Has.Count.EqualTo(SandboxSeed.ContactCount));
        });
    }

    [TestCase("""{}""", TestName = "phone is required")]
    [TestCase("""{"phone":null}""", TestName = "phone must not be null")]
    [TestCase("""{"phone":"12"}""", TestName = "phone must have three characters")]
    [TestCase("""{"phone":"+1 202 555 0180                  "}""", TestName = "phone must not have 33 characters")]
    [TestCase("""{"phone":"+12025550180","name":""}""", TestName = "name must not be empty")]
    [TestCase("""{"phone":"+12025550180","name":5}""", TestName = "name must be a string")]
    [TestCase("""{"phone":"+12025550180","email":"nobody"}""", TestName = "email must be an address")]
    [TestCase("""{"phone":"+12025550180","email":"Zoe <zoe@example.com>"}""", TestName = "email must be an address alone")]
    [TestCase("""{"phone":"+12025550180","email":""}""", TestName = "email must not be empty")]
    [TestCase("""{"phone":"+12025550180","waId":""}""", TestName = "waId must not be empty")]
    public async Task A_contact_that_breaks_a_rule_is_400(string body)
    {
        Reply reply = await PostAsync("/contacts", body);

        Assert.Multiple(() =>
        {
            Assert.That(reply.Status, Is.EqualTo(400));
            Assert.That(Box.World.Contacts, Has.Count.EqualTo(SandboxSeed.ContactCount));
        });
    }

    [TestCase("name", 200, 200)]
    [TestCase("name", 201, 400)]
    [TestCase("waId", 64, 200)]
    [TestCase("waId", 65, 400)]
    public async Task Names_have_200_characters_at_most_and_whatsapp_ids_64(string field, int length, int status)
        => Assert.That(
            (await PostAsync("/contacts", $$"""{"phone":"+12025550180","{{field}}":"{{new string('1', length)}}"}""")).Status,
            Is.EqualTo(status));

    [TestCase("name")]
    [TestCase("email")]
    [TestCase("waId")]
    public async Task Null_is_allowed_where_the_documents_say_so(string field)
        => Assert.That((await PostAsync("/contacts", $$"""{"phone":"+12025550101","{{field}}":null}""")).Status, Is.EqualTo(200));

    [Test]
    public async Task An_opt_out_is_set_shown_and_cleared_again()
    {
        Reply set = await OptOutAsync("set", SandboxSeed.KnownPhone, ""","reason":"asked by phone" """);
        Reply send = await SendTextAsync();
        Reply contact = await PostAsync("/contacts", $$"""{"phone":"{{SandboxSeed.KnownPhone}}"}""");
        Reply cleared = await OptOutAsync("clear", SandboxSeed.KnownPhone);
        Reply sendAgain = await SendTextAsync();

        Assert.Multiple(() =>
        {
            Assert.That(set.Keys, Is.EqualTo("active optOutId revokedAt"));
            Assert.That(set.Json.GetProperty("active").GetBoolean(), Is.True);
            Assert.That(set.String("optOutId"), Is.Not.Empty);
            Assert.That(set.Json.GetProperty("revokedAt").ValueKind, Is.EqualTo(JsonValueKind.Null));
            Assert.That(send.Status, Is.EqualTo(403));
            Assert.That(contact.Json.GetProperty("isOptedOut").GetBoolean(), Is.True);
            Assert.That(cleared.Json.GetProperty("active").GetBoolean(), Is.False);
            Assert.That(cleared.String("optOutId"), Is.EqualTo(set.String("optOutId")));
            Assert.That(cleared.String("revokedAt"), Is.EqualTo("2025-03-01T12:00:00.000Z"));
            Assert.That(sendAgain.Status, Is.EqualTo(200));
        });
    }

    [Test]
    public async Task Setting_an_opt_out_twice_is_setting_it_once()
    {
        Reply first = await OptOutAsync("set", SandboxSeed.KnownPhone);
        Reply second = await OptOutAsync("set", SandboxSeed.KnownPhone);

        Assert.That(second.Text, Is.EqualTo(first.Text));
    }

    [Test]
    public async Task Clearing_what_was_never_set_is_no_error()
        => Assert.That(
            (await OptOutAsync("clear", SandboxSeed.KnownPhone)).Text,
            Is.EqualTo("""{"active":false,"optOutId":null,"revokedAt":null}"""));

    [TestCase("""{"whatsappChannelId":"CH","phone":"+12025550101"}""", 400, TestName = "action is required")]
    [TestCase("""{"action":"drop","whatsappChannelId":"CH","phone":"+12025550101"}""", 400, TestName = "action must be known")]
    [TestCase("""{"action":"set","phone":"+12025550101"}""", 400, TestName = "channel is required here")]
    [TestCase("""{"action":"set","whatsappChannelId":"nowhere","phone":"+12025550101"}""", 404, TestName = "channel must exist")]
    [TestCase("""{"action":"set","whatsappChannelId":"CH"}""", 400, TestName = "phone of an opt-out is required")]
    [TestCase("""{"action":"set","whatsappChannelId":"CH","phone":"12"}""", 400, TestName = "phone of an opt-out has three characters")]
    [TestCase("""{"action":"set","whatsappChannelId":"CH","phone":"+12025550101","reason":null}""", 400, TestName = "reason may be absent but not null")]
    public async Task An_opt_out_that_breaks_a_rule_is_refused(string body, int status)
        => Assert.That(
            (await PostAsync("/opt-outs", body.Replace("CH", SandboxCredentials.FlowellaChannelId, StringComparison.Ordinal))).Status,
            Is.EqualTo(status));

    [TestCase(500, 200)]
    [TestCase(501, 400)]
    public async Task A_reason_has_500_characters_at_most(int length, int status)
        => Assert.That(
            (await OptOutAsync("set", SandboxSeed.KnownPhone, $""","reason":"{new string('r', length)}" """)).Status,
            Is.EqualTo(status));

    private Task<Reply> OptOutAsync(string action, string phone, string more = "")
        => PostAsync(
            "/opt-outs",
            $$"""{"action":"{{action}}","whatsappChannelId":"{{SandboxCredentials.FlowellaChannelId}}","phone":"{{phone}}"{{more}}}""");
}
