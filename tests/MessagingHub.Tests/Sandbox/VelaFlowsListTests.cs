using System.Text.Json;
using MessagingHub.Sandbox;

namespace MessagingHub.Tests.Sandbox;

[TestFixture(Transport.Port)]
[TestFixture(Transport.Memory)]
public sealed class VelaFlowsListTests(Transport transport) : VelaFlowsTest(transport)
{
    private const string Leads = "/crm/leads";

    [Test]
    public async Task A_list_has_items_and_pagination_in_data()
    {
        Reply reply = await GetAsync($"{Conversations}?page=1&limit=5");

        Assert.Multiple(() =>
        {
            Assert.That(reply.Status, Is.EqualTo(200));
            Assert.That(reply.Keys, Is.EqualTo("data success"));
            Assert.That(reply.Json.GetProperty("success").GetBoolean(), Is.True);
            Assert.That(Reply.NamesOf(Data(reply)), Is.EqualTo("items pagination"));
            Assert.That(
                Data(reply).GetProperty("pagination").GetRawText(), Is.EqualTo("""{"page":1,"limit":5,"total":36,"totalPages":8}"""));
            Assert.That(Items(reply), Has.Length.EqualTo(5));
        });
    }

    [Test]
    public async Task A_conversation_has_the_documented_fields()
    {
        Reply reply = await GetAsync($"{Conversations}?sortOrder=asc&limit=2");
        JsonElement first = Items(reply)[0];

        Assert.Multiple(() =>
        {
            Assert.That(Reply.NamesOf(first), Is.EqualTo(
                "_id assignedAgentId channelType createdAt lastMessageAt priority status unreadCount updatedAt workspaceId"));
            Assert.That(first.GetProperty("_id").GetString(), Does.Match("^[0-9a-f]{24}$").And.EqualTo(FirstId));
            Assert.That(first.GetProperty("workspaceId").GetString(), Is.EqualTo(SandboxCredentials.VelaFlowsWorkspaceId));
            Assert.That(first.GetProperty("channelType").GetString(), Is.EqualTo("whatsapp"));
            Assert.That(first.GetProperty("status").GetString(), Is.EqualTo("open"));
            Assert.That(first.GetProperty("priority").GetString(), Is.EqualTo("normal"));
            Assert.That(first.GetProperty("assignedAgentId").GetString(), Does.Match("^[0-9a-f]{24}$"));
            Assert.That(Items(reply)[1].GetProperty("assignedAgentId").ValueKind, Is.EqualTo(JsonValueKind.Null));
            Assert.That(first.GetProperty("createdAt").GetString(), Is.EqualTo("2025-01-06T09:30:00.000Z"));
            Assert.That(first.GetProperty("lastMessageAt").GetString(), Is.EqualTo("2025-01-06T09:31:00.000Z"));
            Assert.That(first.GetProperty("unreadCount").GetInt32(), Is.EqualTo(1));
        });
    }

    [Test]
    public async Task A_conversation_without_messages_has_no_time_of_the_last_one()
    {
        JsonElement newest = Items(await GetAsync($"{Conversations}?limit=1"))[0];

        Assert.That(newest.TryGetProperty("lastMessageAt", out _), Is.False);
    }

    [Test]
    public async Task One_conversation_stands_under_its_name_and_is_the_lists()
    {
        Reply reply = await GetAsync($"{Conversations}/{FirstId}");

        Assert.Multiple(() =>
        {
            Assert.That(Reply.NamesOf(Data(reply)), Is.EqualTo("conversation"));
            Assert.That(Data(reply).GetProperty("conversation").GetProperty("_id").GetString(), Is.EqualTo(FirstId));
        });
    }

    [Test]
    public async Task A_lead_has_the_documented_fields_and_a_nameless_one_nulls()
    {
        JsonElement[] leads = Items(await GetAsync($"{Leads}?sortBy=createdAt&sortOrder=asc&limit=100"));

        Assert.Multiple(() =>
        {
            Assert.That(leads, Has.Length.EqualTo(SandboxSeed.ContactCount));
            Assert.That(leads.Select(Reply.NamesOf), Is.All.EqualTo("_id createdAt email firstName lastName phone status"));
            Assert.That(leads[0].GetProperty("firstName").GetString(), Is.EqualTo("Bela"));
            Assert.That(leads[0].GetProperty("lastName").GetString(), Is.EqualTo("Novak"));
            Assert.That(leads[0].GetProperty("phone").GetString(), Is.EqualTo(SandboxSeed.KnownPhone));
            Assert.That(leads[0].GetProperty("email").GetString(), Does.EndWith("@example.com"));
            Assert.That(leads[10].GetProperty("firstName").ValueKind, Is.EqualTo(JsonValueKind.Null));
        });
    }

    [Test]
    public async Task The_documented_loop_over_pages_sees_every_lead_once()
    {
        List<string> ids = [];
        int page = 0;
        Reply reply;
        do
        {
            reply = await GetAsync($"{Leads}?page={++page}&limit=25");
            ids.AddRange(Ids(reply));
        }
        while (page < Paging(reply, "totalPages"));

        Assert.Multiple(() =>
        {
            Assert.That(page, Is.EqualTo(3));
            Assert.That(ids, Is.Unique.And.Count.EqualTo(SandboxSeed.ContactCount));
        });
    }

    [Test]
    public async Task The_defaults_are_page_1_limit_20_newest_first()
    {
        Reply plain = await GetAsync(Leads);
        Reply spelled = await GetAsync($"{Leads}?page=1&limit=20&sortBy=createdAt&sortOrder=desc");

        Assert.Multiple(() =>
        {
            Assert.That(plain.Text, Is.EqualTo(spelled.Text));
            Assert.That(Ids(plain)[0], Is.EqualTo(VelaFlowsIds.LeadOf(Box.World.Contacts[^1])));
        });
    }

    [TestCase(4, 3)]
    [TestCase(int.MaxValue, 3)]
    public async Task A_page_beyond_the_end_is_empty(int page, int pages)
    {
        Reply reply = await GetAsync($"{Leads}?page={page}&limit=20");

        Assert.Multiple(() =>
        {
            Assert.That(reply.Status, Is.EqualTo(200));
            Assert.That(Items(reply), Is.Empty);
            Assert.That(Paging(reply, "page"), Is.EqualTo(page));
            Assert.That(Paging(reply, "totalPages"), Is.EqualTo(pages));
        });
    }

    [Test]
    public async Task An_empty_list_has_no_pages()
    {
        Box.World.Clear();

        Assert.That(
            (await GetAsync(Leads)).Text,
            Is.EqualTo("""{"success":true,"data":{"items":[],"pagination":{"page":1,"limit":20,"total":0,"totalPages":0}}}"""));
    }

    [TestCase("limit=0", "limit")]
    [TestCase("limit=101", "limit")]
    [TestCase("limit=many", "limit")]
    [TestCase("page=0", "page")]
    [TestCase("page=-1", "page")]
    [TestCase("sortOrder=up", "sortOrder")]
    [TestCase("sortBy=shoeSize", "sortBy")]
    public async Task A_parameter_that_breaks_a_rule_is_400_and_named(string query, string field)
    {
        foreach (string list in new[] { Conversations, Leads, "/tags" })
        {
            Reply reply = await GetAsync($"{list}?{query}");
            AssertError(reply, 400, "BAD_REQUEST");
            Assert.That(WrongFields(reply), Is.EqualTo(new[] { field }));
        }
    }

    [TestCase("limit=1")]
    [TestCase("limit=100")]
    public async Task The_limits_ends_are_inside(string query) => Assert.That((await GetAsync($"{Leads}?{query}")).Status, Is.EqualTo(200));

    [Test]
    public async Task Conversations_are_filtered_by_status_and_channel()
    {
        Reply open = await GetAsync($"{Conversations}?status=open&limit=100");
        Reply whatsapp = await GetAsync($"{Conversations}?channelType=whatsapp&limit=100");
        Reply both = await GetAsync($"{Conversations}?status=open&channelType=whatsapp&limit=100");
        Reply unknown = await GetAsync($"{Conversations}?status=dreaming");

        Assert.Multiple(() =>
        {
            Assert.That(Items(open).Select(item => item.GetProperty("status").GetString()), Is.Not.Empty.And.All.EqualTo("open"));
            Assert.That(Items(whatsapp).Select(item => item.GetProperty("channelType").GetString()), Is.All.EqualTo("whatsapp"));
            Assert.That(Ids(whatsapp), Has.Length.EqualTo(27));
            Assert.That(Ids(both), Is.EqualTo(Ids(open).Intersect(Ids(whatsapp))));
            Assert.That(Paging(both, "total"), Is.EqualTo(Ids(both).Length));
            Assert.That(Items(unknown), Is.Empty);
        });
    }

    [TestCase("Bela%20Novak")]
    [TestCase("bela%20nov")]
    [TestCase("%2B12025550101")]
    public async Task Search_finds_people_by_what_they_are_known_by(string text)
    {
        Reply leads = await GetAsync($"{Leads}?search={text}");
        Reply conversations = await GetAsync($"{Conversations}?search={text}");

        Assert.Multiple(() =>
        {
            Assert.That(Ids(leads), Does.Contain(VelaFlowsIds.LeadOf(Box.World.Contacts[0])));
            Assert.That(Ids(leads), Has.Length.LessThan(5));
            Assert.That(Ids(conversations), Does.Contain(FirstId));
        });
    }

    [Test]
    public async Task Leads_are_sorted_by_the_field_asked_for()
    {
        string?[] names = [.. Items(await GetAsync($"{Leads}?sortBy=firstName&sortOrder=asc&limit=100"))
            .Select(item => item.GetProperty("firstName").GetString())];

        Assert.That(names, Is.EqualTo(names.Order(StringComparer.OrdinalIgnoreCase)));
    }

    [Test]
    public async Task Tags_of_conversations_have_names()
    {
        Reply reply = await GetAsync("/tags?entityType=conversation");
        Reply other = await GetAsync("/tags?entityType=submarine");

        Assert.Multiple(() =>
        {
            Assert.That(Items(reply).Select(item => item.GetProperty("name").GetString()), Is.Not.Empty.And.Ordered);
            Assert.That(Items(other), Is.Empty);
        });
    }
}
