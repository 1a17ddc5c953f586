using System.Text.Json;
using MessagingHub.Sandbox;

namespace MessagingHub.Tests.Sandbox;

[TestFixture(Transport.Port)]
[TestFixture(Transport.Memory)]
public sealed class FlowIQHistoryTests(Transport transport) : FlowIQTest(transport)
{
    private const string Mine = "whatsappNumber=" + Digits;

    [TestCase("")]
    [TestCase("&action=conversation-messages")]
    public async Task Messages_are_the_default_action_ten_to_a_page_newest_first(string action)
    {
        Reply reply = await ReadAsync(Mine + action);

        JsonElement pagination = reply.Json.GetProperty("pagination");
        Assert.Multiple(() =>
        {
            Assert.That(reply.Status, Is.EqualTo(200));
            Assert.That(reply.Keys, Is.EqualTo("count filtered messages pagination searchTerms stored success"));
            Assert.That(Messages(reply), Has.Length.EqualTo(10));
            Assert.That(reply.Json.GetProperty("count").GetInt32(), Is.EqualTo(10));
            Assert.That(reply.Json.GetProperty("filtered").GetBoolean(), Is.False);
            Assert.That(reply.Json.GetProperty("searchTerms").ValueKind, Is.EqualTo(JsonValueKind.Null));
            Assert.That(
                pagination.GetRawText(),
                Is.EqualTo("""{"currentPage":1,"totalPages":3,"totalMessages":22,"messagesPerPage":10,"hasNextPage":true,"hasPrevPage":false}"""));
            Assert.That(
                Messages(reply).Select(message => message.GetProperty("created_at").GetString()), Is.Ordered.Descending);
        });
    }

    [Test]
    public async Task Pages_follow_each_other_without_gap_or_repeat_and_the_last_says_so()
    {
        List<string> texts = [];
        for (int page = 1; page <= 3; page++)
        {
            Reply reply = await ReadAsync($"{Mine}&page={page}");
            texts.AddRange(Messages(reply).Select(message => message.GetRawText()));
            Assert.That(reply.Json.GetProperty("pagination").GetProperty("hasNextPage").GetBoolean(), Is.EqualTo(page < 3));
            Assert.That(reply.Json.GetProperty("pagination").GetProperty("hasPrevPage").GetBoolean(), Is.EqualTo(page > 1));
        }

        Reply beyond = await ReadAsync($"{Mine}&page=4");
        Assert.Multiple(() =>
        {
            Assert.That(texts, Is.Unique.And.Exactly(22).Items);
            Assert.That(Messages(beyond), Is.Empty);
            Assert.That(beyond.Json.GetProperty("pagination").GetProperty("hasNextPage").GetBoolean(), Is.False);
        });
    }

    [Test]
    public async Task Ascending_turns_the_order_round()
    {
        Reply down = await ReadAsync($"{Mine}&limit=100");
        Reply up = await ReadAsync($"{Mine}&limit=100&ascending=true");

        Assert.That(
            Messages(up).Select(message => message.GetRawText()),
            Is.EqualTo(Messages(down).Reverse().Select(message => message.GetRawText())));
    }

    [Test]
    public async Task The_history_has_every_sender_status_and_kind_of_media()
    {
        JsonElement[] messages = Messages(await ReadAsync($"{Mine}&limit=100"));

        string[] Values(string key) => [.. messages
            .Select(message => message.TryGetProperty(key, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "")
            .Where(value => value.Length > 0).Distinct().Order(StringComparer.Ordinal)];
        Assert.Multiple(() =>
        {
            Assert.That(Values("sender_type"), Is.EqualTo("bot-whatsapp human-whatsapp system user-whatsapp".Split(' ')));
            Assert.That(Values("message_status"), Is.EqualTo("delivered failed read sent".Split(' ')));
            Assert.That(Values("media_type"), Is.EqualTo("audio document image interactive video".Split(' ')));
            Assert.That(Values("media_url"), Has.Length.EqualTo(4).And.All.StartsWith("https://media.example.com/"));
            Assert.That(Values("voice_note_transcription"), Has.Length.EqualTo(1));
            Assert.That(Values("assignee"), Has.Length.EqualTo(1).And.All.Match("^[0-9a-f-]{36}$"));
            Assert.That(Values("created_at"), Is.All.Match(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"));
            Assert.That(
                messages.Where(message => message.TryGetProperty("reactions", out _)).SelectMany(message => message.GetProperty("reactions").EnumerateArray())
                    .Select(reaction => reaction.GetRawText()),
                Is.EqualTo(new[] { """{"emoji":"❤️","sender":"12025550101"}""" }));
        });
    }

    [Test]
    public async Task Most_messages_have_all_nine_keys_and_some_the_four_required_ones_alone()
        => Assert.That(
            Messages(await ReadAsync($"{Mine}&limit=100")).Select(Reply.NamesOf).Distinct(),
            Is.EquivalentTo(new[]
            {
                "created_at message message_status sender_type",
                "assignee created_at media_type media_url message message_status reactions sender_type voice_note_transcription",
            }));

    [Test]
    public async Task A_structured_message_is_json_inside_its_text()
    {
        JsonElement[] messages = Messages(await ReadAsync($"{Mine}&limit=100"));

        string text = messages.Select(message => message.GetProperty("message").GetString()!).Single(text => text.StartsWith('{'));
        Assert.That(Reply.NamesOf(JsonDocument.Parse(text).RootElement), Is.EqualTo("body buttons header"));
    }

    [Test]
    public async Task The_quickstarts_names_come_with_its_pagination_and_without_the_other_keys()
    {
        Box.FlowIQ.Messages = FlowIQMessageForm.CamelCase;

        Reply reply = await ReadAsync(Mine);

        Assert.Multiple(() =>
        {
            Assert.That(reply.Keys, Is.EqualTo("messages pagination success"));
            Assert.That(
                Messages(reply).Select(Reply.NamesOf).Distinct().Single(),
                Is.EqualTo("assignee content id mediaType mediaUrl reactions sender status timestamp voiceTranscription"));
            Assert.That(
                reply.Json.GetProperty("pagination").GetRawText(),
                Is.EqualTo("""{"totalMessages":22,"currentPage":1,"totalPages":3,"hasNextPage":true,"hasPreviousPage":false}"""));
        });
    }

    [Test]
    public async Task Mixed_alternates_the_names_and_says_the_same()
    {
        JsonElement[] snake = Messages(await ReadAsync($"{Mine}&limit=100"));
        Box.FlowIQ.Messages = FlowIQMessageForm.Mixed;

        JsonElement[] mixed = Messages(await ReadAsync($"{Mine}&limit=100"));

        Assert.Multiple(() =>
        {
            for (int i = 0; i < mixed.Length; i++)
            {
                string key = i % 2 == 0 ? "message" : "content";
                Assert.That(mixed[i].GetProperty(key).GetString(), Is.EqualTo(snake[i].GetProperty("message").GetString()));
            }
        });
    }

    [TestCase("query=BROKEN", 1, "BROKEN")]
    [TestCase("query=invoice, assigned ,", 2, "invoice assigned")]
    [TestCase("search=invoice", 1, "invoice")]
    [TestCase("query=nowhere", 0, "nowhere")]
    public async Task A_search_takes_terms_with_commas_and_tells_them(string query, int count, string terms)
    {
        Reply reply = await ReadAsync($"{Mine}&{query}");

        Assert.Multiple(() =>
        {
            Assert.That(Messages(reply), Has.Length.EqualTo(count));
            Assert.That(reply.Json.GetProperty("filtered").GetBoolean(), Is.True);
            Assert.That(
                reply.Json.GetProperty("searchTerms").EnumerateArray().Select(term => term.GetString()), Is.EqualTo(terms.Split(' ')));
            Assert.That(reply.Json.GetProperty("pagination").GetProperty("totalPages").GetInt32(), Is.EqualTo(count == 0 ? 0 : 1));
        });
    }

    [Test]
    public async Task An_order_is_404_with_its_id_and_no_message()
    {
        Reply reply = await ReadAsync($"{Mine}&orderId=6001");

        Assert.Multiple(() =>
        {
            Assert.That(reply.Status, Is.EqualTo(404));
            Assert.That(reply.Text, Is.EqualTo("""{"success":false,"error":"Shopify order not found","orderId":"6001"}"""));
        });
    }

    [TestCase("whatsappNumber=%2B12025550101", 22)]
    [TestCase("whatsappNumber=02025550101", 22)]
    [TestCase("whatsappNumber=12025550180", 0)]
    [TestCase("whatsappNumber=12025550160", 0)]
    [TestCase("contactId=c0000000-0000-4000-8000-000000000001", 22)]
    [TestCase("contactId=c0000000-0000-4000-8000-000000000999", 0)]
    public async Task A_contact_is_meant_by_number_or_id_and_an_unknown_one_has_no_messages(string who, int total)
    {
        Reply reply = await ReadAsync(who);

        Assert.Multiple(() =>
        {
            Assert.That(reply.Status, Is.EqualTo(200));
            Assert.That(reply.Json.GetProperty("pagination").GetProperty("totalMessages").GetInt32(), Is.EqualTo(total));
        });
    }

    [TestCase("")]
    [TestCase(Mine + "&limit=0")]
    [TestCase(Mine + "&limit=101")]
    [TestCase(Mine + "&limit=ten")]
    [TestCase(Mine + "&page=0")]
    [TestCase(Mine + "&page=-1")]
    [TestCase(Mine + "&ascending=yes")]
    public async Task A_query_that_breaks_a_rule_is_400(string query)
    {
        Reply reply = await ReadAsync(query);

        Assert.Multiple(() =>
        {
            Assert.That(reply.Status, Is.EqualTo(400));
            Assert.That(reply.Keys, Is.EqualTo("error message success"));
        });
    }

    [Test]
    public async Task What_is_sent_stands_first_in_the_history()
    {
        await SayAsync("Your table is ready");

        JsonElement newest = Messages(await ReadAsync(Mine))[0];
        Assert.Multiple(() =>
        {
            Assert.That(newest.GetProperty("message").GetString(), Is.EqualTo("Your table is ready"));
            Assert.That(newest.GetProperty("sender_type").GetString(), Is.EqualTo("bot-whatsapp"));
            Assert.That(newest.GetProperty("message_status").GetString(), Is.EqualTo("sent"));
            Assert.That(newest.GetProperty("created_at").GetString(), Is.EqualTo("2025-03-01T12:00:00Z"));
        });
    }

    private static JsonElement[] Messages(Reply reply) => [.. reply.Json.GetProperty("messages").EnumerateArray()];
}
