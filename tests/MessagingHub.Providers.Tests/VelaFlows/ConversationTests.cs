namespace MessagingHub.Providers.Tests.VelaFlows;

/// <summary>GET /inbox/conversations: filters and items.</summary>
internal sealed class ConversationTests
{
    private const string OnePage = """{"page":1,"limit":100,"total":1,"totalPages":1}""";

    [Test]
    public async Task The_documents_own_sample_is_read()
    {
        // The answer of "Your First API Call", word for word, to the request it shows.
        using VelaFlowsWire wire = VelaFlowsWire.Answering(
            """
            { "success": true, "data": { "items": [ { "_id": "65a1b2c3d4e5f6a7b8c9d0e1", "workspaceId": "64f1a2b3c4d5e6f7a8b9c0d1", "channelType": "whatsapp", "status": "open", "priority": "normal", "assignedAgentId": "64f1a2b3c4d5e6f7a8b9c0d2", "lastMessageAt": "2026-03-24T10:30:00.000Z", "unreadCount": 2, "createdAt": "2026-03-20T08:15:00.000Z", "updatedAt": "2026-03-24T10:30:00.000Z" } ], "pagination": { "page": 1, "limit": 5, "total": 42, "totalPages": 9 } } }
            """);

        Page<Conversation> page = await wire.Provider.ListConversationsAsync().GetPageAsync(new PageRequest { PageSize = 5 });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(wire.Request.MethodAndAddress, Is.EqualTo("GET https://api.velaflows.com/api/v1/inbox/conversations?page=1&limit=5"));
            Assert.That(wire.Request.HasCredentialOnly(), Is.True);
            Assert.That(wire.Request.Body, Is.Null);
            Assert.That(page.Items, Is.EqualTo((Conversation[])
            [
                new()
                {
                    Provider = "eu",
                    Id = "65a1b2c3d4e5f6a7b8c9d0e1",
                    Channel = MessageChannel.WhatsApp,
                    Status = ConversationStatus.Open,
                    Priority = "normal",
                    AssigneeId = "64f1a2b3c4d5e6f7a8b9c0d2",
                    UnreadCount = 2,
                    HasUnread = true,
                    LastMessageAt = new DateTimeOffset(2026, 3, 24, 10, 30, 0, TimeSpan.Zero),
                    CreatedAt = new DateTimeOffset(2026, 3, 20, 8, 15, 0, TimeSpan.Zero),
                    UpdatedAt = new DateTimeOffset(2026, 3, 24, 10, 30, 0, TimeSpan.Zero),
                },
            ]));
            Assert.That((page.TotalCount, page.ContinuationToken is null), Is.EqualTo(((long?)42, false)));
            Assert.That(page.Raw?.GetBodyText(), Does.Contain("64f1a2b3c4d5e6f7a8b9c0d1"));
        }
    }

    [Test]
    public async Task The_webhook_form_of_a_conversation_is_read_with_its_contact()
    {
        Conversation conversation = await OnlyConversationAsync(
            """
            {"_id":"conv_abc123","channel":"whatsapp","status":"open","priority":"normal","contactName":"Jane Smith",
             "contactPhone":"+15551234567","assignedAgentId":null,"createdAt":"2026-03-24T10:30:00.000Z"}
            """);

        Assert.That(conversation, Is.EqualTo(new Conversation
        {
            Provider = "eu",
            Id = "conv_abc123",
            Channel = MessageChannel.WhatsApp,
            Status = ConversationStatus.Open,
            Priority = "normal",
            Contact = new ConversationContact { Phone = VelaFlowsWire.Phone, Name = "Jane Smith" },
            CreatedAt = new DateTimeOffset(2026, 3, 24, 10, 30, 0, TimeSpan.Zero),
        }));
        Assert.That(conversation.AsRecipient(), Is.EqualTo(new MessageRecipient { ConversationId = "conv_abc123", PhoneNumber = VelaFlowsWire.Phone }));
    }

    [TestCase("""{"_id":"c","channelType":"telegram","channel":"whatsapp"}""", "telegram")]
    [TestCase("""{"_id":"c","channelType":null,"channel":"WhatsApp"}""", "whatsapp")]
    [TestCase("""{"_id":"c","channelType":"Instagram"}""", "Instagram")]
    [TestCase("""{"_id":"c","channelType":"SMS"}""", "sms")]
    [TestCase("""{"_id":"c","channelType":""}""", null)]
    public async Task The_channel_is_read_under_both_names(string item, string? channel) =>
        Assert.That((await OnlyConversationAsync(item)).Channel?.Value, Is.EqualTo(channel));

    [TestCase("""{"_id":"c"}""")]
    [TestCase("""{"_id":"c","workspaceId":null,"channelType":null,"channel":null,"status":null,"priority":null,"assignedAgentId":null,"contactName":null,"contactPhone":null,"lastMessageAt":null,"unreadCount":null,"createdAt":null,"updatedAt":null}""")]
    [TestCase("""{"_id":"c","channelType":" ","status":"","priority":" ","assignedAgentId":"","contactName":" ","contactPhone":"","lastMessageAt":{},"unreadCount":"many","createdAt":"soon","updatedAt":[]}""")]
    [TestCase("""{"_id":"c","unreadCount":1.5,"assignedAgentId":{"_id":"a"},"createdAt":1767323045000}""")]
    public async Task What_is_absent_is_null_and_never_invented(string item) =>
        Assert.That(await OnlyConversationAsync(item), Is.EqualTo(new Conversation { Provider = "eu", Id = "c" }));

    [TestCase("0", 0, false)]
    [TestCase("3", 3, true)]
    [TestCase("\"3\"", 3, true)]
    [TestCase("\"0\"", 0, false)]
    public async Task Unread_follows_from_the_count(string received, int count, bool hasUnread)
    {
        Conversation conversation = await OnlyConversationAsync($$"""{"_id":"c","unreadCount":{{received}}}""");
        Assert.That((conversation.UnreadCount, conversation.HasUnread), Is.EqualTo(((int?)count, (bool?)hasUnread)));
    }

    [TestCase("open", "open")]
    [TestCase("CLOSED", "closed")]
    [TestCase("Waiting_On_Customer", "Waiting_On_Customer")]
    public async Task A_status_is_normalized_where_it_is_known(string received, string status) =>
        Assert.That((await OnlyConversationAsync($$"""{"_id":"c","status":"{{received}}"}""")).Status?.Value, Is.EqualTo(status));

    [TestCase("2026-03-24T10:30:00.000Z", 0)]
    [TestCase("2026-03-24T10:30:00Z", 0)]
    [TestCase("2026-03-24T13:30:00+03:00", 0)]
    [TestCase("2026-03-24T10:30:00.123456Z", 1_234_560)]
    [TestCase("2026-03-24T10:30:00", 0)]
    public async Task A_time_keeps_its_instant_in_every_spelling(string received, long ticks)
    {
        Conversation conversation = await OnlyConversationAsync($$"""{"_id":"c","lastMessageAt":"{{received}}"}""");
        Assert.That(conversation.LastMessageAt?.UtcTicks, Is.EqualTo(new DateTime(2026, 3, 24, 10, 30, 0).Ticks + ticks));
    }

    private static IEnumerable<TestCaseData> Filters()
    {
        static TestCaseData Case(ConversationQuery query, string filters) => new TestCaseData(query, filters).SetArgDisplayNames(filters);
        yield return Case(new ConversationQuery { Status = ConversationStatus.Open }, "&status=open");
        yield return Case(new ConversationQuery { Status = new ConversationStatus("On Hold") }, "&status=On%20Hold");
        yield return Case(new ConversationQuery { Channel = MessageChannel.WhatsApp }, "&channelType=whatsapp");
        yield return Case(new ConversationQuery { Search = "Ada & Co" }, "&search=Ada%20%26%20Co");
        yield return Case(
            new ConversationQuery { Search = "x", Channel = new MessageChannel("telegram"), Status = ConversationStatus.Closed },
            "&status=closed&channelType=telegram&search=x");
    }

    [TestCaseSource(nameof(Filters))]
    public async Task Conversations_are_filtered_by_status_channel_and_text(ConversationQuery query, string filters)
    {
        using VelaFlowsWire wire = VelaFlowsWire.Answering(VelaFlowsWire.PageOf("", OnePage));
        await wire.Provider.ListConversationsAsync(query).GetPageAsync();
        Assert.That(wire.Request.MethodAndAddress, Is.EqualTo($"GET {VelaFlowsWire.Address}/inbox/conversations?page=1&limit=100{filters}"));
    }

    [Test]
    public void An_empty_filter_is_refused_and_not_ignored()
    {
        using VelaFlowsWire wire = VelaFlowsWire.Answering(VelaFlowsWire.PageOf("", OnePage));
        ConversationQuery[] queries = [new() { Status = default(ConversationStatus) }, new() { Channel = default(MessageChannel) }];
        Assert.That(
            queries.Select(query => Assert.Throws<MessagingException>(() => wire.Provider.ListConversationsAsync(query))?.Code),
            Is.All.EqualTo(MessagingErrorCode.InvalidRequest));
    }

    [Test]
    public async Task A_token_of_another_filter_is_refused()
    {
        using VelaFlowsWire wire = VelaFlowsWire.Answering(VelaFlowsWire.PageOf("""{"_id":"c"}""", """{"page":1,"limit":100,"total":200,"totalPages":2}"""));
        Page<Conversation> page = await wire.Provider.ListConversationsAsync(new ConversationQuery { Status = ConversationStatus.Open }).GetPageAsync();

        MessagingException? failure = await Assert.ThrowsAsync<MessagingException>(
            () => wire.Provider.ListConversationsAsync(new ConversationQuery { Search = "open" })
                .GetPageAsync(new PageRequest { ContinuationToken = page.ContinuationToken }));

        Assert.That((failure?.Code, wire.Requests.Count), Is.EqualTo((MessagingErrorCode.InvalidRequest, 1)));
    }

    private static async Task<Conversation> OnlyConversationAsync(string item)
    {
        using VelaFlowsWire wire = VelaFlowsWire.Answering(VelaFlowsWire.PageOf(item, OnePage));
        return (await wire.Provider.ListConversationsAsync().GetPageAsync()).Items.Single();
    }
}
