namespace MessagingHub.Providers.Tests.Flowella;

/// <summary>GET /conversations, /contacts and /templates.</summary>
internal sealed class ListTests
{
    [Test]
    public async Task A_first_page_asks_for_the_most_and_for_nothing_else([Values("conversations", "contacts", "templates")] string list)
    {
        using FlowellaWire wire = FlowellaWire.Answering("""{"items":[]}""");

        await FirstPageAsync(wire.Provider, list);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(wire.Request.MethodAndAddress, Is.EqualTo($"GET https://app.flowella.io/api/v1/{list}?limit=100"));
            Assert.That(wire.Request.Headers, Is.EqualTo(new Dictionary<string, string> { ["Authorization"] = $"Bearer {FlowellaWire.ApiKey}" }));
            Assert.That(wire.Request.Body, Is.Null);
        }
    }

    [TestCase(1, 1)]
    [TestCase(25, 25)]
    [TestCase(100, 100)]
    [TestCase(101, 100)]
    [TestCase(int.MaxValue, 100)]
    public async Task The_limit_is_what_is_asked_for_up_to_100(int size, int limit)
    {
        using FlowellaWire wire = FlowellaWire.Answering("""{"items":[]}""");
        await wire.Provider.ListContactsAsync().GetPageAsync(new PageRequest { PageSize = size });
        Assert.That(wire.Request.Address, Does.EndWith($"?limit={limit}"));
    }

    [TestCase("""{"items":[{"id":"c3"}]}""", TestName = "Last_page_without_cursor")]
    [TestCase("""{"items":[{"id":"c3"}],"nextCursor":null}""", TestName = "Last_page_with_null_cursor")]
    [TestCase("""{"nextCursor":"","items":[{"id":"c3"}]}""", TestName = "Last_page_with_empty_cursor")]
    public async Task Pages_follow_the_cursor_with_the_same_filter_to_the_end(string last)
    {
        using FlowellaWire wire = FlowellaWire.AnsweringInTurn(
            """{"items":[{"id":"c1"},{"id":"c2"}],"nextCursor":"a b&c=d/é"}""", """{"items":[],"nextCursor":"p3"}""", last);

        var ids = new List<string?>();
        await foreach (Conversation conversation in wire.Provider.ListConversationsAsync(new ConversationQuery { Status = ConversationStatus.Open }))
        {
            ids.Add(conversation.Id);
        }

        Assert.That(ids, Is.EqualTo((string[])["c1", "c2", "c3"]));
        Assert.That(wire.Requests.Select(request => request.Address), Is.EqualTo((string[])
        [
            "https://app.flowella.io/api/v1/conversations?limit=100&status=OPEN",
            "https://app.flowella.io/api/v1/conversations?limit=100&cursor=a%20b%26c%3Dd%2F%C3%A9&status=OPEN",
            "https://app.flowella.io/api/v1/conversations?limit=100&cursor=p3&status=OPEN",
        ]));
    }

    [TestCase("open", "OPEN")]
    [TestCase("Closed", "CLOSED")]
    [TestCase("PENDING", "PENDING")]
    [TestCase("archived", "ARCHIVED")]
    [TestCase("snoozed", "SNOOZED")]
    public async Task A_known_status_is_a_filter_under_every_culture(string status, string sent)
    {
        System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo("tr-TR");
        using FlowellaWire wire = FlowellaWire.Answering("""{"items":[]}""");
        await wire.Provider.ListConversationsAsync(new ConversationQuery { Status = new ConversationStatus(status) }).GetPageAsync();
        Assert.That(wire.Request.Address, Does.EndWith($"&status={sent}"));
    }

    [Test]
    public void An_unknown_status_and_other_filters_are_refused_and_not_ignored()
    {
        using FlowellaWire wire = FlowellaWire.Answering("""{"items":[]}""");
        Action[] lists =
        [
            () => wire.Provider.ListConversationsAsync(new ConversationQuery { Status = new ConversationStatus("martian") }),
            () => wire.Provider.ListConversationsAsync(new ConversationQuery { Channel = MessageChannel.WhatsApp }),
            () => wire.Provider.ListConversationsAsync(new ConversationQuery { Search = "ada" }),
            () => wire.Provider.ListContactsAsync(new ContactQuery { Search = "ada" }),
            () => wire.Provider.ListTemplatesAsync(new TemplateQuery { Status = TemplateStatus.Approved }),
        ];

        Assert.That(
            lists.Select(list => Assert.Throws<MessagingException>(() => list())?.Code), Is.All.EqualTo(MessagingErrorCode.NotSupported));
        Assert.That(wire.Requests, Is.Empty);
    }

    [Test]
    public async Task A_conversation_of_generation_A_is_read()
    {
        Conversation conversation = await OnlyConversationAsync(
            """
            {"id":"cm0c","status":"OPEN","createdAt":"2026-01-02T03:04:05Z","whatsappChannelId":"cm0channel",
             "contact":{"id":"cm0k","phone":"+1 555 123-4567","name":"Ada","waId":"15551234567"},"lastMessageAt":"2026-01-03T03:04:05.678Z"}
            """);

        Assert.That(conversation, Is.EqualTo(new Conversation
        {
            Provider = "support",
            Id = "cm0c",
            Channel = MessageChannel.WhatsApp,
            Sender = "cm0channel",
            Status = ConversationStatus.Open,
            Contact = new ConversationContact { Id = "cm0k", Phone = FlowellaWire.Phone, Name = "Ada" },
            CreatedAt = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
            LastMessageAt = new DateTimeOffset(2026, 1, 3, 3, 4, 5, 678, TimeSpan.Zero),
        }));
        Assert.That(conversation.AsRecipient(), Is.EqualTo(new MessageRecipient { ConversationId = "cm0c", PhoneNumber = FlowellaWire.Phone, ContactId = "cm0k" }));
    }

    [TestCase("""{"id":"cm0c"}""")]
    [TestCase("""{"id":"cm0c","status":null,"createdAt":null,"whatsappChannelId":null,"contact":null,"lastMessageAt":null}""")]
    [TestCase("""{"id":"cm0c","status":" ","createdAt":"","lastMessageAt":{}}""")]
    public async Task What_is_absent_is_null_and_never_invented(string item) => Assert.That(
        await OnlyConversationAsync(item), Is.EqualTo(new Conversation { Provider = "support", Id = "cm0c", Channel = MessageChannel.WhatsApp }));

    [TestCase("MARTIAN", "MARTIAN")]
    [TestCase("snoozed", "snoozed")]
    [TestCase("Archived", "archived")]
    public async Task A_status_is_normalized_where_it_is_known(string received, string status) =>
        Assert.That((await OnlyConversationAsync($$"""{"id":"c","status":"{{received}}"}""")).Status?.Value, Is.EqualTo(status));

    [TestCase("2026-01-02T03:04:05Z", 0)]
    [TestCase("2026-01-02T03:04:05+00:00", 0)]
    [TestCase("2026-01-02T05:04:05+02:00", 0)]
    [TestCase("2026-01-02T03:04:05", 0)]
    [TestCase("2026-01-02T03:04:05.678Z", 6_780_000)]
    [TestCase("2026-01-02T03:04:05.678901Z", 6_789_010)]
    [TestCase("2026-01-02T03:04:05.6789012Z", 6_789_012)]
    [TestCase("2026-01-02T03:04:05.678901234Z", 6_789_012)]
    public async Task A_time_keeps_its_instant_in_every_spelling(string received, long ticks)
    {
        System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo("ar-SA");
        Conversation conversation = await OnlyConversationAsync($$"""{"id":"c","createdAt":"{{received}}"}""");
        Assert.That(conversation.CreatedAt?.UtcTicks, Is.EqualTo(new DateTime(2026, 1, 2, 3, 4, 5).Ticks + ticks).Within(1));
    }

    [TestCase("\"2026-13-45T99:00:00Z\"")]
    [TestCase("\"12:30\"")]
    [TestCase("\"10 March\"")]
    [TestCase("\"never\"")]
    [TestCase("1767323045000")]
    [TestCase("true")]
    [TestCase("[]")]
    public async Task What_is_no_time_counts_as_absent(string received) =>
        Assert.That((await OnlyConversationAsync($$"""{"id":"c","createdAt":{{received}}}""")).CreatedAt, Is.Null);

    [TestCase("""{"id":"cm0k","phone":"+15551234567","isOptedOut":false,"createdAt":"2026-01-02T03:04:05Z","updatedAt":"2026-01-02T03:04:05Z"}""", TestName = "Contact_of_generation_A")]
    [TestCase("""{"id":"cm0k","phone":"+15551234567","waId":null,"name":null,"email":null,"isOptedOut":false,"createdAt":"2026-01-02T03:04:05.000Z","updatedAt":"2026-01-02T03:04:05.000Z"}""", TestName = "Contact_of_generation_B")]
    [TestCase("""{"id":"cm0k","phone":"+1 (555) 123-4567","name":"","email":" ","isOptedOut":"false","createdAt":"2026-01-02T03:04:05Z","updatedAt":"2026-01-02T03:04:05Z","tags":["x"]}""", TestName = "Contact_with_blanks_text_for_boolean_and_unknown_fields")]
    public async Task A_contact_is_read(string item)
    {
        using FlowellaWire wire = FlowellaWire.Answering($$"""{"items":[{{item}}]}""");
        Contact contact = (await wire.Provider.ListContactsAsync().GetPageAsync()).Items.Single();

        var time = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
        Assert.That(contact, Is.EqualTo(new Contact
        {
            Provider = "support",
            Id = "cm0k",
            Phone = FlowellaWire.Phone,
            OptedOut = false,
            CreatedAt = time,
            UpdatedAt = time,
        }));
    }

    [TestCase("15551234567", "15551234567")]
    [TestCase("+49 (0)30.1234", "+490301234")]
    [TestCase("anonymous", "anonymous")]
    [TestCase("", null)]
    public async Task A_number_gets_its_plain_form_only_where_it_is_a_full_one(string received, string? phone)
    {
        using FlowellaWire wire = FlowellaWire.Answering($$"""{"items":[{"id":"k","phone":"{{received}}"}]}""");
        Assert.That((await wire.Provider.ListContactsAsync().GetPageAsync()).Items[0].Phone, Is.EqualTo(phone));
    }

    [Test]
    public async Task A_template_is_read_leniently_and_kept_in_the_raw_page()
    {
        const string answer = """{"items":[{"id":"t1","name":"hello","language":"en","category":"UTILITY","status":"APPROVED","body":"Hi {{1}}","header":{"format":"TEXT"}},{"id":7},null,{}]}""";
        using FlowellaWire wire = FlowellaWire.Answering(answer);

        Page<MessageTemplate> page = await wire.Provider.ListTemplatesAsync().GetPageAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(page.Items, Is.EqualTo((MessageTemplate[])
            [
                new() { Provider = "support", Id = "t1", Name = "hello", Language = "en", Category = "UTILITY", Status = TemplateStatus.Approved, Body = "Hi {{1}}" },
                new() { Provider = "support", Id = "7" },
                new() { Provider = "support" },
            ]));
            Assert.That(page.Raw?.GetBodyText(), Is.EqualTo(answer));
            Assert.That(page.TotalCount, Is.Null);
        }
    }

    [TestCase("{}")]
    [TestCase("""{"items":null}""")]
    [TestCase("""{"items":{}}""")]
    [TestCase("""{"items":["text"]}""")]
    [TestCase("""{"data":[]}""")]
    [TestCase("[]")]
    [TestCase("")]
    public async Task A_page_that_cannot_be_understood_is_an_invalid_response(string answer)
    {
        using FlowellaWire wire = FlowellaWire.Answering(answer);
        MessagingException? failure = await Assert.ThrowsAsync<MessagingException>(() => wire.Provider.ListContactsAsync().GetPageAsync());
        Assert.That((failure?.Code, failure?.MayHaveBeenAccepted), Is.EqualTo((MessagingErrorCode.InvalidResponse, (bool?)false)));
        Assert.That(failure?.Raw?.GetBodyText(), Is.EqualTo(answer));
    }

    private static async Task<Conversation> OnlyConversationAsync(string item)
    {
        using FlowellaWire wire = FlowellaWire.Answering($$"""{"items":[{{item}}]}""");
        return (await wire.Provider.ListConversationsAsync().GetPageAsync()).Items.Single();
    }

    private static Task FirstPageAsync(IMessagingProvider provider, string list) => list switch
    {
        "conversations" => provider.ListConversationsAsync().GetPageAsync(),
        "contacts" => provider.ListContactsAsync().GetPageAsync(),
        _ => provider.ListTemplatesAsync().GetPageAsync(),
    };
}
