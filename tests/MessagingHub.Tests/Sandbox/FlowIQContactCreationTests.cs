using System.Text.Json;
using MessagingHub.Sandbox;

namespace MessagingHub.Tests.Sandbox;

[TestFixture(Transport.Port)]
[TestFixture(Transport.Memory)]
public sealed class FlowIQContactCreationTests(Transport transport) : FlowIQTest(transport)
{
    [Test]
    public async Task A_new_contact_is_201_with_what_was_sent()
    {
        Reply reply = await CreateAsync("""{"phone_number":"+1 (202) 555-0180","name":"Nora Berg","email":"nora@example.com","tags":" vip ,, new,"}""");

        JsonElement contact = reply.Json.GetProperty("contact");
        Assert.Multiple(() =>
        {
            Assert.That(reply.Status, Is.EqualTo(201));
            Assert.That(reply.Keys, Is.EqualTo("contact message success"));
            Assert.That(Reply.NamesOf(contact), Is.EqualTo("created_at email full_name id organization_id phone_number tags whatsapp_id"));
            Assert.That(contact.GetProperty("full_name").GetString(), Is.EqualTo("Nora Berg"));
            Assert.That(contact.GetProperty("whatsapp_id").GetString(), Is.EqualTo("12025550180"));
            Assert.That(contact.GetProperty("phone_number").GetString(), Is.EqualTo("+1 (202) 555-0180"));
            Assert.That(contact.GetProperty("tags").GetRawText(), Is.EqualTo("""["vip","new"]"""));
            Assert.That(contact.GetProperty("created_at").GetString(), Is.EqualTo("2025-03-01T12:00:00Z"));
            Assert.That(Box.World.FindContact("+12025550180")?.Email, Is.EqualTo("nora@example.com"));
            Assert.That(Box.Ledger.Count, Is.Zero);
        });
    }

    [TestCase("""{"name":"N"}""", "Missing required field")]
    [TestCase("""{"phone_number":"","name":"N"}""", "Missing required field")]
    [TestCase("""{"phone_number":"12025550180"}""", "Missing required field")]
    [TestCase("""{"phone_number":"12025550180","name":null}""", "Missing required field")]
    [TestCase("""{"phone_number":"202555018","name":"N"}""", "Invalid phone number")]
    [TestCase("""{"phone_number":"02025550180","name":"N"}""", "Invalid phone number")]
    [TestCase("""{"phone_number":"1234567890123456","name":"N"}""", "Invalid phone number")]
    [TestCase("""{"phone_number":"+12025550189","name":"N"}""", "Invalid WhatsApp number")]
    [TestCase("""{"phone_number":12025550180,"name":"N"}""", "Invalid request")]
    [TestCase("""{"phone_number":"12025550180","name":"N","tags":["vip"]}""", "Invalid request")]
    [TestCase("""{"phone_number":"12025550180",""", "Invalid request")]
    public async Task A_body_that_breaks_a_rule_is_400_without_success(string body, string error)
    {
        Reply reply = await CreateAsync(body);

        Assert.Multiple(() =>
        {
            Assert.That(reply.Status, Is.EqualTo(400));
            Assert.That(reply.Keys, Is.EqualTo("error message"));
            Assert.That(reply.String("error"), Is.EqualTo(error));
            Assert.That(Box.World.Contacts, Has.Count.EqualTo(SandboxSeed.ContactCount));
        });
    }

    [Test]
    public async Task A_contact_there_is_already_is_409_and_shown()
    {
        Reply reply = await CreateAsync("""{"phone_number":"1-202-555-0101","name":"Again"}""");

        JsonElement existing = reply.Json.GetProperty("existing_contact");
        Assert.Multiple(() =>
        {
            Assert.That(reply.Status, Is.EqualTo(409));
            Assert.That(reply.Keys, Is.EqualTo("error existing_contact message"));
            Assert.That(reply.String("error"), Is.EqualTo("Contact already exists"));
            Assert.That(Reply.NamesOf(existing), Is.EqualTo("full_name id whatsapp_id"));
            Assert.That(existing.GetProperty("id").GetString(), Is.EqualTo(FlowIQIds.Of(Box.World.FindContact("+12025550101")!)));
        });
    }

    private Task<Reply> CreateAsync(string body) => PostFlowIQAsync("/contact", body);
}
