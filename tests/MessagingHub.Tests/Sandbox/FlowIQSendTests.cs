using System.Text.Json;
using MessagingHub.Sandbox;

namespace MessagingHub.Tests.Sandbox;

[TestFixture(Transport.Port)]
[TestFixture(Transport.Memory)]
public sealed class FlowIQSendTests(Transport transport) : FlowIQTest(transport)
{
    private const string Buttons = "\"interactive\":{\"type\":\"button\",\"body\":\"When?\",\"buttons\":[{\"title\":\"Now\"}]}";

    private const string List = """
        "interactive":{"type":"list","body":"Which?","button":"Menu","sections":[{"rows":[{"id":"a","title":"First"}]}]}
        """;

    [Test]
    public async Task A_text_is_answered_with_metas_id_the_digits_and_the_type()
    {
        Reply reply = await SayAsync("Your table is ready");

        JsonElement data = reply.Json.GetProperty("data");
        AcceptedMessage line = Box.Ledger.Entries.Single();
        Assert.Multiple(() =>
        {
            Assert.That(reply.Status, Is.EqualTo(200));
            Assert.That(reply.Keys, Is.EqualTo("data message success"));
            Assert.That(Reply.NamesOf(data), Is.EqualTo("message_id message_type recipient"));
            Assert.That(data.GetProperty("message_id").GetString(), Does.StartWith("wamid.").And.EqualTo(line.Id));
            Assert.That(data.GetProperty("recipient").GetString(), Is.EqualTo(Digits));
            Assert.That(data.GetProperty("message_type").GetString(), Is.EqualTo("text"));
            Assert.That(line.Dialect, Is.EqualTo("flowiq"));
            Assert.That(line.Operation, Is.EqualTo("send"));
            Assert.That(line.Recipient, Is.EqualTo("+12025550101"));
            Assert.That(line.Kind, Is.EqualTo("text"));
            Assert.That(line.Text, Is.EqualTo("Your table is ready"));
            Assert.That(line.Body, Is.Null);
            Assert.That(line.ReplyTo, Is.Null);
            Assert.That(line.AcceptedAt, Is.EqualTo(Clock.Now));
        });
    }

    [TestCase("text", "\"text\":\"Hi\"")]
    [TestCase("image", "\"media_url\":\"https://example.com/a.PNG?size=2\",\"caption\":\"Look\"")]
    [TestCase("image", "\"media_url\":\"https://example.com/picture\"")]
    [TestCase("video", "\"media_url\":\"https://example.com/a.mp4\"")]
    [TestCase("audio", "\"media_url\":\"https://example.com/a.ogg\"")]
    [TestCase("document", "\"media_url\":\"https://example.com/a.pdf\",\"filename\":\"a.pdf\",\"caption\":\"Read\"")]
    [TestCase("location", "\"location\":{\"latitude\":0,\"longitude\":-77.03,\"name\":\"Here\",\"address\":\"1 Pier\"}")]
    [TestCase("contacts", "\"contacts\":[{\"name\":{\"formatted_name\":\"Ada Novak\"},\"phones\":[{\"phone\":\"+12025550102\",\"type\":\"CELL\"}]}]")]
    [TestCase("interactive", Buttons)]
    [TestCase("interactive", List)]
    [TestCase("reaction", "\"reaction\":{\"message_id\":\"wamid.X\"}")]
    public async Task All_nine_kinds_are_taken_once(string kind, string fields)
    {
        Reply reply = await SendWhatsAppAsync(kind, fields);

        AcceptedMessage line = Box.Ledger.Entries.Single();
        Assert.Multiple(() =>
        {
            Assert.That(reply.Status, Is.EqualTo(200), reply.Text);
            Assert.That(line.Kind, Is.EqualTo(kind));
            Assert.That(line.Body is null, Is.EqualTo(kind == "text"));
            Assert.That(line.Body ?? kind, Does.Contain(kind));
        });
    }

    [TestCase("text", "", "text")]
    [TestCase("text", "\"text\":\" \"", "text")]
    [TestCase("image", "", "media_url")]
    [TestCase("video", "\"media_url\":null", "media_url")]
    [TestCase("audio", "\"caption\":\"x\"", "media_url")]
    [TestCase("document", "\"filename\":\"x\"", "media_url")]
    [TestCase("location", "", "latitude")]
    [TestCase("location", "\"location\":{\"latitude\":1}", "longitude")]
    [TestCase("contacts", "\"contacts\":[]", "contacts")]
    [TestCase("contacts", "\"contacts\":[{\"name\":{\"first_name\":\"Ada\"}}]", "formatted_name")]
    [TestCase("contacts", "\"contacts\":[{\"name\":{\"formatted_name\":\"Ada\"},\"phones\":[{\"type\":\"WORK\"}]}]", "phone")]
    [TestCase("interactive", "", "interactive")]
    [TestCase("interactive", "\"interactive\":{\"type\":\"button\",\"body\":\"x\"}", "buttons")]
    [TestCase("interactive", "\"interactive\":{\"type\":\"button\",\"buttons\":[{\"title\":\"x\"}]}", "body")]
    [TestCase("interactive", "\"interactive\":{\"type\":\"button\",\"body\":\"x\",\"buttons\":[{\"id\":\"x\"}]}", "title")]
    [TestCase("interactive", "\"interactive\":{\"type\":\"list\",\"body\":\"x\",\"button\":\"x\"}", "sections")]
    [TestCase("interactive", "\"interactive\":{\"type\":\"list\",\"body\":\"x\",\"button\":\"x\",\"sections\":[{\"title\":\"x\"}]}", "rows")]
    [TestCase("interactive", "\"interactive\":{\"type\":\"list\",\"body\":\"x\",\"button\":\"x\",\"sections\":[{\"rows\":[{\"title\":\"x\"}]}]}", "id")]
    [TestCase("reaction", "\"reaction\":{\"emoji\":\"x\"}", "message_id")]
    public async Task A_missing_field_is_400_and_named(string kind, string fields, string named)
    {
        Reply reply = await SendWhatsAppAsync(kind, fields);

        Assert.Multiple(() =>
        {
            Assert.That(reply.Status, Is.EqualTo(400));
            Assert.That(reply.Keys, Is.EqualTo("error message"));
            Assert.That(reply.String("error"), Is.EqualTo("Missing required field"));
            Assert.That(reply.String("message"), Does.Contain(named));
            Assert.That(Box.Ledger.Count, Is.Zero);
        });
    }

    [TestCase("""{"message_type":"text","text":"Hi"}""", "phone_number")]
    [TestCase("""{"phone_number":"12025550101","text":"Hi"}""", "message_type")]
    public async Task Number_and_type_are_required(string body, string named)
    {
        Reply reply = await PostFlowIQAsync("/send-whatsapp", body);

        Assert.Multiple(() =>
        {
            Assert.That(reply.String("error"), Is.EqualTo("Missing required field"));
            Assert.That(reply.String("message"), Does.Contain(named));
        });
    }

    [Test]
    public async Task An_unknown_type_is_400_and_the_nine_are_listed()
    {
        Reply reply = await SendWhatsAppAsync("sticker", "");

        Assert.Multiple(() =>
        {
            Assert.That(reply.Status, Is.EqualTo(400));
            Assert.That(reply.String("error"), Is.EqualTo("Invalid message type"));
            foreach (string kind in "text image video audio document location contacts interactive reaction".Split(' '))
            {
                Assert.That(reply.String("message"), Does.Contain(kind));
            }
        });
    }

    [TestCase("image", "a.webp")]
    [TestCase("video", "a.mov")]
    [TestCase("audio", "a.wav")]
    [TestCase("document", "a.exe")]
    public async Task A_format_meta_does_not_take_is_500(string kind, string file)
    {
        Reply reply = await SendWhatsAppAsync(kind, $"\"media_url\":\"https://example.com/{file}\"");

        Assert.Multiple(() =>
        {
            Assert.That(reply.Status, Is.EqualTo(500));
            Assert.That(reply.String("error"), Is.EqualTo("Meta upload failed"));
            Assert.That(Box.Ledger.Count, Is.Zero);
        });
    }

    [TestCase("\"media_url\":\"picture.png\"")]
    [TestCase("\"media_url\":\"file:///picture.png\"")]
    [TestCase("\"media_url\":5")]
    public async Task Media_must_have_a_web_address(string fields)
        => Assert.That((await SendWhatsAppAsync("image", fields)).String("error"), Is.EqualTo("Invalid request"));

    [Test]
    public async Task A_number_without_a_contact_is_404_with_its_digits()
    {
        Reply reply = await PostFlowIQAsync("/send-whatsapp", """{"phone_number":"+1 (202) 555-0180","message_type":"text","text":"Hi"}""");

        Assert.Multiple(() =>
        {
            Assert.That(reply.Status, Is.EqualTo(404));
            Assert.That(reply.Keys, Is.EqualTo("error message whatsapp_id"));
            Assert.That(reply.String("error"), Is.EqualTo("Contact not found"));
            Assert.That(reply.String("whatsapp_id"), Is.EqualTo("12025550180"));
            Assert.That(Box.Ledger.Count, Is.Zero);
        });
    }

    [Test]
    public async Task A_reply_names_the_message_and_a_reaction_has_none()
    {
        await SendWhatsAppAsync("text", "\"text\":\"Hi\",\"context_message_id\":\"wamid.X\"");
        await SendWhatsAppAsync("reaction", "\"reaction\":{\"message_id\":\"wamid.X\"},\"context_message_id\":\"wamid.X\"");

        Assert.That(Box.Ledger.Entries.Select(line => line.ReplyTo), Is.EqualTo(new[] { "wamid.X", null }));
    }

    [Test]
    public async Task A_reaction_stands_at_its_message_with_a_thumb_unless_it_says_otherwise()
    {
        SandboxMessage message = Box.World.Messages.First(message => message.Phone == "+12025550101");
        string id = FlowIQIds.Of(message);
        await SendWhatsAppAsync("reaction", $"\"reaction\":{{\"message_id\":\"{id}\"}}");
        SandboxReaction first = Box.World.Messages[0].Reactions.Single();
        await SendWhatsAppAsync("reaction", $"\"reaction\":{{\"message_id\":\"{id}\",\"emoji\":\"🎉\"}}");

        Assert.Multiple(() =>
        {
            Assert.That(first.Emoji, Is.EqualTo("👍"));
            Assert.That(Box.World.Messages[0].Reactions.Single().Emoji, Is.EqualTo("🎉"));
        });
    }

    [TestCase("""{"phone_number":"12025550101","message_type":"text","text":"Hi" """)]
    [TestCase("[]")]
    [TestCase("")]
    [TestCase("""{"phone_number":"12025550101","message_type":"location","location":{"latitude":"1","longitude":2}}""")]
    [TestCase("""{"phone_number":"12025550101","message_type":"contacts","contacts":{}}""")]
    [TestCase("""{"phone_number":"12025550101","message_type":"interactive","interactive":{"type":"flow","body":"x"}}""")]
    public async Task A_body_that_cannot_be_read_is_400_without_success(string body)
    {
        Reply reply = await PostFlowIQAsync("/send-whatsapp", body);

        Assert.Multiple(() =>
        {
            Assert.That(reply.Status, Is.EqualTo(400));
            Assert.That(reply.Keys, Is.EqualTo("error message"));
            Assert.That(reply.String("error"), Is.EqualTo("Invalid request"));
        });
    }
}
