namespace MessagingHub.Tests.InMemory;

internal sealed class SendTests : InMemoryTest
{
    private static readonly Uri File = new("https://files.example/a.bin");

    private static IEnumerable<TestCaseData<MessageContent, string?>> Contents =>
    [
        new(new TextContent("hello"), "hello"),
        new(Media(MediaKind.Image), "see"),
        new(Media(MediaKind.Video), "see"),
        new(Media(MediaKind.Audio), "see"),
        new(Media(MediaKind.Document), "see"),
        new(new LocationContent { Latitude = 1, Longitude = 2 }, null),
        new(new ContactCardContent { Cards = [new ContactCard { FormattedName = "Ada" }] }, null),
        new(new ButtonsContent { Body = "choose", Buttons = [new MessageButton { Id = "y", Title = "Yes" }] }, "choose"),
        new(new ListContent { Body = "pick", ButtonText = "Menu", Sections = [new ListSection { Rows = [new ListRow { Id = "1", Title = "One" }] }] }, "pick"),
        new(new TemplateContent(new TemplateReference { Name = "welcome" }) { Parameters = new Dictionary<string, string> { ["1"] = "Ada" } }, "Hi Ada"),
    ];

    [TestCaseSource(nameof(Contents))]
    public async Task Every_content_is_kept_and_shows_in_its_conversation(MessageContent content, string? text)
    {
        Messaging.AddTemplate(new MessageTemplate { Name = "welcome", Body = "Hi {{1}}" });
        var message = new OutboundMessage { To = Some.Recipient(), Content = content };

        SentMessage sent = await Provider.SendAsync(message);
        Message shown = (await HistoryAsync(sent.ConversationId)).Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(sent.Status, Is.EqualTo(MessageStatus.Accepted));
            Assert.That(Messaging.Sent.Single().Message, Is.SameAs(message));
            Assert.That(Messaging.Sent.Single().Answer, Is.SameAs(sent));
            Assert.That((shown.Id, shown.Text, shown.Direction), Is.EqualTo((sent.Id, text, MessageDirection.Outbound)));
            Assert.That(shown.SentAt, Is.EqualTo(FakeTime.Start));
            Assert.That(shown.Media?.Url, Is.EqualTo((content as MediaContent)?.Url.AbsoluteUri));
        }
    }

    [Test]
    public async Task The_same_steps_give_the_same_ids()
    {
        SentMessage first = await Provider.SendAsync(Some.Message());
        SentMessage second = await Provider.SendTextAsync("+15550000002", "other");
        Messaging.Clear();
        SentMessage again = await Provider.SendAsync(Some.Message());

        Assert.That((first.Id, first.ConversationId), Is.EqualTo(("message-1", "conversation-1")));
        Assert.That((second.Id, second.ConversationId), Is.EqualTo(("message-2", "conversation-2")));
        Assert.That((again.Id, again.ConversationId), Is.EqualTo(("message-1", "conversation-1")));
    }

    [Test]
    public async Task A_number_in_another_spelling_is_the_same_conversation()
    {
        SentMessage first = await Provider.SendTextAsync("+1 (555) 123-4567", "one");
        SentMessage second = await Provider.SendTextAsync("+15551234567", "two");
        Conversation conversation = (await AllAsync(Provider.ListConversationsAsync())).Single();

        Assert.That(second.ConversationId, Is.EqualTo(first.ConversationId));
        Assert.That(first.Recipients, Is.EqualTo((string[])["+15551234567"]));
        Assert.That(
            (conversation.Contact?.Phone, conversation.LastMessage, conversation.LastMessageAt, conversation.Provider),
            Is.EqualTo(("+15551234567", "two", FakeTime.Start, "dev")));
    }

    [Test]
    public async Task A_reply_to_a_listed_conversation_goes_into_it()
    {
        Messaging.AddConversation(new Conversation { Id = "c-7", Contact = new ConversationContact { Id = "ada", Phone = Some.Phone } });
        Conversation listed = (await AllAsync(Provider.ListConversationsAsync())).Single();

        SentMessage sent = await Provider.SendAsync(OutboundMessage.Text(listed.AsRecipient(), "hello") with { ReplyTo = "message-0" });

        Assert.That((sent.ConversationId, sent.ContactId), Is.EqualTo(("c-7", "ada")));
        Assert.That((await HistoryAsync("c-7")).Single().ReplyTo, Is.EqualTo("message-0"));
    }

    [Test]
    public async Task A_conversation_that_is_not_there_is_not_found_and_nothing_is_kept()
    {
        MessagingException failure = await Failure.Of(Provider.SendAsync(OutboundMessage.Text(MessageRecipient.Conversation("nope"), "hello")));

        Assert.That((failure.Code, failure.MayHaveBeenAccepted, failure.Operation), Is.EqualTo((MessagingErrorCode.NotFound, false, "send")));
        Assert.That(Messaging.Sent, Is.Empty);
    }

    [Test]
    public async Task A_group_is_its_contacts()
    {
        Messaging.AddContact(new Contact { Phone = "+15550000001", Groups = ["vip", "all"] });
        Messaging.AddContact(new Contact { Phone = "+15550000002", Groups = ["all"] });

        SentMessage vip = await Provider.SendAsync(OutboundMessage.Text(MessageRecipient.Group("vip"), "hello"));
        SentMessage all = await Provider.SendAsync(OutboundMessage.Text(MessageRecipient.Group("all"), "hello"));

        Assert.That(vip.Recipients, Is.EqualTo((string[])["+15550000001"]));
        Assert.That(all.Recipients, Is.EqualTo((string[])["+15550000001", "+15550000002"]));
        Assert.That(vip.ConversationId, Is.Null);
    }

    [Test]
    public async Task The_senders_order_is_the_messages_own_then_the_accounts()
    {
        await Provider.SendAsync(Some.Message() with { Sender = "support" });
        await Provider.SendAsync(Some.Message());

        Assert.That(Messaging.Sent.Select(send => send.Sender), Is.EqualTo((string[])["support", "shop"]));
    }

    [Test]
    public async Task A_scheduled_message_is_queued_and_shows_when_its_time_has_come()
    {
        DateTimeOffset later = FakeTime.Start.AddHours(2);
        SentMessage sent = await Provider.SendAsync(Some.Message() with { SendAt = later });
        List<Message> before = await HistoryAsync(sent.ConversationId);
        Time.Advance(TimeSpan.FromHours(3));
        Message after = (await HistoryAsync(sent.ConversationId)).Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((sent.Status, sent.ScheduledFor), Is.EqualTo((MessageStatus.Queued, later)));
            Assert.That(Messaging.Sent, Has.Count.EqualTo(1));
            Assert.That(before, Is.Empty);
            Assert.That((after.Id, after.Status, after.SentAt), Is.EqualTo((sent.Id, MessageStatus.Sent, later)));
        }
    }

    [Test]
    public async Task A_time_that_is_over_means_now()
    {
        SentMessage sent = await Provider.SendAsync(Some.Message() with { SendAt = FakeTime.Start.AddHours(-1) });

        Assert.That((sent.Status, sent.ScheduledFor), Is.EqualTo((MessageStatus.Accepted, (DateTimeOffset?)null)));
        Assert.That((await HistoryAsync(sent.ConversationId)).Single().SentAt, Is.EqualTo(FakeTime.Start));
    }

    [Test]
    public async Task A_reaction_stands_on_its_message()
    {
        Message received = Messaging.Receive(Some.Phone, "thanks");
        await Provider.SendAsync(new OutboundMessage { To = Some.Recipient(), Content = new ReactionContent { MessageId = received.Id!, Emoji = "👍" } });

        Message shown = (await HistoryAsync(received.ConversationId)).Single();

        Assert.That(shown.Text, Is.EqualTo("thanks"));
        Assert.That(shown.Reactions?.Single().Emoji, Is.EqualTo("👍"));
    }

    [Test]
    public async Task A_cancelled_send_is_not_kept()
    {
        await Failure.Of<OperationCanceledException>(Provider.SendAsync(Some.Message(), new CancellationToken(canceled: true)));

        Assert.That(Messaging.Sent, Is.Empty);
    }

    [Test]
    public async Task Sends_at_the_same_time_are_all_kept_under_ids_of_their_own()
    {
        await Task.WhenAll(Enumerable.Range(0, 200).Select(number => Task.Run(() => Provider.SendTextAsync(Some.Phone, $"{number}"))));

        Assert.That(Messaging.Sent.Select(send => send.Answer.Id).Distinct().Count(), Is.EqualTo(200));
        Assert.That(await AllAsync(Provider.ListConversationsAsync()), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task What_was_sent_shows_neither_text_nor_number()
    {
        await Provider.SendAsync(Some.Message("secret words"));

        Assert.That(Messaging.Sent.Single().ToString(), Does.Not.Contain("secret").And.Not.Contain("15551234567"));
    }

    private static MediaContent Media(MediaKind kind) => new() { MediaKind = kind, Url = File, Caption = "see" };
}
