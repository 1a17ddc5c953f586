namespace MessagingHub.Providers.Tests.FlowIQ;

/// <summary>GET /conversations?action=conversation-messages.</summary>
internal sealed class HistoryTests
{
    private static readonly DateTimeOffset Time = new(2024, 1, 15, 10, 30, 0, TimeSpan.Zero);

    private static readonly MessageQuery Query = new() { With = MessageRecipient.Phone(FlowIQWire.Phone) };

    private static IEnumerable<TestCaseData> Addresses()
    {
        static TestCaseData Case(MessageQuery query, string sent, string name) => new TestCaseData(query, sent).SetArgDisplayNames(name);
        yield return Case(Query, "whatsappNumber=27123456789", "a phone number");
        yield return Case(new MessageQuery { With = MessageRecipient.Conversation(FlowIQWire.Digits) }, "whatsappNumber=27123456789", "a conversation");
        yield return Case(new MessageQuery { With = new MessageRecipient { ContactId = "k 1" } }, "contactId=k%201", "a contact");
        yield return Case(
            new MessageQuery { With = new MessageRecipient { ContactId = "k", ConversationId = FlowIQWire.Digits, PhoneNumber = FlowIQWire.Phone } },
            "whatsappNumber=27123456789",
            "all of them");
        yield return Case(Query with { Search = "late order" }, "whatsappNumber=27123456789&query=late%20order", "a search");
    }

    [TestCaseSource(nameof(Addresses))]
    public async Task Messages_are_asked_for_by_number_or_contact(MessageQuery query, string sent)
    {
        using FlowIQWire wire = FlowIQWire.Answering("""{"success":true,"messages":[]}""", options => options.TenantId = "acme");
        await wire.Feature<IMessageHistory>().ListMessagesAsync(query).GetPageAsync();
        Assert.That(wire.Request.MethodAndAddress, Is.EqualTo(
            $"GET https://api.flowiq.live/conversations?action=conversation-messages&{sent}&limit=100&page=1&tenantId=acme"));
    }

    [Test]
    public void A_group_and_a_number_that_is_none_are_refused_at_the_call()
    {
        using FlowIQWire wire = FlowIQWire.Answering("""{"success":true,"messages":[]}""");
        IMessageHistory history = wire.Feature<IMessageHistory>();
        Assert.That(
            Assert.Throws<MessagingException>(() => history.ListMessagesAsync(new MessageQuery { With = MessageRecipient.Group("g") }))?.Code,
            Is.EqualTo(MessagingErrorCode.NotSupported));
        Assert.That(
            Assert.Throws<MessagingException>(() => history.ListMessagesAsync(new MessageQuery { With = MessageRecipient.Phone("0123456789") }))?.Code,
            Is.EqualTo(MessagingErrorCode.InvalidRequest));
        Assert.That(wire.Requests, Is.Empty);
    }

    [Test]
    public async Task The_page_of_the_quickstart_is_read()
    {
        using FlowIQWire wire = FlowIQWire.Answering(
            """
            {
              "success": true,
              "messages": [
                {"id":"message_id","content":"Hello, how can I help you?","sender":"user-whatsapp","status":"read","mediaType":null,"mediaUrl":null,
                 "timestamp":"2024-01-15T10:30:00Z","reactions":[],"assignee":null,"voiceTranscription":null}
              ],
              "pagination": {"totalMessages":150,"currentPage":1,"totalPages":15,"hasNextPage":true,"hasPreviousPage":false}
            }
            """);

        Page<Message> page = await wire.Feature<IMessageHistory>().ListMessagesAsync(Query).GetPageAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(page.Items[0].Reactions, Is.Empty);
            Assert.That(page.Items[0] with { Reactions = null }, Is.EqualTo(new Message
            {
                Provider = "wa",
                Id = "message_id",
                ConversationId = FlowIQWire.Digits,
                Direction = MessageDirection.Inbound,
                Sender = "user-whatsapp",
                Text = "Hello, how can I help you?",
                Status = MessageStatus.Read,
                SentAt = Time,
            }));
            Assert.That((page.Items.Count, page.TotalCount, page.ContinuationToken is null), Is.EqualTo((1, (long?)150, false)));
        }
    }

    [Test]
    public async Task Both_dialects_are_read_in_one_page()
    {
        Message[] messages = await MessagesAsync(
            """
            [{"id":"m1","content":"One","sender":"human-whatsapp","status":"delivered","timestamp":"2024-01-15T10:30:00Z","mediaType":"image","mediaUrl":"https://files.example.org/1",
              "reactions":[{"emoji":"👍","sender":"27123456789"}],"assignee":"0b8e2a3c-0000-4000-8000-000000000009","voiceTranscription":"spoken one"},
             {"message":"Two","sender_type":"bot-whatsapp","message_status":"sent","created_at":"2024-01-15T12:30:00+02:00","media_type":"audio","media_url":"https://files.example.org/2",
              "reactions":[],"assignee":null,"voice_note_transcription":"spoken two","something_new":{"a":[1]}},
             {"message":"Three","sender_type":"system","message_status":"failed","created_at":"2024-01-15T10:30:00.000000Z"}]
            """);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(messages[0].Reactions, Is.EqualTo((MessageReaction[])[new() { Emoji = "👍", Sender = FlowIQWire.Digits }]));
            Assert.That(messages.Select(message => message with { Reactions = null }), Is.EqualTo((Message[])
            [
                new()
                {
                    Provider = "wa", Id = "m1", ConversationId = FlowIQWire.Digits, Direction = MessageDirection.Outbound, Sender = "human-whatsapp", Text = "One",
                    Status = MessageStatus.Delivered, SentAt = Time, Transcript = "spoken one", AssigneeId = "0b8e2a3c-0000-4000-8000-000000000009",
                    Media = new MessageMedia { Kind = MediaKind.Image, Url = "https://files.example.org/1" },
                },
                new()
                {
                    Provider = "wa", ConversationId = FlowIQWire.Digits, Direction = MessageDirection.Outbound, Sender = "bot-whatsapp", Text = "Two",
                    Status = MessageStatus.Sent, SentAt = Time, Transcript = "spoken two",
                    Media = new MessageMedia { Kind = MediaKind.Audio, Url = "https://files.example.org/2" },
                },
                new()
                {
                    Provider = "wa", ConversationId = FlowIQWire.Digits, Direction = MessageDirection.System, Sender = "system", Text = "Three",
                    Status = MessageStatus.Failed, SentAt = Time,
                },
            ]));
        }
    }

    [TestCase("""{"id":"m1","whatsapp_message_id":"wamid.1"}""", "m1")]
    [TestCase("""{"whatsapp_message_id":"wamid.1"}""", "wamid.1")]
    [TestCase("""{"id":17}""", "17")]
    [TestCase("""{"id":null,"message":"Hello"}""", null)]
    public async Task An_id_is_read_where_there_is_one_and_never_invented(string message, string? id) =>
        Assert.That((await MessagesAsync($"[{message}]")).Single().Id, Is.EqualTo(id));

    [TestCase("user-web", MessageDirection.Inbound)]
    [TestCase("human-web", MessageDirection.Outbound)]
    [TestCase("BOT-Web", MessageDirection.Outbound)]
    [TestCase("System", MessageDirection.System)]
    [TestCase("user", null)]
    [TestCase("martian", null)]
    public async Task The_direction_follows_from_the_sender(string sender, MessageDirection? direction)
    {
        Message message = (await MessagesAsync($$"""[{"sender_type":"{{sender}}","message":"m"}]""")).Single();
        Assert.That((message.Direction, message.Sender), Is.EqualTo((direction, sender)));
    }

    [TestCase("undelivered", "undelivered")]
    [TestCase("READ", "read")]
    public async Task An_unknown_status_is_kept(string received, string status) =>
        Assert.That((await MessagesAsync($$"""[{"message_status":"{{received}}"}]""")).Single().Status?.Value, Is.EqualTo(status));

    [Test]
    public async Task A_structured_text_and_an_interactive_kind_are_kept_as_received()
    {
        Message message = (await MessagesAsync("""[{"message":"{\"header\":\"H\",\"body\":\"B\",\"buttons\":[\"Yes\"]}","media_type":"interactive"}]""")).Single();
        Assert.That((message.Text, message.Media?.Kind?.Value, message.Media?.Url), Is.EqualTo((/*lang=json*/ """{"header":"H","body":"B","buttons":["Yes"]}""", "interactive", (string?)null)));
    }

    [Test]
    public async Task The_names_of_the_stored_row_are_read_too()
    {
        Message message = (await MessagesAsync("""[{"message":"m","media_url":"u","media_file_name":"f.pdf","reply_context_id":"wamid.Q"}]""")).Single();
        Assert.That((message.Media?.FileName, message.ReplyTo), Is.EqualTo(("f.pdf", "wamid.Q")));
    }

    [TestCase("{}")]
    [TestCase("""{"id":null,"content":null,"message":null,"sender":null,"sender_type":null,"status":null,"message_status":null,"timestamp":null,"created_at":null,"mediaType":null,"media_type":null,"mediaUrl":null,"media_url":null,"assignee":null,"voiceTranscription":null,"voice_note_transcription":null,"reactions":null}""")]
    [TestCase("""{"content":{"a":1},"message":"","sender":[],"status":" ","timestamp":"soon","media_url":{},"reactions":"none"}""")]
    public async Task What_is_absent_is_null(string message) => Assert.That(
        (await MessagesAsync($"[{message}]")).Single(), Is.EqualTo(new Message { Provider = "wa", ConversationId = FlowIQWire.Digits }));

    [TestCase("""[{"emoji":"👍"},{"sender":"27123456789"},{},null,7,"🦜"]""", new[] { "👍", null, "🦜" })]
    [TestCase("[]", new string[0])]
    public async Task Reactions_are_read_leniently(string reactions, string?[] emoji) =>
        Assert.That((await MessagesAsync($$"""[{"reactions":{{reactions}}}]""")).Single().Reactions?.Select(reaction => reaction.Emoji), Is.EqualTo(emoji));

    [Test]
    public async Task By_contact_the_conversation_is_not_known()
    {
        using FlowIQWire wire = FlowIQWire.Answering("""{"success":true,"messages":[{"message":"m"}],"count":1,"filtered":false,"searchTerms":null,"stored":true}""");
        Page<Message> page = await wire.Feature<IMessageHistory>().ListMessagesAsync(new MessageQuery { With = new MessageRecipient { ContactId = "k" } }).GetPageAsync();
        Assert.That(page.Items.Single(), Is.EqualTo(new Message { Provider = "wa", Text = "m" }));
        Assert.That((page.TotalCount, page.ContinuationToken), Is.EqualTo(((long?)null, (string?)null)));
    }

    [Test]
    public async Task Pages_follow_by_number()
    {
        using FlowIQWire wire = FlowIQWire.AnsweringInTurn(
            """{"success":true,"messages":[{"id":"m1"}],"pagination":{"currentPage":1,"totalPages":2,"totalMessages":2,"messagesPerPage":1,"hasNextPage":true,"hasPrevPage":false}}""",
            """{"success":true,"messages":[{"message":"m2"}],"pagination":{"currentPage":2,"totalPages":2,"totalMessages":2,"hasNextPage":false,"hasPreviousPage":true}}""");
        var pages = new List<Page<Message>>();
        await foreach (Page<Message> page in wire.Feature<IMessageHistory>().ListMessagesAsync(Query).AsPages(pageSize: 1))
        {
            pages.Add(page);
        }

        Assert.That(pages.SelectMany(page => page.Items).Select(message => message.Id ?? message.Text), Is.EqualTo((string[])["m1", "m2"]));
        Assert.That(wire.Requests[1].Address, Does.EndWith("?action=conversation-messages&whatsappNumber=27123456789&limit=1&page=2"));
    }

    private static async Task<Message[]> MessagesAsync(string messages)
    {
        using FlowIQWire wire = FlowIQWire.Answering($$"""{"success":true,"messages":{{messages}}}""");
        return [.. (await wire.Feature<IMessageHistory>().ListMessagesAsync(Query).GetPageAsync()).Items];
    }
}
