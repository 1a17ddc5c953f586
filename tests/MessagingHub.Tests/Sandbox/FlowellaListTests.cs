using System.Text.Json;
using MessagingHub.Sandbox;

namespace MessagingHub.Tests.Sandbox;

[TestFixture(Transport.Port)]
[TestFixture(Transport.Memory)]
public sealed class FlowellaListTests(Transport transport) : SandboxTest(transport)
{
    private const string IsoTime = @"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$";

    [Test]
    public async Task A_conversation_has_the_documented_fields()
    {
        JsonElement[] items = await AllAsync("/conversations");

        JsonElement item = items.First(conversation => conversation.TryGetProperty("lastMessageAt", out _));
        Assert.Multiple(() =>
        {
            Assert.That(Reply.NamesOf(item), Is.EqualTo("contact createdAt id lastMessageAt status whatsappChannelId"));
            Assert.That(Reply.NamesOf(item.GetProperty("contact")), Is.EqualTo("id name phone waId"));
            Assert.That(item.GetProperty("createdAt").GetString(), Does.Match(IsoTime));
            Assert.That(item.GetProperty("lastMessageAt").GetString(), Does.Match(IsoTime));
        });
    }

    [Test]
    public async Task Conversations_show_every_documented_status_both_channels_and_what_may_be_missing()
    {
        JsonElement[] items = await AllAsync("/conversations");

        Assert.Multiple(() =>
        {
            Assert.That(items, Has.Length.EqualTo(SandboxSeed.ConversationCount));
            Assert.That(
                items.Select(item => item.GetProperty("status").GetString()).Distinct().Order(),
                Is.EqualTo("ARCHIVED CLOSED OPEN PENDING SNOOZED".Split(' ')));
            Assert.That(items.Select(item => item.GetProperty("whatsappChannelId").GetString()).Distinct().Count(), Is.EqualTo(2));
            Assert.That(items.Count(item => !item.TryGetProperty("lastMessageAt", out _)), Is.EqualTo(1));
            Assert.That(items.Any(item => item.GetProperty("contact").GetProperty("name").ValueKind == JsonValueKind.Null));
        });
    }

    [TestCase("OPEN")]
    [TestCase("CLOSED")]
    [TestCase("PENDING")]
    [TestCase("ARCHIVED")]
    [TestCase("SNOOZED")]
    public async Task The_status_filter_keeps_its_status_alone(string status)
    {
        JsonElement[] all = await AllAsync("/conversations");
        JsonElement[] filtered = await AllAsync("/conversations", $"&status={status}", limit: 3);

        Assert.Multiple(() =>
        {
            Assert.That(filtered, Is.Not.Empty);
            Assert.That(
                filtered.Select(Id), Is.EqualTo(all.Where(item => item.GetProperty("status").GetString() == status).Select(Id)));
        });
    }

    [TestCase("/conversations?status=open")]
    [TestCase("/conversations?status=DONE")]
    [TestCase("/conversations?status=")]
    [TestCase("/conversations?limit=0")]
    [TestCase("/contacts?limit=101")]
    [TestCase("/contacts?limit=-1")]
    [TestCase("/contacts?limit=ten")]
    [TestCase("/templates?limit=")]
    [TestCase("/contacts?cursor=abc")]
    [TestCase("/contacts?cursor=")]
    public async Task A_query_that_breaks_a_rule_is_400(string path)
    {
        Reply reply = await GetAsync(path);

        Assert.Multiple(() =>
        {
            Assert.That(reply.Status, Is.EqualTo(400));
            Assert.That(reply.Keys, Is.EqualTo("error"));
        });
    }

    [Test]
    public async Task A_cursor_of_another_list_is_400()
    {
        string cursor = (await GetAsync("/contacts?limit=1")).String("nextCursor");

        Assert.That((await GetAsync($"/conversations?cursor={cursor}")).Status, Is.EqualTo(400));
    }

    [TestCase("", 25)]
    [TestCase("?limit=1", 1)]
    [TestCase("?limit=100", 60)]
    public async Task A_page_holds_as_many_as_the_limit_says_and_25_by_default(string query, int count)
        => Assert.That((await GetAsync($"/contacts{query}")).Json.GetProperty("items").GetArrayLength(), Is.EqualTo(count));

    [Test]
    public async Task The_last_page_has_no_cursor_at_all()
    {
        Reply reply = await GetAsync("/contacts?limit=100");

        Assert.That(reply.Keys, Is.EqualTo("items"));
    }

    [Test]
    public async Task A_page_that_ends_exactly_at_the_end_has_no_cursor()
    {
        string cursor = (await GetAsync("/contacts?limit=30")).String("nextCursor");

        Assert.That((await GetAsync($"/contacts?limit=30&cursor={cursor}")).Keys, Is.EqualTo("items"));
    }

    [Test]
    public async Task A_cursor_looks_like_a_cuid()
        => Assert.That((await GetAsync("/contacts")).String("nextCursor"), Does.Match("^c[a-z0-9]{24}$"));

    [Test]
    public async Task An_empty_list_is_an_empty_array_without_a_cursor()
    {
        Box.World.Clear();

        Assert.That((await GetAsync("/conversations")).Text, Is.EqualTo("""{"items":[]}"""));
    }

    [TestCase("/conversations", SandboxSeed.ConversationCount)]
    [TestCase("/contacts", SandboxSeed.ContactCount)]
    [TestCase("/templates", SandboxSeed.TemplateCount)]
    public async Task Following_the_cursors_shows_each_item_once(string path, int count)
    {
        JsonElement[] items = await AllAsync(path, limit: 7);

        Assert.That(items.Select(Id), Is.Unique.And.Exactly(count).Items);
    }

    [Test]
    public async Task Pages_neither_skip_nor_repeat_while_others_are_added()
    {
        string[] before = [.. (await AllAsync("/contacts")).Select(Id)];
        List<string> seen = [];
        string? cursor = null;
        int added = 0;
        do
        {
            Reply page = await GetAsync($"/contacts?limit=9{(cursor is null ? "" : $"&cursor={cursor}")}");
            seen.AddRange(page.Json.GetProperty("items").EnumerateArray().Select(Id));
            cursor = page.Json.TryGetProperty("nextCursor", out JsonElement next) ? next.GetString() : null;
            Box.World.AddContact($"+120255501{70 + added++:00}");
        }
        while (cursor is not null);

        Assert.That(seen, Is.EqualTo(before));
    }

    [Test]
    public async Task A_contact_has_the_documented_fields_and_null_where_it_has_no_value()
    {
        JsonElement[] items = await AllAsync("/contacts");

        Assert.Multiple(() =>
        {
            Assert.That(
                items.Select(Reply.NamesOf), Is.All.EqualTo("createdAt email id isOptedOut name phone updatedAt waId"));
            foreach (string field in "name email waId".Split(' '))
            {
                Assert.That(items.Count(item => item.GetProperty(field).ValueKind == JsonValueKind.Null), Is.GreaterThan(0), field);
            }

            Assert.That(items.Select(item => item.GetProperty("phone").GetString()), Is.All.Match(@"^\+120255501\d\d$"));
            Assert.That(items.Select(item => item.GetProperty("updatedAt").GetString()), Is.All.Match(IsoTime));
            Assert.That(
                items.Where(item => item.GetProperty("isOptedOut").GetBoolean()).Select(item => item.GetProperty("phone").GetString()),
                Is.EqualTo(SandboxSeed.OptedOutPhone.Split(' ')));
        });
    }

    [Test]
    public async Task Templates_come_in_several_statuses_categories_and_languages()
    {
        JsonElement[] items = await AllAsync("/templates");

        string?[] Values(string field) => [.. items.Select(item => item.GetProperty(field).GetString()).Distinct()];
        JsonElement component = items[0].GetProperty("components")[0];
        Assert.Multiple(() =>
        {
            Assert.That(Values("status"), Is.SupersetOf("APPROVED PAUSED REJECTED".Split(' ')));
            Assert.That(Values("category"), Is.EquivalentTo("MARKETING UTILITY AUTHENTICATION".Split(' ')));
            Assert.That(Values("language"), Has.Length.GreaterThan(2));
            Assert.That(component.GetProperty("type").GetString(), Is.EqualTo("BODY"));
            Assert.That(component.GetProperty("text").GetString(), Is.Not.Empty);
        });
    }

    [Test]
    public async Task What_is_added_in_process_is_listed()
    {
        SandboxContact contact = Box.World.AddContact("+1 202 555 0170", "Zoe");
        SandboxConversation conversation = Box.World.AddConversation(contact, "handed_over");
        SandboxTemplate template = Box.World.AddTemplate("thanks", "fr", "marketing", "paused", "Merci {{1}}");

        JsonElement listed = (await GetAsync("/conversations?limit=1")).Json.GetProperty("items")[0];
        await Assert.MultipleAsync(async () =>
        {
            Assert.That(Id(listed), Is.EqualTo(FlowellaIds.Of(conversation)));
            Assert.That(listed.GetProperty("status").GetString(), Is.EqualTo("HANDED_OVER"));
            Assert.That(listed.GetProperty("contact").GetProperty("name").GetString(), Is.EqualTo("Zoe"));
            Assert.That(
                Id((await GetAsync("/templates?limit=1")).Json.GetProperty("items")[0]), Is.EqualTo(FlowellaIds.Of(template)));
        });
    }

    private static string Id(JsonElement item) => item.GetProperty("id").GetString()!;

    private async Task<JsonElement[]> AllAsync(string path, string filter = "", int limit = 10)
    {
        List<JsonElement> items = [];
        string? cursor = null;
        do
        {
            Reply page = await GetAsync($"{path}?limit={limit}{filter}{(cursor is null ? "" : $"&cursor={cursor}")}");
            items.AddRange(page.Json.GetProperty("items").EnumerateArray());
            cursor = page.Json.TryGetProperty("nextCursor", out JsonElement next) ? next.GetString() : null;
        }
        while (cursor is not null);

        return [.. items];
    }
}
