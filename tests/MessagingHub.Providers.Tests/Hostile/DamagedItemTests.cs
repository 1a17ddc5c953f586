using System.Text;

namespace MessagingHub.Providers.Tests.Hostile;

/// <summary>An item of a page that is damaged: its neighbours are read all the same, at every service.</summary>
[CancelAfter(60_000)]
internal sealed class DamagedItemTests
{
    private const string Items = "#";

    private static readonly (string Account, string List, string Page)[] Lists =
    [
        (HostileCalls.VelaFlows, "conversations", """{"success":true,"data":{"items":#,"pagination":{"page":1,"limit":100,"total":3,"totalPages":1}}}"""),
        (HostileCalls.VelaFlows, "contacts", """{"success":true,"data":{"items":#,"pagination":{"page":1,"limit":100,"total":3,"totalPages":1}}}"""),
        (HostileCalls.Flowella, "conversations", """{"items":#}"""),
        (HostileCalls.Flowella, "contacts", """{"items":#}"""),
        (HostileCalls.Flowella, "templates", """{"items":#}"""),
        (HostileCalls.FlowIQ, "conversations", """{"success":true,"contacts":#,"pagination":{"currentPage":1,"totalPages":1,"hasNextPage":false}}"""),
        (HostileCalls.FlowIQ, "contacts", """{"success":true,"contacts":#,"pagination":{"currentPage":1,"totalPages":1,"hasNextPage":false}}"""),
    ];

    [Test]
    public async Task What_is_no_item_is_left_out_and_its_neighbours_stay(
        [ValueSource(nameof(Lists))] (string Account, string List, string Page) call,
        [Values("\"x\"", "0", "[]", "true", "null", "[{\"id\":\"b\"}]", "\"\\ud800\"")] string item)
    {
        string first = ItemOf(call.Account, "a");
        string last = ItemOf(call.Account, "c");

        Assert.That(await CountAsync(call, $"[{first},{item},{last}]"), Is.EqualTo(2));
    }

    [Test]
    public async Task A_list_that_is_none_is_not_an_empty_one(
        [ValueSource(nameof(Lists))] (string Account, string List, string Page) call, [Values("null", "{}", "\"x\"", "{\"id\":\"a\"}")] string items)
    {
        MessagingException? failure = await Assert.ThrowsAsync<MessagingException>(async () => await CountAsync(call, items));
        Assert.That(failure!.Code, Is.EqualTo(MessagingErrorCode.InvalidResponse));
    }

    [TestCase("contacts", "\"isOptedOut\":\"\\ud800\"")]
    [TestCase("conversations", "\"contact\":\"x\"")]
    [TestCase("conversations", "\"contact\":[]")]
    [TestCase("conversations", "\"contact\":true")]
    public async Task A_field_of_a_Flowella_item_that_cannot_be_read_costs_the_field(string list, string field)
    {
        Assert.That(
            await CountAsync((HostileCalls.Flowella, list, """{"items":#}"""), $$"""[{"id":"a"},{"id":"b",{{field}}},{"id":"c"}]"""), Is.EqualTo(3));
    }

    [Test]
    public async Task Half_an_emoji_in_a_number_costs_the_number()
    {
        Assert.That(await CountAsync(Lists[0], """[{"_id":"a"},{"_id":"b","unreadCount":"\ud800"},{"_id":"c"}]"""), Is.EqualTo(3));
    }

    [Test]
    public async Task A_full_page_that_says_nothing_of_the_next_one_is_full_also_with_what_is_no_item()
    {
        const string Page = """{"success":true,"data":{"items":#,"pagination":{"limit":3}}}""";

        MessagingException? failure = await Assert.ThrowsAsync<MessagingException>(
            async () => await CountAsync((HostileCalls.VelaFlows, "contacts", Page), """[{"_id":"a"},"x",{"_id":"c"}]"""));
        Assert.That(failure!.Code, Is.EqualTo(MessagingErrorCode.InvalidResponse), "to stop here would lose items without a word");
    }

    private static string ItemOf(string account, string id) => account == HostileCalls.VelaFlows
        ? $$"""{"_id":"{{id}}"}"""
        : $$"""{"id":"{{id}}","whatsapp_id":"2712345678{{(int)id[0] % 10}}"}""";

    private static async Task<int> CountAsync((string Account, string List, string Page) call, string items)
    {
        using var wire = new Answer(call.Page.Replace(Items, items, StringComparison.Ordinal));
        await using MessagingHubInstance hub = Accounts.Hub(wire);
        IMessagingProvider account = hub.Get(call.Account);
        return call.List switch
        {
            "conversations" => (await account.ListConversationsAsync().GetPageAsync()).Items.Count,
            "contacts" => (await account.ListContactsAsync().GetPageAsync()).Items.Count,
            _ => (await account.ListTemplatesAsync().GetPageAsync()).Items.Count,
        };
    }

    private sealed class Answer(string body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage { RequestMessage = request, Content = new StringContent(body, Encoding.UTF8, "application/json") });
    }
}
