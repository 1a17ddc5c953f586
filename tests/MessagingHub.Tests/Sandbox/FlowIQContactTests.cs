using System.Text.Json;
using MessagingHub.Sandbox;

namespace MessagingHub.Tests.Sandbox;

[TestFixture(Transport.Port)]
[TestFixture(Transport.Memory)]
public sealed class FlowIQContactTests(Transport transport) : FlowIQTest(transport)
{
    [Test]
    public async Task Contacts_come_fifty_to_a_page_in_the_schemas_names()
    {
        Reply reply = await ReadAsync("action=contacts");

        Assert.Multiple(() =>
        {
            Assert.That(reply.Keys, Is.EqualTo("contacts count pagination success"));
            Assert.That(
                reply.Json.GetProperty("pagination").GetRawText(),
                Is.EqualTo("""{"currentPage":1,"totalPages":2,"totalContacts":60,"contactsPerPage":50,"hasNextPage":true,"hasPrevPage":false}"""));
            Assert.That(reply.Json.GetProperty("count").GetInt32(), Is.EqualTo(50));
            Assert.That(
                Contacts(reply).Select(Reply.NamesOf).Distinct().Single(),
                Is.EqualTo("archived bot_status created_at email full_name has_unread_messages id phone_number tags whatsapp_id"));
        });
    }

    [Test]
    public async Task Ids_are_uuids_whatsapp_ids_bare_digits_and_every_documented_null_occurs()
    {
        JsonElement[] contacts = Contacts(await ReadAsync("action=contacts&limit=100"));

        string?[] Values(string key) => [.. contacts.Select(contact => contact.GetProperty(key)).Select(value =>
            value.ValueKind == JsonValueKind.Null ? null : value.ToString())];
        Assert.Multiple(() =>
        {
            Assert.That(contacts, Has.Length.EqualTo(60));
            Assert.That(Values("id").Select(id => Guid.Parse(id!)), Is.Unique);
            Assert.That(Values("whatsapp_id"), Is.Unique.And.All.Match(@"^120255501\d\d$"));
            Assert.That(Values("phone_number"), Has.Some.Null.And.Some.StartsWith("+"));
            Assert.That(Values("full_name"), Has.Some.Null.And.Some.Not.Null);
            Assert.That(Values("email"), Has.Some.Null.And.Some.Not.Null);
            Assert.That(Values("tags"), Has.Some.Null.And.Some.EqualTo("[]").And.Some.EqualTo("""["vip","newsletter"]"""));
            Assert.That(Values("bot_status").Distinct(), Is.EquivalentTo(new[] { null, "active", "paused" }));
            Assert.That(Values("archived").Distinct(), Is.EquivalentTo(new[] { null, "True", "False" }));
            Assert.That(Values("has_unread_messages").Count(value => value == "True"), Is.EqualTo(2));
        });
    }

    [Test]
    public async Task An_id_is_the_one_the_sandbox_tells()
    {
        Reply reply = await ReadAsync($"action=find-by-phone&phoneNumber={Digits}");

        SandboxContact contact = Box.World.FindContact(SandboxSeed.KnownPhone)!;
        Assert.That(reply.Json.GetProperty("contact").GetProperty("id").GetString(), Is.EqualTo(FlowIQIds.Of(contact)));
    }

    [TestCase("search=5550101", 1)]
    [TestCase("search=%2B12025550101", 1)]
    [TestCase("search=nobody", 0)]
    public async Task A_search_looks_into_names_and_numbers(string search, int count)
    {
        Reply reply = await ReadAsync($"action=contacts&{search}");

        Assert.That(Contacts(reply), Has.Length.EqualTo(count));
    }

    [Test]
    public async Task A_search_by_name_does_not_mind_the_case()
    {
        Reply reply = await ReadAsync("action=contacts&search=siLVa&limit=100");

        Assert.That(
            Contacts(reply).Select(contact => contact.GetProperty("full_name").GetString()),
            Is.EquivalentTo(Box.World.Contacts.Select(contact => contact.Name).Where(name => name?.EndsWith("Silva", StringComparison.Ordinal) == true)));
    }

    [Test]
    public async Task The_overviews_names_have_the_last_message_and_a_count_and_no_id()
    {
        Box.FlowIQ.Contacts = FlowIQContactForm.Overview;

        JsonElement[] contacts = Contacts(await ReadAsync("action=contacts&limit=100"));

        JsonElement second = contacts.Single(contact => contact.GetProperty("whatsapp_number").GetString() == "12025550102");
        Assert.Multiple(() =>
        {
            Assert.That(
                contacts.Select(Reply.NamesOf).Distinct().Single(),
                Is.EqualTo("contact_name last_message last_message_time profile_picture_url unread_count whatsapp_number"));
            Assert.That(second.GetProperty("last_message").GetString(), Is.EqualTo("Are you still there?"));
            Assert.That(second.GetProperty("unread_count").GetInt32(), Is.EqualTo(1));
            Assert.That(contacts[0].GetProperty("last_message_time").ValueKind, Is.EqualTo(JsonValueKind.Null));
        });
    }

    [Test]
    public async Task Mixed_alternates_the_names()
    {
        Box.FlowIQ.Contacts = FlowIQContactForm.Mixed;

        JsonElement[] contacts = Contacts(await ReadAsync("action=contacts&limit=2"));

        Assert.Multiple(() =>
        {
            Assert.That(contacts[0].TryGetProperty("whatsapp_id", out _), Is.True);
            Assert.That(contacts[1].TryGetProperty("whatsapp_number", out _), Is.True);
        });
    }

    [TestCase("phoneNumber=12025550101", "12025550101")]
    [TestCase("whatsappNumber=12025550101", "12025550101")]
    [TestCase("whatsappNumber=%2B1%20202%20555%200101", "+1 202 555 0101")]
    [TestCase("phoneNumber=02025550101", "02025550101")]
    [TestCase("phoneNumber=12025550101&whatsappNumber=12025550101", "12025550101")]
    public async Task A_contact_is_found_by_its_phone_under_either_name(string query, string original)
    {
        Reply reply = await ReadAsync($"action=find-by-phone&{query}");

        Assert.Multiple(() =>
        {
            Assert.That(reply.Status, Is.EqualTo(200));
            Assert.That(reply.Keys, Is.EqualTo("contact normalized_phone original_phone success"));
            Assert.That(reply.String("original_phone"), Is.EqualTo(original));
            Assert.That(reply.String("normalized_phone"), Is.EqualTo(Digits));
            Assert.That(reply.Json.GetProperty("contact").GetProperty("whatsapp_id").GetString(), Is.EqualTo(Digits));
        });
    }

    [Test]
    public async Task The_overview_shows_a_found_contact_alone()
    {
        Box.FlowIQ.Contacts = FlowIQContactForm.Overview;

        Reply reply = await ReadAsync($"action=find-by-phone&phoneNumber={Digits}");

        Assert.Multiple(() =>
        {
            Assert.That(reply.Keys, Is.EqualTo("contact success"));
            Assert.That(
                Reply.NamesOf(reply.Json.GetProperty("contact")), Is.EqualTo("contact_name profile_picture_url whatsapp_number"));
        });
    }

    [Test]
    public async Task A_number_nobody_has_is_404_with_the_number_and_no_message()
    {
        Reply reply = await ReadAsync("action=find-by-phone&phoneNumber=%2B12025550180");

        Assert.Multiple(() =>
        {
            Assert.That(reply.Status, Is.EqualTo(404));
            Assert.That(reply.Keys, Is.EqualTo("error normalized_phone success"));
            Assert.That(reply.String("error"), Does.Contain("12025550180"));
            Assert.That(reply.String("normalized_phone"), Is.EqualTo("12025550180"));
        });
    }

    [TestCase("action=find-by-phone")]
    [TestCase("action=contacts&limit=101")]
    [TestCase("action=contacts&page=0")]
    public async Task A_query_that_breaks_a_rule_is_400(string query)
        => Assert.That((await ReadAsync(query)).Status, Is.EqualTo(400));

    [TestCase("phone_number=%2B12025550101")]
    [TestCase("whatsapp_id=12025550101")]
    public async Task One_contact_is_read_in_the_widest_shape(string query)
    {
        Reply reply = await GetContactAsync($"{query}&tenantId={SandboxCredentials.FlowIQTenantId}");

        JsonElement contact = reply.Json.GetProperty("contact");
        Assert.Multiple(() =>
        {
            Assert.That(reply.Status, Is.EqualTo(200));
            Assert.That(reply.Keys, Is.EqualTo("contact success"));
            Assert.That(
                Reply.NamesOf(contact),
                Is.EqualTo(
                    "active_status allow_broadcast archived blocked bot_status contact_summary contact_summary_updated_at created_at email "
                    + "full_name has_unread_messages id organization_id phone_number source tags updated_at whatsapp_id"));
            Assert.That(contact.GetProperty("organization_id").GetString(), Is.EqualTo(SandboxCredentials.FlowIQOrganizationId));
            Assert.That(Reply.NamesOf(contact.GetProperty("source")), Is.EqualTo("created_at location type"));
        });
    }

    [TestCase("", 400)]
    [TestCase("whatsapp_id=12025550180", 404)]
    public async Task A_contact_that_is_not_named_or_not_there_is_refused(string query, int status)
        => Assert.That((await GetContactAsync(query)).Status, Is.EqualTo(status));

    private static JsonElement[] Contacts(Reply reply) => [.. reply.Json.GetProperty("contacts").EnumerateArray()];
}
