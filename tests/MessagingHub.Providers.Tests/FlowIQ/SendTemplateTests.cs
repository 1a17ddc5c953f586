namespace MessagingHub.Providers.Tests.FlowIQ;

/// <summary>POST /send-template.</summary>
internal sealed class SendTemplateTests
{
    private const string Accepted =
        """
        {"success":true,"summary":{"total":1,"successful":1,"failed":0},
         "results":[{"contactId":"0b8e2a3c-0000-4000-8000-000000000001","contactName":"Ada","success":true,"messageId":"wamid.HBgL","error":null}],
         "broadcastId":"0b8e2a3c-0000-4000-8000-000000000002"}
        """;

    private static readonly TemplateContent Named = new(new TemplateReference { Name = "order_update" });

    [Test]
    public async Task A_template_goes_by_name_in_camel_case()
    {
        using FlowIQWire wire = FlowIQWire.Answering(Accepted);

        await wire.Provider.SendAsync(FlowIQWire.Message(Named));

        Assert.That(wire.Request.MethodAndAddress, Is.EqualTo("POST https://api.flowiq.live/send-template"));
        Assert.That(wire.Request.HasBody("""{"templateName":"order_update","whatsappNumber":"27123456789"}"""), Is.True, $"{wire.Request.Body}");
    }

    [Test]
    public async Task A_template_has_everything_documented()
    {
        using FlowIQWire wire = FlowIQWire.Answering(Accepted, options => options.TenantId = "acme");

        await wire.Provider.SendAsync(FlowIQWire.Message(Named with
        {
            Template = new TemplateReference { Id = "order_update", Name = "order_update" },
            Parameters = new Dictionary<string, string> { ["name"] = "{{first_name}}", ["1"] = "A-17", ["Order No"] = "" },
            ButtonParameters = new Dictionary<string, string> { ["tracking_url"] = "t/17" },
            HeaderMedia = new MediaContent { MediaKind = MediaKind.Image, Url = new Uri("https://files.example.org/h.png") },
        }) with
        {
            ProviderOptions = new Dictionary<string, string> { ["memberId"] = "0b8e2a3c-0000-4000-8000-000000000003" },
        });

        Assert.That(wire.Request.Address, Is.EqualTo("https://api.flowiq.live/send-template?tenantId=acme"));
        Assert.That(
            wire.Request.HasBody(
                """
                {"templateName":"order_update","whatsappNumber":"27123456789","bodyParameters":{"name":"{{first_name}}","1":"A-17","Order No":""},
                 "buttonParameters":{"tracking_url":"t/17"},"headerMedia":"https://files.example.org/h.png","memberId":"0b8e2a3c-0000-4000-8000-000000000003"}
                """),
            Is.True,
            $"{wire.Request.Body}");
    }

    [Test]
    public async Task The_answer_has_the_message_the_contact_and_the_broadcast()
    {
        using FlowIQWire wire = FlowIQWire.Answering(Accepted);

        SentMessage sent = await wire.Provider.SendAsync(FlowIQWire.Message(Named));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((sent.Provider, sent.Id, sent.Status), Is.EqualTo(("wa", "wamid.HBgL", (MessageStatus?)MessageStatus.Accepted)));
            Assert.That(sent.ContactId, Is.EqualTo("0b8e2a3c-0000-4000-8000-000000000001"));
            Assert.That(sent.JobId, Is.EqualTo("0b8e2a3c-0000-4000-8000-000000000002"));
            Assert.That(sent.Recipients, Is.Null);
        }
    }

    [TestCase("""{"success":true}""")]
    [TestCase("""{"success":true,"summary":null,"results":null,"broadcastId":null}""")]
    [TestCase("""{"success":true,"summary":{"total":"1","successful":"1","failed":"0"},"results":[{"success":true,"messageId":null,"contactId":null,"error":null}]}""")]
    [TestCase("""{"success":true,"results":[null]}""")]
    [TestCase("""{"results":[{"success":"true"}]}""")]
    public async Task What_is_missing_is_null(string answer)
    {
        using FlowIQWire wire = FlowIQWire.Answering(answer);
        SentMessage sent = await wire.Provider.SendAsync(FlowIQWire.Message(Named));
        Assert.That((sent.Id, sent.ContactId, sent.JobId, sent.Status), Is.EqualTo(((string?)null, (string?)null, (string?)null, (MessageStatus?)MessageStatus.Accepted)));
    }

    [TestCase("""{"success":false,"summary":{"total":1,"successful":0,"failed":1},"results":[{"success":false,"error":"Template was paused","messageId":null}]}""", TestName = "All_three_say_so")]
    [TestCase("""{"success":true,"summary":{"total":1,"successful":0,"failed":1},"results":[{"error":"Template was paused"}]}""", TestName = "Only_the_summary_says_so")]
    [TestCase("""{"success":true,"summary":{"failed":"1"},"results":[{"success":null,"error":"Template was paused"}]}""", TestName = "The_summary_says_so_as_text")]
    [TestCase("""{"success":true,"summary":{"failed":0},"results":[{"success":false,"error":"Template was paused"}]}""", TestName = "Only_the_result_says_so")]
    [TestCase("""{"results":[{"error":"Template was paused"}]}""", TestName = "Only_the_error_of_the_result_says_so")]
    [TestCase("""{"success":false,"error":"Template was paused"}""", TestName = "Only_the_root_says_so")]
    public async Task Any_bad_news_is_a_failure_with_its_words(string answer)
    {
        using FlowIQWire wire = FlowIQWire.Answering(answer);
        MessagingException? failure = await Assert.ThrowsAsync<MessagingException>(() => wire.Provider.SendAsync(FlowIQWire.Message(Named)));
        Assert.That((failure?.Code, failure?.MayHaveBeenAccepted, failure?.CanResend), Is.EqualTo((MessagingErrorCode.Unknown, (bool?)false, (bool?)false)));
        Assert.That(failure?.Message, Does.Contain("Template was paused"));
    }

    [Test]
    public async Task A_failure_beside_a_message_that_went_out_may_have_been_accepted()
    {
        using FlowIQWire wire = FlowIQWire.Answering(
            """{"success":false,"summary":{"total":2,"successful":1,"failed":1},"results":[{"success":true,"messageId":"wamid.1"},{"success":false,"error":"no"}]}""");
        MessagingException? failure = await Assert.ThrowsAsync<MessagingException>(() => wire.Provider.SendAsync(FlowIQWire.Message(Named)));
        Assert.That(failure?.MayHaveBeenAccepted, Is.True);
    }

    [Test]
    public async Task A_refusal_for_a_missing_name_is_quoted()
    {
        using FlowIQWire wire = FlowIQWire.Answering(400, """{"success":false,"error":"Contact not found","message":"Provide bodyParameters.name to create the contact"}""");
        MessagingException? failure = await Assert.ThrowsAsync<MessagingException>(() => wire.Provider.SendAsync(FlowIQWire.Message(Named)));
        Assert.That((failure?.Code, failure?.MayHaveBeenAccepted), Is.EqualTo((MessagingErrorCode.InvalidRequest, (bool?)false)));
        Assert.That(failure?.Message, Does.Contain("bodyParameters.name"));
    }

    [TestCase("{}")]
    [TestCase("""{"summary":{"failed":0}}""")]
    [TestCase("""{"success":true,"results":{}}""")]
    [TestCase("""{"results":[]}""")]
    public async Task An_answer_that_says_nothing_may_have_been_accepted(string answer)
    {
        using FlowIQWire wire = FlowIQWire.Answering(answer);
        MessagingException? failure = await Assert.ThrowsAsync<MessagingException>(() => wire.Provider.SendAsync(FlowIQWire.Message(Named)));
        Assert.That((failure?.Code, failure?.MayHaveBeenAccepted), Is.EqualTo((MessagingErrorCode.InvalidResponse, (bool?)true)));
    }

    private static IEnumerable<TestCaseData> Refused()
    {
        static TestCaseData Case(string name, OutboundMessage message, MessagingErrorCode code) => new TestCaseData(message, code).SetArgDisplayNames(name);
        static MediaContent Media(MediaKind kind) => new() { MediaKind = kind, Url = new Uri("https://files.example.org/h") };
        OutboundMessage message = FlowIQWire.Message(Named);
        yield return Case("an id alone", FlowIQWire.Message(new TemplateContent(new TemplateReference { Id = "7" })), MessagingErrorCode.InvalidRequest);
        yield return Case(
            "a language", FlowIQWire.Message(new TemplateContent(new TemplateReference { Name = "n", Language = "en" })), MessagingErrorCode.NotSupported);
        yield return Case("a reply", message with { ReplyTo = "wamid.Q" }, MessagingErrorCode.NotSupported);
        yield return Case("a time", message with { SendAt = DateTimeOffset.UnixEpoch }, MessagingErrorCode.NotSupported);
        yield return Case(
            "a member that is no UUID", message with { ProviderOptions = new Dictionary<string, string> { ["memberId"] = "ada" } }, MessagingErrorCode.InvalidRequest);
        yield return Case("audio in the header", FlowIQWire.Message(Named with { HeaderMedia = Media(MediaKind.Audio) }), MessagingErrorCode.InvalidRequest);
        yield return Case(
            "a caption in the header", FlowIQWire.Message(Named with { HeaderMedia = Media(MediaKind.Image) with { Caption = "c" } }), MessagingErrorCode.NotSupported);
        yield return Case(
            "a file name in the header", FlowIQWire.Message(Named with { HeaderMedia = Media(MediaKind.Document) with { FileName = "f" } }), MessagingErrorCode.NotSupported);
        yield return Case("a national number", message with { To = MessageRecipient.Phone("0123456789") }, MessagingErrorCode.InvalidRequest);
    }

    [TestCaseSource(nameof(Refused))]
    public async Task What_the_page_does_not_have_is_not_sent(OutboundMessage message, MessagingErrorCode code)
    {
        using FlowIQWire wire = FlowIQWire.Answering(Accepted);
        Task<SentMessage> send = wire.Provider.SendAsync(message);
        MessagingException? failure = await Assert.ThrowsAsync<MessagingException>(() => send);
        Assert.That((failure?.Code, wire.Requests.Count), Is.EqualTo((code, 0)));
    }
}
