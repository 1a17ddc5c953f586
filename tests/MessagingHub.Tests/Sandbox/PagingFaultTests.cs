using System.Text.Json;
using MessagingHub.Sandbox;

namespace MessagingHub.Tests.Sandbox;

[TestFixture(Transport.Port)]
[TestFixture(Transport.Memory)]
public sealed class PagingFaultTests(Transport transport) : SandboxTest(transport)
{
    private const string Contacts = SandboxOperation.ListContacts;

    [TestCase("/contacts?limit=10")]
    [TestCase("/contacts?limit=100")]
    public async Task A_repeated_cursor_comes_back_as_it_was_sent(string path)
    {
        Box.Faults.Add("flowella", Contacts, Fault.RepeatCursor(), times: null);

        string first = Cursor(await GetAsync(path))!;
        string second = Cursor(await GetAsync($"{path}&cursor={first}"))!;

        Assert.That(second, Is.EqualTo(first));
    }

    [Test]
    public async Task A_looping_cursor_goes_A_B_A()
    {
        Box.Faults.Add("flowella", Contacts, Fault.LoopCursor(), times: null);

        Reply first = await GetAsync("/contacts?limit=10");
        string a = Cursor(first)!;
        Reply second = await GetAsync($"/contacts?limit=10&cursor={a}");
        string b = Cursor(second)!;
        Reply third = await GetAsync($"/contacts?limit=10&cursor={b}");

        Assert.Multiple(() =>
        {
            Assert.That(b, Is.Not.EqualTo(a));
            Assert.That(Cursor(third), Is.EqualTo(a));
            Assert.That(Items(second), Is.Not.Empty);
            Assert.That(Items(third), Is.Not.Empty);
        });
    }

    [Test]
    public async Task An_endless_cursor_is_never_the_same_twice()
    {
        Box.Faults.Add("flowella", Contacts, Fault.EndlessCursor(), times: null);
        List<string> cursors = [];
        string query = "";
        for (int page = 0; page < 20; page++)
        {
            Reply reply = await GetAsync($"/contacts?limit=25{query}");
            Assert.That(Items(reply), Is.Not.Empty);
            cursors.Add(Cursor(reply)!);
            query = $"&cursor={cursors[^1]}";
        }

        Assert.That(cursors, Is.Unique.And.All.Not.Null);
    }

    [Test]
    public async Task An_empty_page_has_a_cursor_that_leads_to_what_should_have_come()
    {
        string[] usual = Items(await GetAsync("/contacts?limit=10"));
        Box.Faults.Add("flowella", Contacts, Fault.EmptyPage(), times: 2);

        Reply first = await GetAsync("/contacts?limit=10");
        Reply second = await GetAsync($"/contacts?limit=10&cursor={Cursor(first)}");
        Reply third = await GetAsync($"/contacts?limit=10&cursor={Cursor(second)}");

        Assert.Multiple(() =>
        {
            Assert.That(Items(first), Is.Empty);
            Assert.That(Items(second), Is.Empty);
            Assert.That(Cursor(second), Is.Not.EqualTo(Cursor(first)));
            Assert.That(Items(third), Is.EqualTo(usual));
        });
    }

    [Test]
    public async Task A_null_or_empty_cursor_ends_the_list_and_only_ends_it()
    {
        Box.Faults.Add("flowella", Contacts, Fault.NullCursor(), times: 2);
        Box.Faults.Add("flowella", Contacts, Fault.EmptyCursor(), times: 2);

        Reply nullInTheMiddle = await GetAsync("/contacts?limit=10");
        Reply nullAtTheEnd = await GetAsync("/contacts?limit=100");
        Reply emptyInTheMiddle = await GetAsync("/contacts?limit=10");
        Reply emptyAtTheEnd = await GetAsync("/contacts?limit=100");

        Assert.Multiple(() =>
        {
            Assert.That(Cursor(nullInTheMiddle), Is.Not.Null.And.Not.Empty);
            Assert.That(nullAtTheEnd.Json.GetProperty("nextCursor").ValueKind, Is.EqualTo(JsonValueKind.Null));
            Assert.That(Cursor(emptyInTheMiddle), Is.Not.Null.And.Not.Empty);
            Assert.That(Cursor(emptyAtTheEnd), Is.Empty);
        });
    }

    [TestCase(SandboxOperation.Send)]
    [TestCase(SandboxOperation.Check)]
    [TestCase(SandboxOperation.Analytics)]
    public void A_paging_fault_is_refused_where_there_are_no_pages(string operation)
        => Assert.That(
            () => Box.Faults.Add("flowella", operation, Fault.LoopCursor()),
            Throws.ArgumentException.With.Message.Contains("loop-cursor").And.Message.Contains(operation));

    [Test]
    public async Task A_paging_fault_for_everything_waits_for_a_list()
    {
        FaultScript script = Box.Faults.Add("flowella", SandboxOperation.All, Fault.EmptyPage());

        Reply send = await SendTextAsync();
        Reply list = await GetAsync("/templates");

        Assert.Multiple(() =>
        {
            Assert.That(send.Status, Is.EqualTo(200));
            Assert.That(Items(list), Is.Empty);
            Assert.That(script.Fired, Is.EqualTo(1));
        });
    }

    private static string? Cursor(Reply reply)
        => reply.Json.TryGetProperty("nextCursor", out JsonElement cursor) ? cursor.GetString() : null;

    private static string[] Items(Reply reply)
        => [.. reply.Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!)];
}
