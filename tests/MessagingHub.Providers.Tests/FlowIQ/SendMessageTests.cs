namespace MessagingHub.Providers.Tests.FlowIQ;

/// <summary>POST /send-whatsapp.</summary>
internal sealed class SendMessageTests
{
    public const string Accepted =
        """{"success":true,"message":"Message sent successfully","data":{"message_id":"wamid.HBgL","recipient":"27123456789","message_type":"text"}}""";

    private static readonly Uri File = new("https://files.example.org/a%20b.pdf");

    [Test]
    public async Task A_text_goes_to_the_documented_address_with_the_token_and_nothing_else()
    {
        using FlowIQWire wire = FlowIQWire.Answering(Accepted);

        await wire.Provider.SendTextAsync(FlowIQWire.Phone, "Grüße \"1\" 🦜\r\n");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(wire.Request.MethodAndAddress, Is.EqualTo("POST https://api.flowiq.live/send-whatsapp"));
            Assert.That(wire.Request.Headers, Is.EqualTo(new Dictionary<string, string> { ["Authorization"] = $"Bearer {FlowIQWire.Token}" }));
            Assert.That(wire.Request.ContentType?.MediaType, Is.EqualTo("application/json"));
            Assert.That(
                wire.Request.HasBody("""{"phone_number":"27123456789","message_type":"text","text":"Grüße \"1\" 🦜\r\n"}"""), Is.True, $"{wire.Request.Body}");
        }
    }

    [Test]
    public async Task The_tenant_goes_into_the_query_of_a_send_and_not_into_its_body()
    {
        using FlowIQWire wire = FlowIQWire.Answering(Accepted, options => options.TenantId = "acme & co");
        await wire.Provider.SendTextAsync(FlowIQWire.Phone, "Hello");
        Assert.That(wire.Request.Address, Is.EqualTo("https://api.flowiq.live/send-whatsapp?tenantId=acme%20%26%20co"));
        Assert.That(wire.Request.HasBody("""{"phone_number":"27123456789","message_type":"text","text":"Hello"}"""), Is.True, $"{wire.Request.Body}");
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase(" ")]
    public async Task A_blank_tenant_is_none(string? tenant)
    {
        using FlowIQWire wire = FlowIQWire.Answering(Accepted, options => options.TenantId = tenant);
        await wire.Provider.SendTextAsync(FlowIQWire.Phone, "Hello");
        Assert.That(wire.Request.Address, Is.EqualTo("https://api.flowiq.live/send-whatsapp"));
    }

    [Test]
    public async Task A_token_needs_no_prefix()
    {
        using FlowIQWire wire = FlowIQWire.Answering(Accepted, options => options.Token = "eyJhbGciOi.J9.x");
        await wire.Provider.SendTextAsync(FlowIQWire.Phone, "Hello");
        Assert.That(wire.Request.Headers["Authorization"], Is.EqualTo("Bearer eyJhbGciOi.J9.x"));
    }

    private static IEnumerable<TestCaseData> Contents()
    {
        static TestCaseData Case(string name, MessageContent content, string body) => new TestCaseData(content, body).SetArgDisplayNames(name);
        yield return Case(
            "an image",
            new MediaContent { MediaKind = MediaKind.Image, Url = new Uri("https://files.example.org/cat.jpg"), Caption = "A cat" },
            """{"phone_number":"27123456789","message_type":"image","media_url":"https://files.example.org/cat.jpg","caption":"A cat"}""");
        yield return Case(
            "a video of any file type",
            new MediaContent { MediaKind = MediaKind.Video, Url = new Uri("https://files.example.org/clip?id=7") },
            """{"phone_number":"27123456789","message_type":"video","media_url":"https://files.example.org/clip?id=7"}""");
        yield return Case(
            "audio",
            new MediaContent { MediaKind = MediaKind.Audio, Url = new Uri("https://files.example.org/a.ogg") },
            """{"phone_number":"27123456789","message_type":"audio","media_url":"https://files.example.org/a.ogg"}""");
        yield return Case(
            "a document",
            new MediaContent { MediaKind = MediaKind.Document, Url = File, Caption = "Yours", FileName = "offer.pdf" },
            """{"phone_number":"27123456789","message_type":"document","media_url":"https://files.example.org/a%20b.pdf","caption":"Yours","filename":"offer.pdf"}""");
        yield return Case(
            "a place",
            new LocationContent { Latitude = -26.2041, Longitude = 28.0473 },
            """{"phone_number":"27123456789","message_type":"location","location":{"latitude":-26.2041,"longitude":28.0473}}""");
        yield return Case(
            "a place with a name",
            new LocationContent { Latitude = 0, Longitude = 180, Name = "Shop", Address = "1 Main Road" },
            """{"phone_number":"27123456789","message_type":"location","location":{"latitude":0,"longitude":180,"name":"Shop","address":"1 Main Road"}}""");
        yield return Case(
            "contact cards",
            new ContactCardContent
            {
                Cards =
                [
                    new ContactCard
                    {
                        FormattedName = "Ada Lovelace",
                        FirstName = "Ada",
                        LastName = "Lovelace",
                        Phones = [new ContactCardPhone { Phone = "+27110000001", Type = "CELL" }, new ContactCardPhone { Phone = "+27110000002" }],
                    },
                    new ContactCard { FormattedName = "Bob" },
                ],
            },
            """
            {"phone_number":"27123456789","message_type":"contacts","contacts":[
              {"name":{"formatted_name":"Ada Lovelace","first_name":"Ada","last_name":"Lovelace"},"phones":[{"phone":"+27110000001","type":"CELL"},{"phone":"+27110000002"}]},
              {"name":{"formatted_name":"Bob"}}]}
            """);
        yield return Case(
            "buttons",
            new ButtonsContent { Body = "Choose", Buttons = [new MessageButton { Title = "Yes", Id = "y" }, new MessageButton { Title = "No" }] },
            """{"phone_number":"27123456789","message_type":"interactive","interactive":{"type":"button","body":"Choose","buttons":[{"title":"Yes","id":"y"},{"title":"No"}]}}""");
        yield return Case(
            "buttons with everything",
            new ButtonsContent
            {
                Body = "Choose",
                Header = "Top",
                Footer = "Bottom",
                HeaderMedia = new MediaContent { MediaKind = MediaKind.Document, Url = File, FileName = "offer.pdf" },
                Buttons = [new MessageButton { Title = "Yes" }],
            },
            """
            {"phone_number":"27123456789","message_type":"interactive","interactive":{"type":"button","body":"Choose","header":"Top","footer":"Bottom",
              "header_media":{"type":"document","url":"https://files.example.org/a%20b.pdf","filename":"offer.pdf"},"buttons":[{"title":"Yes"}]}}
            """);
        yield return Case(
            "a menu",
            new ListContent
            {
                Body = "Choose",
                ButtonText = "Menu",
                Header = "Top",
                Footer = "Bottom",
                Sections =
                [
                    new ListSection { Title = "Drinks", Rows = [new ListRow { Id = "t", Title = "Tea", Description = "Black" }, new ListRow { Id = "c", Title = "Coffee" }] },
                    new ListSection { Rows = [new ListRow { Id = "w", Title = "Water" }] },
                ],
            },
            """
            {"phone_number":"27123456789","message_type":"interactive","interactive":{"type":"list","body":"Choose","button":"Menu","header":"Top","footer":"Bottom",
              "sections":[{"title":"Drinks","rows":[{"id":"t","title":"Tea","description":"Black"},{"id":"c","title":"Coffee"}]},{"rows":[{"id":"w","title":"Water"}]}]}}
            """);
        yield return Case(
            "a reaction",
            new ReactionContent { MessageId = "wamid.X", Emoji = "👍" },
            """{"phone_number":"27123456789","message_type":"reaction","reaction":{"message_id":"wamid.X","emoji":"👍"}}""");
    }

    [TestCaseSource(nameof(Contents))]
    public async Task Every_type_has_its_own_fields(MessageContent content, string body)
    {
        using FlowIQWire wire = FlowIQWire.Answering(Accepted);
        await wire.Provider.SendAsync(FlowIQWire.Message(content));
        Assert.That(wire.Request.HasBody(body), Is.True, $"{wire.Request.Body}");
        Assert.That(wire.Request.MethodAndAddress, Is.EqualTo("POST https://api.flowiq.live/send-whatsapp"));
    }

    [Test]
    public async Task A_reply_names_the_message_it_answers()
    {
        using FlowIQWire wire = FlowIQWire.Answering(Accepted);
        await wire.Provider.SendAsync(FlowIQWire.Message(new TextContent("Hello")) with { ReplyTo = "wamid.Q" });
        Assert.That(
            wire.Request.HasBody("""{"phone_number":"27123456789","message_type":"text","text":"Hello","context_message_id":"wamid.Q"}"""), Is.True, $"{wire.Request.Body}");
    }

    [TestCase("+27 (12) 345-67.89")]
    [TestCase("27123456789")]
    [TestCase(" +27123456789 ")]
    public async Task A_number_goes_out_in_bare_digits(string phone)
    {
        using FlowIQWire wire = FlowIQWire.Answering(Accepted);
        await wire.Provider.SendTextAsync(phone, "Hello");
        Assert.That(wire.Request.Body?["phone_number"]?.GetValue<string>(), Is.EqualTo(FlowIQWire.Digits));
    }

    [Test]
    public async Task A_conversation_is_an_address_because_its_id_is_the_number()
    {
        using FlowIQWire wire = FlowIQWire.Answering(Accepted);
        await wire.Provider.SendAsync(OutboundMessage.Text(MessageRecipient.Conversation(FlowIQWire.Digits), "Hello"));
        Assert.That(wire.Request.Body?["phone_number"]?.GetValue<string>(), Is.EqualTo(FlowIQWire.Digits));
    }

    [Test]
    public async Task A_phone_number_wins_over_a_conversation_of_another_service()
    {
        using FlowIQWire wire = FlowIQWire.Answering(Accepted);
        await wire.Provider.SendAsync(OutboundMessage.Text(new MessageRecipient { PhoneNumber = FlowIQWire.Phone, ConversationId = "64f1", ContactId = "k" }, "Hello"));
        Assert.That(wire.Request.Body?["phone_number"]?.GetValue<string>(), Is.EqualTo(FlowIQWire.Digits));
    }

    [TestCase(Accepted, "wamid.HBgL", TestName = "Newer_answer")]
    [TestCase(
        """{"success":true,"message":"ok","data":{"message_id":"wamid.HBgL","recipient":"27123456789","message_type":"text","organization":"Acme","meta_response":{"messaging_product":"whatsapp","contacts":[{"input":"1","wa_id":"1"}],"messages":[{"id":"wamid.HBgL"}]}}}""",
        "wamid.HBgL",
        TestName = "Older_answer")]
    [TestCase("""{"success":"true","data":{"recipient":27123456789,"message_id":null}}""", null, TestName = "Number_for_text_and_no_id")]
    [TestCase("""{"data":{"recipient":"27123456789","message_id":"wamid.HBgL"}}""", "wamid.HBgL", TestName = "Without_success")]
    public async Task The_answer_is_an_accepted_message(string answer, string? id)
    {
        using FlowIQWire wire = FlowIQWire.Answering(answer);

        SentMessage sent = await wire.Provider.SendTextAsync(FlowIQWire.Phone, "Hello");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((sent.Provider, sent.Id, sent.Status), Is.EqualTo(("wa", id, (MessageStatus?)MessageStatus.Accepted)));
            Assert.That(sent.Recipients, Is.EqualTo((string[])[FlowIQWire.Phone]));
            Assert.That((sent.JobId, sent.ContactId, sent.ConversationId), Is.EqualTo(((string?)null, (string?)null, (string?)null)));
            Assert.That(sent.Raw?.GetBodyText(), Is.EqualTo(answer));
        }
    }

    [TestCase("""{"success":true,"message":"Message sent successfully"}""")]
    [TestCase("""{"success":true,"data":null}""")]
    [TestCase("""{"success":true,"data":{}}""")]
    [TestCase("""{"success":true,"data":{"message_id":"","recipient":""}}""")]
    public async Task An_id_that_is_missing_is_null_and_never_invented(string answer)
    {
        using FlowIQWire wire = FlowIQWire.Answering(answer);
        SentMessage sent = await wire.Provider.SendTextAsync(FlowIQWire.Phone, "Hello");
        Assert.That((sent.Id, sent.Recipients, sent.Status), Is.EqualTo(((string?)null, (IReadOnlyList<string>?)null, (MessageStatus?)MessageStatus.Accepted)));
    }

    [TestCase("")]
    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("""{"message":"Message sent successfully"}""")]
    [TestCase("""{"data":{}}""")]
    [TestCase("""{"success":null,"data":{"recipient":"27123456789"}}""")]
    [TestCase("""{"success":true,"data":"sent"}""")]
    [TestCase("""{"success":true """)]
    [TestCase("<html>Welcome</html>")]
    public async Task A_success_that_cannot_be_understood_may_have_been_accepted(string answer)
    {
        using FlowIQWire wire = FlowIQWire.Answering(answer);
        MessagingException? failure = await Assert.ThrowsAsync<MessagingException>(() => wire.Provider.SendTextAsync(FlowIQWire.Phone, "Hello"));
        Assert.That((failure?.Code, failure?.MayHaveBeenAccepted), Is.EqualTo((MessagingErrorCode.InvalidResponse, (bool?)true)));
        Assert.That(failure?.Raw?.GetBodyText(), Is.EqualTo(answer));
    }
}
