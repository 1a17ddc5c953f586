using System.Text.Json;
using MessagingHub.Sandbox;

namespace MessagingHub.Tests.Sandbox;

[TestFixture(Transport.Port)]
[TestFixture(Transport.Memory)]
public sealed class FlowIQPagingFaultTests(Transport transport) : FlowIQTest(transport)
{
    private const string Messages = SandboxOperation.ListMessages, Contacts = SandboxOperation.ListContacts;

    [TestCase(Messages)]
    [TestCase(Contacts)]
    public async Task A_repeated_page_is_page_one_again_and_promises_more(string list)
    {
        Box.Faults.Add("flowiq", list, Fault.RepeatCursor(), times: null);

        JsonElement third = Pagination(await PageAsync(list, 3));

        Assert.Multiple(() =>
        {
            Assert.That(third.GetProperty("currentPage").GetInt32(), Is.EqualTo(1));
            Assert.That(third.GetProperty("hasNextPage").GetBoolean(), Is.True);
        });
    }

    [TestCase(Messages)]
    [TestCase(Contacts)]
    public async Task Looping_pages_go_one_two_one(string list)
    {
        Box.Faults.Add("flowiq", list, Fault.LoopCursor(), times: null);

        int[] pages =
        [
            .. new[] { await PageAsync(list, 1), await PageAsync(list, 2), await PageAsync(list, 3) }
                .Select(reply => Pagination(reply).GetProperty("currentPage").GetInt32()),
        ];

        Assert.That(pages, Is.EqualTo(new[] { 1, 2, 1 }));
    }

    [TestCase(Messages)]
    [TestCase(Contacts)]
    public async Task An_endless_list_begins_anew(string list)
    {
        Box.Faults.Add("flowiq", list, Fault.EndlessCursor(), times: null);

        Reply reply = await PageAsync(list, 50);

        Assert.Multiple(() =>
        {
            Assert.That(reply.Json.GetProperty("count").GetInt32(), Is.Positive);
            Assert.That(Pagination(reply).GetProperty("currentPage").GetInt32(), Is.EqualTo(50));
            Assert.That(Pagination(reply).GetProperty("hasNextPage").GetBoolean(), Is.True);
        });
    }

    [TestCase(Messages)]
    [TestCase(Contacts)]
    public async Task An_empty_page_promises_more(string list)
    {
        Box.Faults.Add("flowiq", list, Fault.EmptyPage());

        Reply reply = await PageAsync(list, 1);

        Assert.Multiple(() =>
        {
            Assert.That(reply.Json.GetProperty("count").GetInt32(), Is.Zero);
            Assert.That(Pagination(reply).GetProperty("hasNextPage").GetBoolean(), Is.True);
        });
    }

    [TestCase(Messages)]
    [TestCase(Contacts)]
    public async Task The_end_may_be_null_or_count_no_pages(string list)
    {
        Box.Faults.Add("flowiq", list, Fault.NullCursor(), times: 2);
        Box.Faults.Add("flowiq", list, Fault.EmptyCursor());

        JsonElement first = Pagination(await PageAsync(list, 1));
        JsonElement nullEnd = Pagination(await PageAsync(list, 100));
        JsonElement zeroEnd = Pagination(await PageAsync(list, 100));

        Assert.Multiple(() =>
        {
            Assert.That(first.GetProperty("hasNextPage").GetBoolean(), Is.True);
            Assert.That(nullEnd.GetProperty("hasNextPage").ValueKind, Is.EqualTo(JsonValueKind.Null));
            Assert.That(zeroEnd.GetProperty("hasNextPage").GetBoolean(), Is.False);
            Assert.That(zeroEnd.GetProperty("totalPages").GetInt32(), Is.Zero);
        });
    }

    [Test]
    public void A_paging_fault_is_refused_where_there_are_no_pages()
        => Assert.That(() => Box.Faults.Add("flowiq", SandboxOperation.FindContact, Fault.LoopCursor()), Throws.ArgumentException);

    private Task<Reply> PageAsync(string list, int page)
        => ReadAsync(list == Contacts ? $"action=contacts&limit=10&page={page}" : $"whatsappNumber={Digits}&limit=10&page={page}");

    private static JsonElement Pagination(Reply reply) => reply.Json.GetProperty("pagination");
}
