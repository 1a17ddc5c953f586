using System.Net;
using System.Text.Json;
using MessagingHub.Sandbox;

namespace MessagingHub.Tests.Sandbox;

[TestFixture(Transport.Port)]
[TestFixture(Transport.Memory)]
public sealed class ControlApiTests(Transport transport) : SandboxTest(transport)
{
    [SetUp]
    public void WithoutAKey() => Http.DefaultRequestHeaders.Authorization = null;

    [Test]
    public async Task It_says_what_a_client_has_to_be_configured_with()
    {
        JsonElement dialect = (await ControlAsync(HttpMethod.Get, "")).Json.GetProperty("dialects")[0];

        Assert.Multiple(() =>
        {
            Assert.That(dialect.GetProperty("name").GetString(), Is.EqualTo("flowella"));
            Assert.That(
                dialect.GetProperty("address").GetString(), Is.EqualTo(new Uri(Http.BaseAddress!, "/flowella/api/v1").AbsoluteUri));
            Assert.That(
                dialect.GetProperty("settings").GetProperty("apiKey").GetString(), Is.EqualTo(SandboxCredentials.FlowellaApiKey));
            Assert.That(
                dialect.GetProperty("operations").EnumerateArray().Select(name => name.GetString()),
                Is.EquivalentTo("check listConversations send listContacts upsertContact setOptOut listTemplates analytics".Split(' ')));
        });
    }

    [Test]
    public async Task The_ledger_is_read_and_cleared()
    {
        await SendWithKeyAsync();

        JsonElement line = (await ControlAsync(HttpMethod.Get, "/ledger")).Json[0];
        Reply cleared = await ControlAsync(HttpMethod.Delete, "/ledger");
        Reply after = await ControlAsync(HttpMethod.Get, "/ledger");

        Assert.Multiple(() =>
        {
            Assert.That(line.GetProperty("recipient").GetString(), Is.EqualTo(SandboxSeed.KnownPhone));
            Assert.That(line.GetProperty("text").GetString(), Is.EqualTo("Hello"));
            Assert.That(line.GetProperty("acceptedAt").GetDateTimeOffset(), Is.EqualTo(Clock.Now));
            Assert.That(cleared.Status, Is.EqualTo(204));
            Assert.That(after.Text, Is.EqualTo("[]"));
        });
    }

    [Test]
    public async Task A_fault_is_scripted_watched_and_taken_back()
    {
        Reply added = await ControlAsync(
            HttpMethod.Post, "/faults",
            """{"dialect":"flowella","operation":"send","fault":"status","status":429,"retryAfterSeconds":7,"times":3,"after":1}""");
        await SendWithKeyAsync();
        Reply struck = await SendWithKeyAsync();
        JsonElement watched = (await ControlAsync(HttpMethod.Get, "/faults")).Json[0];
        Reply cleared = await ControlAsync(HttpMethod.Delete, "/faults");

        Assert.Multiple(() =>
        {
            Assert.That(added.Status, Is.EqualTo(201));
            Assert.That(struck.Status, Is.EqualTo(429));
            Assert.That(struck.Headers.RetryAfter?.Delta, Is.EqualTo(TimeSpan.FromSeconds(7)));
            Assert.That(watched.GetProperty("seen").GetInt32(), Is.EqualTo(2));
            Assert.That(watched.GetProperty("fired").GetInt32(), Is.EqualTo(1));
            Assert.That(watched.GetProperty("times").GetInt32(), Is.EqualTo(3));
            Assert.That(watched.GetProperty("after").GetInt32(), Is.EqualTo(1));
            Assert.That(cleared.Status, Is.EqualTo(204));
            Assert.That(Box.Faults.Scripts, Is.Empty);
        });
    }

    [TestCase("""{"fault":"status","status":503}""")]
    [TestCase("""{"fault":"status","status":429,"code":"X","retryAfterSeconds":2.5,"retryAfterAsDate":true}""")]
    [TestCase("""{"fault":"refuse"}""")]
    [TestCase("""{"fault":"status-in-body","status":403,"code":"X"}""")]
    [TestCase("""{"fault":"accept-then-status-in-body","status":500}""")]
    [TestCase("""{"fault":"redirect"}""")]
    [TestCase("""{"fault":"redirect","location":"https://example.com/"}""")]
    [TestCase("""{"fault":"stall"}""")]
    [TestCase("""{"fault":"accept-then-status","status":500}""")]
    [TestCase("""{"fault":"accept-then-reset"}""")]
    [TestCase("""{"fault":"accept-then-reset","midBody":true}""")]
    [TestCase("""{"fault":"accept-then-stall"}""")]
    [TestCase("""{"fault":"accept-then-garbage"}""")]
    [TestCase("""{"fault":"truncated-body"}""")]
    [TestCase("""{"fault":"html-page","status":200}""")]
    [TestCase("""{"fault":"html-page","status":502}""")]
    [TestCase("""{"fault":"empty-body","status":200}""")]
    [TestCase("""{"fault":"empty-body","status":500}""")]
    [TestCase("""{"fault":"slow-drip","intervalMilliseconds":250}""")]
    [TestCase("""{"fault":"endless-body"}""")]
    [TestCase("""{"fault":"huge-body","bytes":9000000000}""")]
    [TestCase("""{"fault":"repeat-cursor"}""")]
    [TestCase("""{"fault":"loop-cursor"}""")]
    [TestCase("""{"fault":"endless-cursor"}""")]
    [TestCase("""{"fault":"empty-page"}""")]
    [TestCase("""{"fault":"null-cursor"}""")]
    [TestCase("""{"fault":"empty-cursor"}""")]
    public async Task Every_fault_can_be_scripted_over_http_and_reads_back_as_it_was_written(string fault)
    {
        Reply added = await ControlAsync(
            HttpMethod.Post, "/faults", $$"""{"dialect":"flowella","operation":"listContacts","always":true,{{fault[1..]}}""");

        JsonElement written = JsonDocument.Parse(fault).RootElement;
        Assert.Multiple(() =>
        {
            Assert.That(added.Status, Is.EqualTo(201), added.Text);
            Assert.That(
                added.Keys.Split(' '),
                Is.EquivalentTo($"{Reply.NamesOf(written)} number dialect operation always after seen fired".Split(' ')));
            foreach (JsonProperty property in written.EnumerateObject())
            {
                Assert.That(added.Json.GetProperty(property.Name).GetRawText(), Is.EqualTo(property.Value.GetRawText()));
            }
        });
    }

    [TestCase("""{"operation":"send","fault":"stall"}""", "dialect")]
    [TestCase("""{"dialect":"flowella","fault":"stall"}""", "operation")]
    [TestCase("""{"dialect":"flowella","operation":"send"}""", "fault")]
    [TestCase("""{"dialect":"flowella","operation":"send","fault":"rain"}""", "rain")]
    [TestCase("""{"dialect":"flowella","operation":"dance","fault":"stall"}""", "dance")]
    [TestCase("""{"dialect":"flowella","operation":"send","fault":"status"}""", "status")]
    [TestCase("""{"dialect":"flowella","operation":"send","fault":"status","status":200}""", "status")]
    [TestCase("""{"dialect":"flowella","operation":"send","fault":"slow-drip"}""", "intervalMilliseconds")]
    [TestCase("""{"dialect":"flowella","operation":"send","fault":"slow-drip","intervalMilliseconds":1e300}""", "")]
    [TestCase("""{"dialect":"flowella","operation":"send","fault":"huge-body"}""", "bytes")]
    [TestCase("""{"dialect":"flowella","operation":"send","fault":"loop-cursor"}""", "loop-cursor")]
    [TestCase("""{"dialect":"flowella","operation":"send","fault":"stall","time":3}""", "time")]
    [TestCase("""{"dialect":"flowella","operation":"send","fault":"stall","times":0}""", "times")]
    [TestCase("null", "object")]
    [TestCase("{", "")]
    public async Task A_fault_that_makes_no_sense_is_400_and_says_why(string body, string reason)
    {
        Reply reply = await ControlAsync(HttpMethod.Post, "/faults", body);

        Assert.Multiple(() =>
        {
            Assert.That(reply.Status, Is.EqualTo(400));
            Assert.That(reply.String("error"), Is.Not.Empty.And.Contain(reason));
            Assert.That(Box.Faults.Scripts, Is.Empty);
        });
    }

    [Test]
    public async Task Requests_are_logged_with_their_attempt_and_without_the_key()
    {
        Box.Faults.Add("flowella", SandboxOperation.Send, Fault.Status(503));
        await SendWithKeyAsync();
        await SendWithKeyAsync();
        await GetAsync("/contacts?limit=3");
        await GetAsync("/nowhere");

        Reply reply = await ControlAsync(HttpMethod.Get, "/requests");

        JsonElement[] seen = [.. reply.Json.EnumerateArray()];
        string Row(JsonElement request) => string.Join(' ', RowFields.Select(field =>
            request.TryGetProperty(field, out JsonElement value) ? value.ToString() : "-"));
        Assert.Multiple(() =>
        {
            Assert.That(seen.Select(Row), Is.EqualTo(ExpectedRows));
            Assert.That(reply.Text, Does.Not.Contain(SandboxCredentials.FlowellaApiKey).And.Not.Contain("Authorization"));
            Assert.That(seen[0].GetProperty("headers").GetProperty("Content-Type").GetString(), Does.StartWith("application/json"));
        });
    }

    private static readonly string[] RowFields = ["dialect", "method", "path", "query", "operation", "attempt", "fault", "status"];

    private static readonly string[] ExpectedRows =
    [
        "flowella POST /api/v1/messages  send 1 status 503",
        "flowella POST /api/v1/messages  send 2 - 200",
        "flowella GET /api/v1/contacts ?limit=3 listContacts 1 - 401",
        "flowella GET /api/v1/nowhere  - 0 - 404",
    ];

    [Test]
    public async Task A_reset_brings_back_the_seed_world_to_the_letter()
    {
        Http.DefaultRequestHeaders.Authorization = new("Bearer", SandboxCredentials.FlowellaApiKey);
        string[] before = await EverythingAsync();
        string firstId = (await SendTextAsync(SandboxSeed.UnknownPhone)).Text;
        await PostAsync("/contacts", """{"phone":"+12025550101","name":"Other"}""");
        Box.World.Clear();
        Box.Faults.Add("flowella", SandboxOperation.All, Fault.Status(500), times: null);

        Reply reset = await ControlAsync(HttpMethod.Post, "/reset");

        string[] after = await EverythingAsync();
        string firstIdAgain = (await SendTextAsync(SandboxSeed.UnknownPhone)).Text;
        Assert.Multiple(() =>
        {
            Assert.That(reset.Status, Is.EqualTo(204));
            Assert.That(after, Is.EqualTo(before));
            Assert.That(firstIdAgain, Is.EqualTo(firstId));
            Assert.That(Box.Ledger.Entries.Single().Number, Is.EqualTo(1));
            Assert.That(Box.Requests.Entries[0].Number, Is.EqualTo(1));
        });
    }

    [Test]
    public async Task An_unknown_control_path_is_404_and_lists_the_known_ones()
    {
        Reply reply = await ControlAsync(HttpMethod.Put, "/ledger", "{}");

        Assert.Multiple(() =>
        {
            Assert.That(reply.Status, Is.EqualTo((int)HttpStatusCode.NotFound));
            Assert.That(reply.String("error"), Does.Contain("GET /_sandbox/ledger"));
        });
    }

    private async Task<Reply> SendWithKeyAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "flowella/api/v1/messages") { Content = Some.TextMessage() };
        request.Headers.Authorization = new("Bearer", SandboxCredentials.FlowellaApiKey);
        using HttpResponseMessage response = await Http.SendAsync(request, Limit);
        return await Reply.ReadAsync(response, Limit);
    }

    private async Task<string[]> EverythingAsync()
    {
        string[] paths = ["/conversations?limit=100", "/contacts?limit=100", "/templates?limit=100", "/analytics?startDate=2025-01-01"];
        List<string> bodies = [];
        foreach (string path in paths)
        {
            bodies.Add((await GetAsync(path)).Text);
        }

        return [.. bodies];
    }
}
