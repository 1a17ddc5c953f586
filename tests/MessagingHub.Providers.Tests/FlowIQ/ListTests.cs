namespace MessagingHub.Providers.Tests.FlowIQ;

/// <summary>GET /conversations?action=contacts: contacts, and the one conversation each of them is.</summary>
internal sealed class ListTests
{
    private const string Empty =
        """{"success":true,"contacts":[],"pagination":{"currentPage":1,"totalPages":0,"totalContacts":0,"contactsPerPage":100,"hasNextPage":false,"hasPrevPage":false},"count":0}""";

    private static readonly DateTimeOffset Time = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Test]
    public async Task A_first_page_asks_for_page_1_and_for_the_most([Values] bool conversations, [Values(null, "acme")] string? tenant)
    {
        using FlowIQWire wire = FlowIQWire.Answering(Empty, options => options.TenantId = tenant);

        await FirstPageAsync(wire.Provider, conversations);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(wire.Request.MethodAndAddress, Is.EqualTo(
                $"GET https://api.flowiq.live/conversations?action=contacts&limit=100&page=1{(tenant is null ? "" : "&tenantId=acme")}"));
            Assert.That(wire.Request.Headers, Is.EqualTo(new Dictionary<string, string> { ["Authorization"] = $"Bearer {FlowIQWire.Token}" }));
            Assert.That(wire.Request.Body, Is.Null);
        }
    }

    [Test]
    public async Task A_search_goes_out_as_search()
    {
        using FlowIQWire wire = FlowIQWire.Answering(Empty);
        await wire.Provider.ListConversationsAsync(new ConversationQuery { Search = "Ada & co" }).GetPageAsync();
        await wire.Provider.ListContactsAsync(new ContactQuery { Search = "Ada & co" }).GetPageAsync();
        Assert.That(
            wire.Requests.Select(request => request.Address),
            Is.All.EqualTo("https://api.flowiq.live/conversations?action=contacts&search=Ada%20%26%20co&limit=100&page=1"));
    }

    [TestCase(1, 1)]
    [TestCase(100, 100)]
    [TestCase(101, 100)]
    [TestCase(int.MaxValue, 100)]
    public async Task The_limit_is_what_is_asked_for_up_to_100(int size, int limit)
    {
        using FlowIQWire wire = FlowIQWire.Answering(Empty);
        await wire.Provider.ListContactsAsync().GetPageAsync(new PageRequest { PageSize = size });
        Assert.That(wire.Request.Address, Does.Contain($"&limit={limit}&"));
    }

    [Test]
    public void Other_filters_and_templates_are_refused_at_the_call()
    {
        using FlowIQWire wire = FlowIQWire.Answering(Empty);
        Action[] lists =
        [
            () => wire.Provider.ListConversationsAsync(new ConversationQuery { Status = ConversationStatus.Archived }),
            () => wire.Provider.ListConversationsAsync(new ConversationQuery { Channel = MessageChannel.WhatsApp }),
            () => wire.Provider.ListContactsAsync(new ContactQuery { Status = "archived" }),
            () => wire.Provider.ListContactsAsync(new ContactQuery { Channel = MessageChannel.WhatsApp }),
            () => wire.Provider.ListContactsAsync(new ContactQuery { GroupId = "g" }),
            () => wire.Provider.ListTemplatesAsync(),
        ];

        Assert.That(lists.Select(list => Assert.Throws<MessagingException>(() => list())?.Code), Is.All.EqualTo(MessagingErrorCode.NotSupported));
        Assert.That(wire.Requests, Is.Empty);
    }

    [TestCase("""{"currentPage":1,"totalPages":2,"hasNextPage":true,"hasPrevPage":false}""", """{"currentPage":2,"totalPages":2,"hasNextPage":false,"hasPrevPage":true}""", TestName = "By_hasNextPage")]
    [TestCase("""{"currentPage":1,"totalPages":2,"hasNextPage":true,"hasPreviousPage":false}""", """{"currentPage":2,"totalPages":2,"hasNextPage":false,"hasPreviousPage":true}""", TestName = "By_hasNextPage_of_the_other_dialect")]
    [TestCase("""{"currentPage":1,"totalPages":2}""", """{"currentPage":2,"totalPages":2}""", TestName = "By_totalPages")]
    [TestCase("""{"currentPage":"1","totalPages":"2"}""", """{"currentPage":"2","totalPages":"2"}""", TestName = "By_totalPages_as_text")]
    [TestCase("""{"totalPages":2}""", """{"totalPages":2}""", TestName = "By_totalPages_alone")]
    [TestCase("""{"hasNextPage":true}""", """{"hasNextPage":false}""", TestName = "By_hasNextPage_alone")]
    [TestCase("""{"currentPage":1,"totalContacts":3,"contactsPerPage":2}""", """{"currentPage":2,"totalContacts":3,"contactsPerPage":2}""", TestName = "By_totalContacts_and_the_page_size_applied")]
    [TestCase("""{"hasNextPage":"true"}""", """null""", TestName = "By_hasNextPage_as_text")]
    [TestCase("""{"currentPage":1,"totalPages":1,"hasNextPage":true}""", """{"currentPage":2,"totalPages":1,"hasNextPage":false}""", TestName = "HasNextPage_wins_over_totalPages")]
    [TestCase("""{"currentPage":1,"hasNextPage":true}""", """{"currentPage":1,"hasNextPage":false}""", TestName = "Page_beyond_the_end_that_tells_of_the_last_one")]
    public async Task Pages_follow_by_number_with_the_same_filter_to_the_end(string first, string last)
    {
        using FlowIQWire wire = FlowIQWire.AnsweringInTurn(
            $$"""{"success":true,"contacts":[{"id":"k1"},{"id":"k2"}],"pagination":{{first}}}""", $$"""{"success":true,"contacts":[{"id":"k3"}],"pagination":{{last}}}""");

        var ids = new List<string?>();
        await foreach (Contact contact in wire.Provider.ListContactsAsync(new ContactQuery { Search = "a" }))
        {
            ids.Add(contact.Id);
        }

        Assert.That(ids, Is.EqualTo((string[])["k1", "k2", "k3"]));
        Assert.That(wire.Requests.Select(request => request.Address), Is.EqualTo((string[])
        [
            "https://api.flowiq.live/conversations?action=contacts&search=a&limit=100&page=1",
            "https://api.flowiq.live/conversations?action=contacts&search=a&limit=100&page=2",
        ]));
    }

    [TestCase("""{"success":true,"contacts":[]}""")]
    [TestCase("""{"success":true,"contacts":[],"pagination":null}""")]
    [TestCase("""{"success":true,"contacts":[],"pagination":{}}""")]
    [TestCase("""{"success":true,"contacts":[],"pagination":{"currentPage":1,"totalPages":0}}""")]
    [TestCase("""{"success":true,"contacts":[],"pagination":{"currentPage":9,"totalPages":1,"hasNextPage":false}}""")]
    [TestCase("""{"contacts":[]}""")]
    [TestCase(Empty)]
    public async Task A_page_that_names_no_next_one_is_the_last(string answer)
    {
        using FlowIQWire wire = FlowIQWire.Answering(answer);
        Page<Contact> page = await wire.Provider.ListContactsAsync().GetPageAsync();
        Assert.That((page.Items.Count, page.ContinuationToken), Is.EqualTo((0, (string?)null)));
    }

    [Test]
    public async Task A_page_that_does_not_advance_ends_in_an_error_and_not_in_a_loop()
    {
        using FlowIQWire wire = FlowIQWire.Answering("""{"success":true,"contacts":[{"id":"k"}],"pagination":{"currentPage":1,"totalPages":5,"hasNextPage":true}}""");

        MessagingException? failure = await Assert.ThrowsAsync<MessagingException>(async () =>
        {
            await foreach (Contact contact in wire.Provider.ListContactsAsync())
            {
                Assert.That(contact.Id, Is.EqualTo("k"));
            }
        });

        Assert.That((failure?.Code, wire.Requests.Count), Is.EqualTo((MessagingErrorCode.InvalidResponse, 2)));
    }

    [Test]
    public async Task The_total_is_the_number_of_contacts()
    {
        using FlowIQWire wire = FlowIQWire.Answering("""{"success":true,"contacts":[],"pagination":{"currentPage":1,"totalPages":3,"totalContacts":"250","hasNextPage":true},"count":0}""");
        Assert.That((await wire.Provider.ListConversationsAsync().GetPageAsync()).TotalCount, Is.EqualTo(250));
    }

    [Test]
    public async Task A_conversation_is_read_from_a_contact_of_the_schema()
    {
        Conversation conversation = await OnlyConversationAsync(
            """
            {"id":"0b8e2a3c-0000-4000-8000-000000000001","full_name":"Ada Lovelace","whatsapp_id":"27123456789","phone_number":"+27 12 345 6789","email":null,
             "created_at":"2026-01-02T03:04:05Z","updated_at":"2026-01-02T05:04:05+02:00","tags":["vip"],"has_unread_messages":true,"bot_status":"active","archived":true}
            """);

        Assert.That(conversation, Is.EqualTo(new Conversation
        {
            Provider = "wa",
            Id = FlowIQWire.Digits,
            Channel = MessageChannel.WhatsApp,
            Status = ConversationStatus.Archived,
            Contact = new ConversationContact { Id = "0b8e2a3c-0000-4000-8000-000000000001", Phone = FlowIQWire.Phone, Name = "Ada Lovelace" },
            HasUnread = true,
            CreatedAt = Time,
            UpdatedAt = Time,
        }));
    }

    [Test]
    public async Task A_conversation_is_read_from_a_contact_of_the_overview()
    {
        Conversation conversation = await OnlyConversationAsync(
            """
            {"contact_name":"Ada Lovelace","whatsapp_number":"27123456789","last_message":"Hi","last_message_time":"2026-01-02T03:04:05.000000Z","unread_count":"2",
             "profile_picture_url":"https://files.example.org/p.jpg"}
            """);

        Assert.That(conversation, Is.EqualTo(new Conversation
        {
            Provider = "wa",
            Id = FlowIQWire.Digits,
            Channel = MessageChannel.WhatsApp,
            Contact = new ConversationContact { Phone = FlowIQWire.Phone, Name = "Ada Lovelace" },
            UnreadCount = 2,
            HasUnread = true,
            LastMessage = "Hi",
            LastMessageAt = Time,
        }));
        Assert.That(conversation.AsRecipient(), Is.EqualTo(new MessageRecipient { ConversationId = FlowIQWire.Digits, PhoneNumber = FlowIQWire.Phone }));
    }

    [Test]
    public async Task A_listed_conversation_can_be_answered()
    {
        using FlowIQWire wire = FlowIQWire.AnsweringInTurn("""{"success":true,"contacts":[{"id":"k","whatsapp_id":"27123456789"}]}""", SendMessageTests.Accepted);
        Conversation conversation = (await wire.Provider.ListConversationsAsync().GetPageAsync()).Items[0];
        await wire.Provider.SendAsync(OutboundMessage.Text(conversation.AsRecipient(), "Hello"));
        Assert.That(wire.Requests[1].Body?["phone_number"]?.GetValue<string>(), Is.EqualTo(FlowIQWire.Digits));
    }

    [TestCase("""{}""")]
    [TestCase("""{"id":null,"full_name":null,"whatsapp_id":null,"phone_number":null,"email":null,"created_at":null,"tags":null,"has_unread_messages":null,"bot_status":null,"archived":null,"updated_at":null}""")]
    [TestCase("""{"id":"","contact_name":" ","whatsapp_number":"","last_message":"","last_message_time":"","unread_count":"many","created_at":{},"archived":"maybe"}""")]
    public async Task What_is_absent_is_null_and_never_invented(string contact) => Assert.That(
        await OnlyConversationAsync(contact),
        Is.EqualTo(new Conversation { Provider = "wa", Channel = MessageChannel.WhatsApp, Contact = new ConversationContact() }));

    [TestCase("false")]
    [TestCase("null")]
    public async Task Not_archived_is_no_status(string archived) =>
        Assert.That((await OnlyConversationAsync($$"""{"whatsapp_id":"1","archived":{{archived}}}""")).Status, Is.Null);

    [TestCase("true")]
    [TestCase("\"active\"")]
    [TestCase("\"paused\"")]
    [TestCase("null")]
    [TestCase("{\"state\":1}")]
    public async Task A_bot_status_of_any_type_does_no_harm(string status) =>
        Assert.That((await OnlyConversationAsync($$"""{"whatsapp_id":"27123456789","bot_status":{{status}}}""")).Id, Is.EqualTo(FlowIQWire.Digits));

    [TestCase("""{"has_unread_messages":false,"unread_count":3}""", false, 3)]
    [TestCase("""{"unread_count":0}""", false, 0)]
    [TestCase("""{"unread_count":1}""", true, 1)]
    [TestCase("""{"has_unread_messages":"true"}""", true, null)]
    public async Task Unread_is_a_flag_or_a_count(string contact, bool hasUnread, int? count)
    {
        Conversation conversation = await OnlyConversationAsync(contact);
        Assert.That((conversation.HasUnread, conversation.UnreadCount), Is.EqualTo(((bool?)hasUnread, count)));
    }

    [TestCase("""{"whatsapp_id":"27123456789"}""", "+27123456789", "27123456789")]
    [TestCase("""{"whatsapp_id":27123456789}""", "+27123456789", "27123456789")]
    [TestCase("""{"whatsapp_number":"+27 12 345 6789"}""", "+27123456789", "27123456789")]
    [TestCase("""{"whatsapp_id":"27123456789","phone_number":"012 345 6789"}""", "+27123456789", "27123456789")]
    [TestCase("""{"phone_number":"+27 12 345 6789"}""", "+27123456789", null)]
    [TestCase("""{"phone_number":"012 345 6789"}""", "012 345 6789", null)]
    [TestCase("""{"whatsapp_id":"visitor-7"}""", "visitor-7", "visitor-7")]
    public async Task A_number_gets_its_plus_where_it_is_international(string contact, string phone, string? id)
    {
        Conversation conversation = await OnlyConversationAsync(contact);
        Assert.That((conversation.Contact?.Phone, conversation.Id), Is.EqualTo((phone, id)));
    }

    [Test]
    public async Task A_contact_is_read_from_the_widest_form()
    {
        using FlowIQWire wire = FlowIQWire.Answering(
            """
            {"success":true,"contacts":[null,{"id":"k","full_name":"Ada Lovelace","whatsapp_id":"27123456789","phone_number":"+27123456789","email":"ada@example.org",
             "created_at":"2026-01-02T03:04:05Z","updated_at":"2026-01-02T03:04:05.000Z","tags":["vip","new"],"has_unread_messages":false,"bot_status":true,"archived":false,
             "organization_id":"o","allow_broadcast":true,"blocked":false,"active_status":false,"source":{"type":"api","location":{"a":1},"created_at":"2026-01-02T03:04:05Z"},
             "contact_summary":null,"contact_summary_updated_at":null}],"count":17}
            """);

        Contact contact = (await wire.Provider.ListContactsAsync().GetPageAsync()).Items.Single();

        Assert.That(contact.Tags, Is.EqualTo((string[])["vip", "new"]));
        Assert.That(contact with { Tags = null }, Is.EqualTo(new Contact
        {
            Provider = "wa",
            Id = "k",
            Phone = FlowIQWire.Phone,
            Name = "Ada Lovelace",
            Email = "ada@example.org",
            HasUnread = false,
            CreatedAt = Time,
            UpdatedAt = Time,
        }));
    }

    [TestCase("[]", new string[0])]
    [TestCase("[\"a\",null,7,{}]", new[] { "a", "7" })]
    [TestCase("\"a, b,,c\"", new[] { "a", "b", "c" })]
    [TestCase("null", null)]
    [TestCase("5", null)]
    public async Task Tags_are_read_leniently(string tags, string[]? read)
    {
        using FlowIQWire wire = FlowIQWire.Answering($$"""{"success":true,"contacts":[{"id":"k","tags":{{tags}}}]}""");
        Assert.That((await wire.Provider.ListContactsAsync().GetPageAsync()).Items.Single().Tags, Is.EqualTo(read));
    }

    [TestCase("{}")]
    [TestCase("""{"success":true}""")]
    [TestCase("""{"success":true,"contacts":null}""")]
    [TestCase("""{"success":true,"contacts":{}}""")]
    [TestCase("""{"success":true,"contacts":["text"]}""")]
    [TestCase("""{"success":true,"data":[]}""")]
    [TestCase("")]
    public async Task A_page_that_cannot_be_understood_is_an_invalid_response(string answer)
    {
        using FlowIQWire wire = FlowIQWire.Answering(answer);
        MessagingException? failure = await Assert.ThrowsAsync<MessagingException>(() => wire.Provider.ListContactsAsync().GetPageAsync());
        Assert.That((failure?.Code, failure?.MayHaveBeenAccepted), Is.EqualTo((MessagingErrorCode.InvalidResponse, (bool?)false)));
        Assert.That(failure?.Raw?.GetBodyText(), Is.EqualTo(answer));
    }

    private static async Task<Conversation> OnlyConversationAsync(string contact)
    {
        using FlowIQWire wire = FlowIQWire.Answering($$"""{"success":true,"contacts":[{{contact}}]}""");
        return (await wire.Provider.ListConversationsAsync().GetPageAsync()).Items.Single();
    }

    private static Task FirstPageAsync(IMessagingProvider provider, bool conversations) =>
        conversations ? provider.ListConversationsAsync().GetPageAsync() : provider.ListContactsAsync().GetPageAsync();
}
