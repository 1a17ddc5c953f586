namespace MessagingHub.Providers.Tests.FlowIQ;

/// <summary>What is checked before anything is sent: every documented limit at its edge and past it, and what FlowIQ has no field for.</summary>
internal sealed class SendLimitTests
{
    private static readonly Uri File = new("https://files.example.org/f");

    private static string Letters(int length) => new('x', length);

    private static ButtonsContent Buttons(int body = 1, int header = 1, int footer = 1, int title = 1, int count = 1) => new()
    {
        Body = Letters(body),
        Header = Letters(header),
        Footer = Letters(footer),
        Buttons = [.. Enumerable.Repeat(new MessageButton { Title = Letters(title) }, count)],
    };

    private static ListContent Menu(
        int body = 1, int header = 1, int footer = 1, int button = 1, int sections = 1, int rows = 1, int section = 1, int row = 1, int description = 1) => new()
        {
            Body = Letters(body),
            Header = Letters(header),
            Footer = Letters(footer),
            ButtonText = Letters(button),
            Sections = [.. Enumerable.Repeat(
            new ListSection
            {
                Title = Letters(section),
                Rows = [.. Enumerable.Repeat(new ListRow { Id = "r", Title = Letters(row), Description = Letters(description) }, rows)],
            },
            sections)],
        };

    private static IEnumerable<TestCaseData> AtTheEdge()
    {
        static TestCaseData Case(string name, MessageContent content) => new TestCaseData(content).SetArgDisplayNames(name);
        yield return Case("buttons", Buttons(body: 1024, header: 60, footer: 60, title: 20, count: 3));
        yield return Case("menu", Menu(body: 1024, header: 60, footer: 60, button: 20, sections: 10, rows: 10, section: 24, row: 24, description: 72));
        yield return Case("20 UTF-16 units of emoji", new ButtonsContent { Body = "b", Buttons = [new MessageButton { Title = string.Concat(Enumerable.Repeat("🦜", 10)) }] });
        yield return Case("a long text: no limit is documented", new TextContent(Letters(100_000)));
    }

    [TestCaseSource(nameof(AtTheEdge))]
    public async Task What_is_within_the_limits_is_sent(MessageContent content)
    {
        using FlowIQWire wire = FlowIQWire.Answering(SendMessageTests.Accepted);
        await wire.Provider.SendAsync(FlowIQWire.Message(content));
        Assert.That(wire.Requests, Has.Count.EqualTo(1));
    }

    private static IEnumerable<TestCaseData> PastTheEdge()
    {
        static TestCaseData Case(MessageContent content, string path, string name) => new TestCaseData(content, path).SetArgDisplayNames(name);
        yield return Case(Buttons(body: 1025), "Content.Body", "buttons' body of 1025");
        yield return Case(Buttons(header: 61), "Content.Header", "buttons' header of 61");
        yield return Case(Buttons(footer: 61), "Content.Footer", "buttons' footer of 61");
        yield return Case(Buttons(title: 21), "Content.Buttons.Title", "a button of 21");
        yield return Case(Buttons(count: 4), "Content.Buttons", "4 buttons");
        yield return Case(
            new ButtonsContent { Body = "b", Buttons = [new MessageButton { Title = string.Concat(Enumerable.Repeat("🦜", 11)) }] },
            "Content.Buttons.Title",
            "11 emoji, 22 UTF-16 units");
        yield return Case(
            Buttons() with { HeaderMedia = new MediaContent { MediaKind = MediaKind.Audio, Url = File } }, "Content.HeaderMedia", "an audio header");
        yield return Case(Menu(body: 1025), "Content.Body", "a menu's body of 1025");
        yield return Case(Menu(header: 61), "Content.Header", "a menu's header of 61");
        yield return Case(Menu(footer: 61), "Content.Footer", "a menu's footer of 61");
        yield return Case(Menu(button: 21), "Content.ButtonText", "a menu label of 21");
        yield return Case(Menu(sections: 11), "Content.Sections", "11 sections");
        yield return Case(Menu(rows: 11), "Content.Sections.Rows", "11 rows");
        yield return Case(Menu(section: 25), "Content.Sections.Title", "a section of 25");
        yield return Case(Menu(row: 25), "Content.Sections.Rows.Title", "a row of 25");
        yield return Case(Menu(description: 73), "Content.Sections.Rows.Description", "a description of 73");
    }

    [TestCaseSource(nameof(PastTheEdge))]
    public async Task What_is_past_a_limit_is_not_sent(MessageContent content, string path) =>
        await ProveNotSentAsync(FlowIQWire.Message(content), MessagingErrorCode.InvalidRequest, path);

    private static IEnumerable<TestCaseData> WithoutAField()
    {
        static TestCaseData Case(string name, OutboundMessage message) => new TestCaseData(message).SetArgDisplayNames(name);
        OutboundMessage text = FlowIQWire.Message(new TextContent("Hello"));
        yield return Case("a caption on audio", FlowIQWire.Message(new MediaContent { MediaKind = MediaKind.Audio, Url = File, Caption = "c" }));
        yield return Case("a file name on an image", FlowIQWire.Message(new MediaContent { MediaKind = MediaKind.Image, Url = File, FileName = "f" }));
        yield return Case(
            "a file name on an image header",
            FlowIQWire.Message(Buttons() with { HeaderMedia = new MediaContent { MediaKind = MediaKind.Image, Url = File, FileName = "f" } }));
        yield return Case(
            "a caption on a header", FlowIQWire.Message(Buttons() with { HeaderMedia = new MediaContent { MediaKind = MediaKind.Image, Url = File, Caption = "c" } }));
        yield return Case("a reaction as a reply", FlowIQWire.Message(new ReactionContent { MessageId = "wamid.X", Emoji = "👍" }) with { ReplyTo = "wamid.Q" });
        yield return Case("a template's option on a text", text with { ProviderOptions = new Dictionary<string, string> { ["memberId"] = Guid.Empty.ToString() } });
        yield return Case("an unknown option", text with { ProviderOptions = new Dictionary<string, string> { ["title"] = "t" } });
        yield return Case("a time", text with { SendAt = DateTimeOffset.UnixEpoch });
        yield return Case("a sender", text with { Sender = "27110000000" });
        yield return Case("an idempotency key without a journal", text with { IdempotencyKey = "k" });
        yield return Case("a group", text with { To = MessageRecipient.Group("g") });
        yield return Case("a contact id alone", text with { To = new MessageRecipient { ContactId = "k" } });
    }

    [TestCaseSource(nameof(WithoutAField))]
    public async Task What_FlowIQ_has_no_field_for_is_refused_and_not_ignored(OutboundMessage message) =>
        await ProveNotSentAsync(message, MessagingErrorCode.NotSupported);

    [TestCase("0123456789")]
    [TestCase("+0123456789")]
    [TestCase("0027123456789")]
    public async Task A_number_without_a_country_code_is_not_sent(string phone) => await ProveNotSentAsync(
        OutboundMessage.Text(MessageRecipient.Phone(phone), "Hello"), MessagingErrorCode.InvalidRequest, "To.PhoneNumber");

    [TestCase("64f1c0ffee")]
    [TestCase("web-visitor")]
    public async Task A_conversation_that_is_no_number_is_not_sent(string conversation) => await ProveNotSentAsync(
        OutboundMessage.Text(MessageRecipient.Conversation(conversation), "Hello"), MessagingErrorCode.InvalidRequest, "To.ConversationId");

    private static async Task ProveNotSentAsync(OutboundMessage message, MessagingErrorCode code, params string[] fields)
    {
        using FlowIQWire wire = FlowIQWire.Answering(SendMessageTests.Accepted);
        Task<SentMessage> send = wire.Provider.SendAsync(message);
        MessagingException? failure = await Assert.ThrowsAsync<MessagingException>(() => send);
        Assert.That((failure?.Code, failure?.MayHaveBeenAccepted, wire.Requests.Count), Is.EqualTo((code, (bool?)false, 0)));
        Assert.That(failure?.FieldErrors.Select(error => error.Path), Is.EqualTo(fields));
    }
}
