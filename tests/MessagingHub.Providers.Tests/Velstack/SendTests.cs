namespace MessagingHub.Providers.Tests.Velstack;

/// <summary>POST /quick/sms and POST /group/sms.</summary>
internal sealed class SendTests
{
    /// <summary>Generation G2: an array of recipients, the credit left as text.</summary>
    private const string Accepted =
        """
        {"status":true,"code":200,"message":"SMS sent successfully","data":{"summary":{
          "message_id":"5f0c7a52-3a0e-4b8e-9d55-0c5a1f6c2b11","type":"Quick SMS","message":"Hello","sender":"AKWABA",
          "total_contacts":1,"recipients":["0241234567"],"credit_used":1,"credit_left":"12.00"}}}
        """;

    private static readonly Dictionary<string, string> Headers = new() { ["Authorization"] = $"Bearer {VelstackWire.ApiKey}", ["Accept"] = "application/json" };

    [Test]
    public async Task A_text_to_a_phone_is_a_quick_sms()
    {
        using VelstackWire wire = VelstackWire.Answering(Accepted);

        await wire.Provider.SendTextAsync(VelstackWire.Phone, "Grüße \"1\" 🦜");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(wire.Request.MethodAndAddress, Is.EqualTo("POST https://sms.velstack.com/api/quick/sms"));
            Assert.That(wire.Request.Headers, Is.EqualTo(Headers));
            Assert.That(wire.Request.ContentType?.MediaType, Is.EqualTo("application/json"));
            Assert.That(
                wire.Request.HasBody(
                    """{"sender":"AKWABA","recipient":"0241234567","message":"Grüße \"1\" 🦜","title":"Grüße \"1\" 🦜","is_scheduled":false}"""),
                Is.True,
                $"{wire.Request.Body}");
        }
    }

    [Test]
    public async Task A_text_to_a_group_is_a_group_sms()
    {
        using VelstackWire wire = VelstackWire.Answering(
            """
            {"status":true,"code":200,"message":"SMS sent successfully","data":{"summary":{
              "message_id":"m-2","type":"Group SMS","message":"Hello","sender":"AKWABA","total_contacts":2,
              "recipients":["0241234567","0201234567"],"credit_used":2,"credit_left":10.5}}}
            """);

        SentMessage sent = await wire.Provider.SendAsync(OutboundMessage.Text(MessageRecipient.Group("0b7d1c9e-1111-4222-8333-944455566677"), "Hello"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(wire.Request.MethodAndAddress, Is.EqualTo("POST https://sms.velstack.com/api/group/sms"));
            Assert.That(wire.Request.Headers, Is.EqualTo(Headers));
            Assert.That(
                wire.Request.HasBody("""{"sender":"AKWABA","group_id":"0b7d1c9e-1111-4222-8333-944455566677","message":"Hello","title":"Hello"}"""),
                Is.True,
                $"{wire.Request.Body}");
            Assert.That((sent.Id, sent.CreditsUsed, sent.CreditsLeft), Is.EqualTo(("m-2", (decimal?)2m, (decimal?)10.5m)));
            Assert.That(sent.Recipients, Is.EqualTo((string[])["0241234567", "0201234567"]));
        }
    }

    [Test]
    public async Task The_answer_of_generation_G2_is_an_accepted_message()
    {
        using VelstackWire wire = VelstackWire.Answering(Accepted);

        SentMessage sent = await wire.Provider.SendTextAsync(VelstackWire.Phone, "Hello");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((sent.Provider, sent.Id), Is.EqualTo(("campaigns", "5f0c7a52-3a0e-4b8e-9d55-0c5a1f6c2b11")));
            Assert.That(sent.Status, Is.EqualTo(MessageStatus.Accepted));
            Assert.That(sent.Recipients, Is.EqualTo((string[])[VelstackWire.Phone]));
            Assert.That((sent.CreditsUsed, sent.CreditsLeft), Is.EqualTo(((decimal?)1m, (decimal?)12m)));
            Assert.That(
                (sent.JobId, sent.ConversationId, sent.ContactId, sent.ScheduledFor, sent.Replayed),
                Is.EqualTo(default((string?, string?, string?, DateTimeOffset?, bool?))));
            Assert.That(sent.Raw?.GetBodyText(), Does.Contain("total_contacts"));
        }
    }

    [Test]
    public async Task The_answer_of_generation_G0_has_recipients_in_one_text()
    {
        using VelstackWire wire = VelstackWire.Answering(
            """
            {"status":true,"code":200,"message":"sms sent successfully","data":{"summary":{
              "message_id":"m-0","type":"API Quick SMS","total_contacts":2,"recipients":"0241234567,0201234567","credit_used":2,"credit_left":"98.00"}}}
            """,
            options => options.BaseAddress = new Uri("https://api.velstack.com/messaging"));

        SentMessage sent = await wire.Provider.SendTextAsync(VelstackWire.Phone, "Hello");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(wire.Request.Address, Is.EqualTo("https://api.velstack.com/messaging/quick/sms"));
            Assert.That(sent.Recipients, Is.EqualTo((string[])["0241234567", "0201234567"]));
            Assert.That((sent.Id, sent.CreditsUsed, sent.CreditsLeft), Is.EqualTo(("m-0", (decimal?)2m, (decimal?)98m)));
        }
    }

    [TestCase("https://sms.velstack.com/api/messaging", null, "https://sms.velstack.com/api/messaging/quick/sms", TestName = "Generation_G1")]
    [TestCase("https://sms.velstack.com/messaging/", null, "https://sms.velstack.com/messaging/quick/sms", TestName = "Generation_G1_without_api")]
    [TestCase("https://api.velstack.com/v", "/sms/quick", "https://api.velstack.com/v/sms/quick", TestName = "Generation_G3")]
    public async Task Base_address_and_path_follow_the_generation(string address, string? path, string expected)
    {
        using VelstackWire wire = VelstackWire.Answering(Accepted, options =>
        {
            options.BaseAddress = new Uri(address);
            options.QuickSmsPath = path ?? options.QuickSmsPath;
        });
        await wire.Provider.SendTextAsync(VelstackWire.Phone, "Hello");
        Assert.That(wire.Request.Address, Is.EqualTo(expected));
    }

    [TestCase("status", """{"status":true,"message":"SMS sent","data":{"summary":{"message_id":"m"}}}""", "m")]
    [TestCase("status as word", """{"status":"success","message":"SMS sent","data":{"summary":{"message_id":"m"}}}""", "m")]
    [TestCase("status as text", """{"status":"True","data":{"summary":{"message_id":"m"}}}""", "m")]
    [TestCase("code as text", """{"status":true,"code":"200","data":{"summary":{"message_id":"m"}}}""", "m")]
    [TestCase("code 201", """{"status":true,"code":201,"data":{"summary":{"message_id":"m"}}}""", "m")]
    [TestCase("no status", """{"message":"SMS sent","data":{"summary":{"message_id":"m"}}}""", "m")]
    [TestCase("unknown status", """{"status":"[boolean]","data":{"summary":{"message_id":"m"}}}""", "m")]
    [TestCase("null status", """{"status":null,"data":{"summary":{"message_id":"m"}}}""", "m")]
    [TestCase("capital summary", """{"status":true,"data":{"Summary":{"message_id":"m"}}}""", "m")]
    [TestCase("data as list", """{"status":true,"data":[{"summary":{"message_id":"m"}}]}""", "m")]
    [TestCase("summary as list", """{"status":true,"data":{"summary":[{"message_id":"m"}]}}""", "m")]
    [TestCase("id as number", """{"status":true,"data":{"summary":{"message_id":7}}}""", "7")]
    [TestCase("unknown fields", """{"x":[{"y":1}],"status":true,"code":200,"data":{"z":{},"summary":{"w":[],"message_id":"m"}}}""", "m")]
    [TestCase("no id", """{"status":true,"data":{"summary":{"type":"Quick SMS","message_id":null}}}""", null)]
    [TestCase("null data", """{"status":true,"message":"SMS sent","data":null}""", null)]
    [TestCase("empty list", """{"status":true,"message":"SMS sent","data":[]}""", null)]
    [TestCase("absent data", """{"status":true,"message":"SMS sent"}""", null)]
    [TestCase("data as text", """{"status":true,"message":"SMS sent","data":"queued"}""", null)]
    public async Task An_acceptance_is_understood_in_every_documented_form(string form, string answer, string? id)
    {
        using VelstackWire wire = VelstackWire.Answering(answer);
        SentMessage sent = await wire.Provider.SendTextAsync(VelstackWire.Phone, "Hello");
        Assert.That((sent.Id, sent.Status), Is.EqualTo((id, (MessageStatus?)MessageStatus.Accepted)), form);
    }

    [TestCase(""" "0241234567, 0201234567," """, "0241234567|0201234567")]
    [TestCase("""["0241234567",null,"0201234567"]""", "0241234567|0201234567")]
    [TestCase("""["0241234567,0201234567"]""", "0241234567|0201234567")]
    [TestCase("[233241234567]", "233241234567")]
    [TestCase("[]", "")]
    [TestCase("null", null)]
    [TestCase("{}", null)]
    public async Task Recipients_are_a_list_or_a_text_with_commas(string recipients, string? expected)
    {
        using VelstackWire wire = VelstackWire.Answering($$$"""{"status":true,"data":{"summary":{"message_id":"m","recipients":{{{recipients}}} } } }""");
        SentMessage sent = await wire.Provider.SendTextAsync(VelstackWire.Phone, "Hello");
        Assert.That(sent.Recipients is { } list ? string.Join('|', list) : null, Is.EqualTo(expected));
    }

    [TestCase(null, "OWN", "OWN")]
    [TestCase("AKWABA", null, "AKWABA")]
    [TestCase("AKWABA", "OWN", "OWN")]
    public async Task The_sender_is_the_messages_or_the_accounts(string? defaultSender, string? sender, string expected)
    {
        using VelstackWire wire = VelstackWire.Answering(Accepted, options => options.DefaultSender = defaultSender);
        await wire.Provider.SendAsync(OutboundMessage.Text(MessageRecipient.Phone(VelstackWire.Phone), "Hello") with { Sender = sender });
        Assert.That(wire.Request.Body?["sender"]?.GetValue<string>(), Is.EqualTo(expected));
    }

    [Test]
    public async Task Without_a_sender_nothing_is_sent([Values] bool toGroup)
    {
        using VelstackWire wire = VelstackWire.Answering(Accepted, options => options.DefaultSender = null);
        MessagingException failure = await FailureOf(wire.Provider.SendAsync(
            OutboundMessage.Text(toGroup ? MessageRecipient.Group("g") : MessageRecipient.Phone(VelstackWire.Phone), "Hello")));
        Assert.That((failure.Code, failure.FieldErrors.Single().Path, wire.Requests.Count), Is.EqualTo((MessagingErrorCode.InvalidRequest, "Sender", 0)));
    }

    [TestCase("Hello", "Hello")]
    [TestCase("  Hello\r\n\tworld ", "Hello world")]
    [TestCase("123456789012345678901234567890", "123456789012345678901234567890")]
    [TestCase("1234567890123456789012345678901", "123456789012345678901234567890")]
    [TestCase("12345678901234567890123456789 and on", "12345678901234567890123456789")]
    [TestCase("12345678901234567890123456789🦜", "12345678901234567890123456789")]
    public async Task A_title_is_made_up_of_the_texts_beginning(string text, string title)
    {
        using VelstackWire wire = VelstackWire.Answering(Accepted);
        await wire.Provider.SendTextAsync(VelstackWire.Phone, text);
        Assert.That((wire.Request.Body?["title"]?.GetValue<string>(), wire.Request.Body?["message"]?.GetValue<string>()), Is.EqualTo((title, text)));
    }

    [Test]
    public async Task A_title_can_be_given([Values] bool toGroup)
    {
        using VelstackWire wire = VelstackWire.Answering(Accepted);
        await wire.Provider.SendAsync(OutboundMessage.Text(toGroup ? MessageRecipient.Group("g") : MessageRecipient.Phone(VelstackWire.Phone), "Hello") with
        {
            ProviderOptions = new Dictionary<string, string> { ["title"] = "Opening day" },
        });
        Assert.That(wire.Request.Body?["title"]?.GetValue<string>(), Is.EqualTo("Opening day"));
    }

    [TestCase("")]
    [TestCase(" ")]
    public async Task An_empty_title_is_not_sent(string title)
    {
        using VelstackWire wire = VelstackWire.Answering(Accepted);
        MessagingException failure = await FailureOf(wire.Provider.SendAsync(OutboundMessage.Text(MessageRecipient.Phone(VelstackWire.Phone), "Hello") with
        {
            ProviderOptions = new Dictionary<string, string> { ["title"] = title },
        }));
        Assert.That((failure.Code, wire.Requests.Count), Is.EqualTo((MessagingErrorCode.InvalidRequest, 0)));
    }

    [TestCase("+233 24-123 (4567)", "+233241234567")]
    [TestCase("024.123.4567", "0241234567")]
    public async Task A_number_goes_out_without_what_people_write_between_digits(string phone, string sent)
    {
        using VelstackWire wire = VelstackWire.Answering(Accepted);
        await wire.Provider.SendTextAsync(phone, "Hello");
        Assert.That(wire.Request.Body?["recipient"]?.GetValue<string>(), Is.EqualTo(sent));
    }

    private static IEnumerable<TestCaseData> Unsupported()
    {
        static TestCaseData Case(string name, OutboundMessage message) => new TestCaseData(message).SetArgDisplayNames(name);
        OutboundMessage text = OutboundMessage.Text(MessageRecipient.Phone(VelstackWire.Phone), "Hello");
        yield return Case("a template", OutboundMessage.Template(MessageRecipient.Phone(VelstackWire.Phone), new TemplateReference { Name = "t" }));
        yield return Case("a conversation", OutboundMessage.Text(MessageRecipient.Conversation("c"), "Hello"));
        yield return Case("a schedule", text with { SendAt = DateTimeOffset.UnixEpoch });
        yield return Case("a reply", text with { ReplyTo = "m" });
        yield return Case("an unknown option", text with { ProviderOptions = new Dictionary<string, string> { ["campaign"] = "x" } });
    }

    [TestCaseSource(nameof(Unsupported))]
    public async Task What_Velstack_does_not_document_is_refused_without_a_request(OutboundMessage message)
    {
        using VelstackWire wire = VelstackWire.Answering(Accepted);
        MessagingException failure = await FailureOf(wire.Provider.SendAsync(message));
        Assert.That((failure.Code, wire.Requests.Count), Is.EqualTo((MessagingErrorCode.NotSupported, 0)));
    }

    private static async Task<MessagingException> FailureOf(Task call) => (await Assert.ThrowsAsync<MessagingException>(() => call))!;
}
