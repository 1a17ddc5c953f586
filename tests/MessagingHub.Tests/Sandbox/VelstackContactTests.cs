using System.Text.Json;
using MessagingHub.Sandbox;

namespace MessagingHub.Tests.Sandbox;

[TestFixture(Transport.Port)]
[TestFixture(Transport.Memory)]
public sealed class VelstackContactTests(Transport transport) : VelstackTest(transport)
{
    private const string ContactKeys = "Group added_date email_address first_name id last_name phone_number";

    [Test]
    public async Task Groups_are_listed_as_an_object()
    {
        Reply reply = await GetAsync("/group");

        AssertSuccess(reply, JsonValueKind.Object);
        Assert.Multiple(() =>
        {
            Assert.That(Reply.NamesOf(Data(reply)), Is.EqualTo("Summary collection"));
            Assert.That(Data(reply).GetProperty("collection").ValueKind, Is.EqualTo(JsonValueKind.Null));
            Assert.That(Data(reply).GetProperty("Summary").GetArrayLength(), Is.EqualTo(SandboxSeed.GroupCount));
            Assert.That(
                Data(reply).GetProperty("Summary")[0].GetRawText(),
                Is.EqualTo($$"""{"id":"{{Group}}","name":"Customers","members":20}"""));
            Assert.That(Data(reply).GetProperty("Summary")[3].GetProperty("members").GetInt32(), Is.Zero);
        });
    }

    [Test]
    public async Task One_group_is_an_array_of_one()
    {
        Reply reply = await GetAsync($"/group/{Group}");

        AssertSuccess(reply, JsonValueKind.Array);
        Assert.That(Data(reply).GetRawText(), Is.EqualTo($$"""[{"id":"{{Group}}","name":"Customers","members":20}]"""));
    }

    [Test]
    public async Task A_group_is_created_renamed_and_deleted()
    {
        Reply created = await PostAsync("/group", """{"group_name":"Choir"}""");
        string id = Data(created).GetProperty("id").GetString()!;
        Reply renamed = await PutAsync($"/group/{id}", """{"group_new_name":"Band"}""");
        Reply read = await GetAsync($"/group/{id}");
        Reply deleted = await DeleteAsync($"/group/{id}");

        AssertSuccess(created, JsonValueKind.Object);
        AssertSuccess(renamed, JsonValueKind.Null);
        AssertSuccess(deleted, JsonValueKind.Null);
        Assert.Multiple(() =>
        {
            Assert.That(Reply.NamesOf(Data(created)), Is.EqualTo("id members name"));
            Assert.That(renamed.String("message"), Does.Contain("Band"));
            Assert.That(Data(read)[0].GetProperty("name").GetString(), Is.EqualTo("Band"));
        });
        AssertError(await GetAsync($"/group/{id}"), 404);
    }

    [Test]
    public async Task A_deleted_groups_contacts_stay_without_a_group()
    {
        await DeleteAsync($"/group/{Group}");

        JsonElement[] contacts = [.. Data(await GetAsync("/contact")).EnumerateArray()];
        Assert.Multiple(() =>
        {
            Assert.That(contacts, Has.Length.EqualTo(SandboxSeed.ContactCount));
            Assert.That(contacts.Count(contact => contact.GetProperty("Group").ValueKind == JsonValueKind.Null), Is.EqualTo(20));
        });
    }

    [TestCase("GET", "/group/" + Nobody, null)]
    [TestCase("PUT", "/group/" + Nobody, """{"group_new_name":"Band"}""")]
    [TestCase("DELETE", "/group/" + Nobody, null)]
    [TestCase("GET", "/contact/" + Nobody, null)]
    [TestCase("PUT", "/contact/" + Nobody, "{}")]
    [TestCase("DELETE", "/contact/" + Nobody, null)]
    [TestCase("DELETE", "/contact/" + Group, null)]
    public async Task What_is_not_there_is_404(string method, string path, string? body)
        => AssertError(await SendAsync(HttpMethod.Parse(method), Api + path, body), 404);

    [TestCase("""{}""")]
    [TestCase("""{"group_name":""}""")]
    [TestCase("""{"group_name":" "}""")]
    [TestCase("""{"group_new_name":"Band"}""")]
    public async Task A_group_needs_a_name_under_its_own_field(string body)
    {
        AssertError(await PostAsync("/group", body), 422);
        AssertError(await PutAsync($"/group/{Group}", """{"group_name":"Band"}"""), 422);
    }

    [Test]
    public async Task All_contacts_are_an_array()
    {
        Reply reply = await GetAsync("/contact");

        AssertSuccess(reply, JsonValueKind.Array);
        Assert.Multiple(() =>
        {
            Assert.That(Data(reply).GetArrayLength(), Is.EqualTo(SandboxSeed.ContactCount));
            Assert.That(Data(reply).EnumerateArray().Select(Reply.NamesOf), Is.All.EqualTo(ContactKeys));
            Assert.That(Data(reply)[0].GetProperty("id").GetString(), Is.EqualTo(VelstackIds.Of(Box.World.Contacts[0])));
            Assert.That(Data(reply)[0].GetProperty("first_name").GetString(), Is.EqualTo("Bela"));
            Assert.That(Data(reply)[0].GetProperty("phone_number").GetString(), Is.EqualTo(SandboxSeed.KnownPhone));
            Assert.That(Data(reply)[0].GetProperty("Group").GetString(), Is.EqualTo("Newsletter"));
            Assert.That(Data(reply)[0].GetProperty("added_date").GetString(), Is.EqualTo("2025-01-06T09:00:00.000000Z"));
        });
    }

    [Test]
    public async Task The_contacts_of_a_group_are_an_object()
    {
        Reply reply = await GetAsync($"/contact/{Group}");

        AssertSuccess(reply, JsonValueKind.Object);
        Assert.Multiple(() =>
        {
            Assert.That(Reply.NamesOf(Data(reply)), Is.EqualTo("contacts results"));
            Assert.That(Data(reply).GetProperty("contacts").ValueKind, Is.EqualTo(JsonValueKind.Null));
            Assert.That(Data(reply).GetProperty("results").GetArrayLength(), Is.EqualTo(20));
            Assert.That(
                Data(reply).GetProperty("results").EnumerateArray().Select(contact => contact.GetProperty("Group").GetString()),
                Is.All.EqualTo("Customers"));
        });
    }

    [Test]
    public async Task A_contact_is_created_updated_and_deleted()
    {
        Reply created = await CreateAsync();
        string id = Data(created).GetProperty("id").GetString()!;
        Reply updated = await PutAsync(
            $"/contact/{id}",
            """{"first_name":"Esi","last_name":"Owusu","phone_number":"0247654321","email_address":"esi@example.com"}""");
        SandboxContact after = Box.World.FindContact("+233247654321")!;
        Reply deleted = await DeleteAsync($"/contact/{id}");

        AssertSuccess(created, JsonValueKind.Object);
        AssertSuccess(updated, JsonValueKind.Null);
        AssertSuccess(deleted, JsonValueKind.Null);
        Assert.Multiple(() =>
        {
            Assert.That(Reply.NamesOf(Data(created)), Is.EqualTo(ContactKeys));
            Assert.That(Data(created).GetProperty("first_name").GetString(), Is.EqualTo("Ama Serwaa"));
            Assert.That(Data(created).GetProperty("phone_number").GetString(), Is.EqualTo("0241234567"));
            Assert.That(Data(created).GetProperty("Group").GetString(), Is.EqualTo("Customers"));
            Assert.That(after.Name, Is.EqualTo("Esi Owusu"));
            Assert.That(after.Email, Is.EqualTo("esi@example.com"));
            Assert.That(VelstackIds.Of(after), Is.EqualTo(id));
            Assert.That(Box.World.FindContact("+233241234567"), Is.Null);
            Assert.That(Box.World.FindContact("+233247654321"), Is.Null);
        });
        AssertError(await DeleteAsync($"/contact/{id}"), 404);
    }

    [Test]
    public async Task An_update_leaves_alone_what_it_does_not_name()
    {
        Reply created = await CreateAsync();

        await PutAsync($"/contact/{Data(created).GetProperty("id").GetString()}", """{"last_name":"Boateng"}""");

        SandboxContact contact = Box.World.FindContact("+233241234567")!;
        Assert.Multiple(() =>
        {
            Assert.That(contact.Name, Is.EqualTo("Ama Serwaa Boateng"));
            Assert.That(contact.FirstName, Is.EqualTo("Ama Serwaa"));
            Assert.That(contact.Email, Is.EqualTo("ama@example.com"));
        });
    }

    [Test]
    public async Task A_deleted_contact_takes_its_conversations_along_in_every_dialect()
    {
        await DeleteAsync($"/contact/{VelstackIds.Of(Box.World.Contacts[0])}");
        Http.DefaultRequestHeaders.Authorization = new("Bearer", SandboxCredentials.FlowellaApiKey);

        Reply conversations = await SendAsync(HttpMethod.Get, "flowella/api/v1/conversations?limit=100");

        Assert.That(conversations.Json.GetProperty("items").GetArrayLength(), Is.EqualTo(SandboxSeed.ConversationCount - 1));
    }

    [TestCase("""{"first_name":"Ama","phone_number":"0241234567"}""", 422, TestName = "group_id is required")]
    [TestCase("""{"group_id":"GROUP","phone_number":"0241234567"}""", 422, TestName = "first_name is required")]
    [TestCase("""{"group_id":"GROUP","first_name":"Ama"}""", 422, TestName = "phone_number is required")]
    [TestCase("""{"group_id":"GROUP","first_name":"Ama","phone_number":"12"}""", 422, TestName = "phone_number must be a number")]
    [TestCase("""{"group_id":"GROUP","first_name":"Ama","phone_number":"+12025550101"}""", 422, TestName = "phone_number must be new")]
    [TestCase("""{"group_id":"GROUP","first_name":"Ama","phone_number":"0241234567","email_address":"nobody"}""", 422, TestName = "email_address must be one")]
    [TestCase("""{"group_id":"00000000-0000-4000-8000-00000000dead","first_name":"Ama","phone_number":"0241234567"}""", 404, TestName = "the group must exist")]
    public async Task A_contact_that_breaks_a_rule_is_refused(string body, int status)
    {
        AssertError(await PostAsync("/contact", body.Replace("GROUP", Group, StringComparison.Ordinal)), status);
        Assert.That(Box.World.Contacts, Has.Count.EqualTo(SandboxSeed.ContactCount));
    }

    [TestCase("""{"phone_number":"+12025550102"}""", TestName = "the number must not be another's")]
    [TestCase("""{"phone_number":"12"}""", TestName = "the number must be one")]
    [TestCase("""{"first_name":""}""", TestName = "the first name must not be empty")]
    [TestCase("""{"email_address":"nobody"}""", TestName = "the mail must be one")]
    public async Task An_update_that_breaks_a_rule_is_422(string body)
    {
        SandboxContact before = Box.World.Contacts[0];

        AssertError(await PutAsync($"/contact/{VelstackIds.Of(before)}", body), 422);
        Assert.That(Box.World.Contacts[0], Is.EqualTo(before));
    }

    private Task<Reply> CreateAsync()
        => PostAsync(
            "/contact",
            $$"""
            {"group_id":"{{Group}}","first_name":"Ama Serwaa","last_name":"Mensah","phone_number":"0241234567",
             "email_address":"ama@example.com"}
            """);
}
