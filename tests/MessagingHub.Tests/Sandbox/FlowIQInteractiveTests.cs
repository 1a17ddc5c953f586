using System.Text.Json.Nodes;

namespace MessagingHub.Tests.Sandbox;

[TestFixture(Transport.Port)]
[TestFixture(Transport.Memory)]
public sealed class FlowIQInteractiveTests(Transport transport) : FlowIQTest(transport)
{
    [TestCase("body", 1024)]
    [TestCase("header", 60)]
    [TestCase("footer", 60)]
    public async Task Texts_of_a_button_message_have_limits(string field, int max)
    {
        JsonObject With(int length)
        {
            JsonObject part = Buttons(1);
            part[field] = new string('x', length);
            return part;
        }

        await AssertEdgeAsync(With(max), With(max + 1));
    }

    [Test]
    public Task A_button_title_has_at_most_twenty_characters() => AssertEdgeAsync(Buttons(1, title: 20), Buttons(1, title: 21));

    [Test]
    public Task There_are_at_most_three_buttons() => AssertEdgeAsync(Buttons(3), Buttons(4));

    [TestCase("body", 1024)]
    [TestCase("button", 20)]
    [TestCase("header", 60)]
    [TestCase("footer", 60)]
    public async Task Texts_of_a_list_message_have_limits(string field, int max)
    {
        JsonObject With(int length)
        {
            JsonObject part = List();
            part[field] = new string('x', length);
            return part;
        }

        await AssertEdgeAsync(With(max), With(max + 1));
    }

    [Test]
    public Task There_are_at_most_ten_sections() => AssertEdgeAsync(List(sections: 10), List(sections: 11));

    [Test]
    public Task A_section_has_at_most_ten_rows() => AssertEdgeAsync(List(rows: 10), List(rows: 11));

    [Test]
    public Task A_section_title_has_at_most_24_characters() => AssertEdgeAsync(List(sectionTitle: 24), List(sectionTitle: 25));

    [Test]
    public Task A_row_title_has_at_most_24_characters() => AssertEdgeAsync(List(rowTitle: 24), List(rowTitle: 25));

    [Test]
    public Task A_row_description_has_at_most_72_characters() => AssertEdgeAsync(List(description: 72), List(description: 73));

    [TestCase("""{"type":"image","url":"https://example.com/a.png"}""", 200)]
    [TestCase("""{"type":"document","url":"https://example.com/a.pdf","filename":"a.pdf"}""", 200)]
    [TestCase("""{"type":"audio","url":"https://example.com/a.mp3"}""", 400)]
    [TestCase("""{"type":"image"}""", 400)]
    public async Task Header_media_has_a_type_and_an_address(string media, int status)
    {
        JsonObject part = Buttons(1);
        part["header_media"] = JsonNode.Parse(media);

        Assert.That((await SendAsync(part)).Status, Is.EqualTo(status));
    }

    private static string X(int length) => new('x', length);

    private static JsonObject Buttons(int count, int title = 5) => new()
    {
        ["type"] = "button",
        ["body"] = "When?",
        ["buttons"] = new JsonArray([.. Enumerable.Range(0, count).Select(_ => new JsonObject { ["title"] = X(title) })]),
    };

    private static JsonObject List(int sections = 1, int rows = 1, int sectionTitle = 5, int rowTitle = 5, int description = 5) => new()
    {
        ["type"] = "list",
        ["body"] = "Which?",
        ["button"] = "Menu",
        ["sections"] = new JsonArray([.. Enumerable.Range(0, sections).Select(_ => new JsonObject
        {
            ["title"] = X(sectionTitle),
            ["rows"] = new JsonArray([.. Enumerable.Range(0, rows).Select(row => new JsonObject
            {
                ["id"] = $"row{row}",
                ["title"] = X(rowTitle),
                ["description"] = X(description),
            })]),
        })]),
    };

    private async Task AssertEdgeAsync(JsonObject good, JsonObject bad)
    {
        Reply taken = await SendAsync(good);
        Reply refused = await SendAsync(bad);

        Assert.Multiple(() =>
        {
            Assert.That(taken.Status, Is.EqualTo(200), taken.Text);
            Assert.That(refused.Status, Is.EqualTo(400));
            Assert.That(refused.Keys, Is.EqualTo("error message"));
            Assert.That(Box.Ledger.Count, Is.EqualTo(1));
        });
    }

    private Task<Reply> SendAsync(JsonObject part) => SendWhatsAppAsync("interactive", $"\"interactive\":{part.ToJsonString()}");
}
