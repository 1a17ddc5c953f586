namespace MessagingHub.Tests.InMemory;

internal sealed class ListTests : InMemoryTest
{
    [Test]
    public async Task Pages_neither_skip_nor_repeat_while_items_come_and_go()
    {
        for (int number = 1; number <= 7; number++)
        {
            Messaging.AddContact(new Contact { Id = $"c{number}" });
        }

        var ids = new List<string?>();
        await foreach (Page<Contact> page in Provider.ListContactsAsync().AsPages())
        {
            ids.AddRange(page.Items.Select(contact => contact.Id));
            if (ids.Count == 3)
            {
                await Provider.GetService<IContactWriter>()!.DeleteAsync("c1");
                Messaging.AddContact(new Contact { Id = "c8" });
            }
        }

        Assert.That(ids, Is.EqualTo((string[])["c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8"]));
    }

    [Test]
    public async Task A_page_has_the_size_asked_for_up_to_the_accounts_maximum_and_the_total()
    {
        Fill(7);

        Page<Contact> first = await Provider.ListContactsAsync().GetPageAsync();
        Page<Contact> small = await Provider.ListContactsAsync().GetPageAsync(new PageRequest { PageSize = 2 });
        Page<Contact> large = await Provider.ListContactsAsync().GetPageAsync(new PageRequest { PageSize = 1000 });

        Assert.That((first.Items.Count, small.Items.Count, large.Items.Count), Is.EqualTo((3, 2, 3)));
        Assert.That(first.TotalCount, Is.EqualTo(7));
    }

    [Test]
    public async Task A_token_goes_on_in_its_own_list_and_is_refused_elsewhere()
    {
        Fill(7);
        string? token = (await Provider.ListContactsAsync().GetPageAsync()).ContinuationToken;
        var next = new PageRequest { ContinuationToken = token };

        Page<Contact> second = await Provider.ListContactsAsync().GetPageAsync(next);
        MessagingException filter = await Failure.Of(Provider.ListContactsAsync(new ContactQuery { Search = "x" }).GetPageAsync(next));
        MessagingException size = await Failure.Of(Provider.ListContactsAsync().GetPageAsync(next with { PageSize = 2 }));
        MessagingException list = await Failure.Of(Provider.ListConversationsAsync().GetPageAsync(next));

        Assert.That(second.Items[0].Id, Is.EqualTo("contact-4"));
        Assert.That(new[] { filter, size, list }.Select(failure => failure.Code), Is.All.EqualTo(MessagingErrorCode.InvalidRequest));
    }

    [Test]
    public async Task Nothing_is_asked_before_enumeration()
    {
        Messaging.FailNext(MessagingErrorCode.Unavailable);
        Paged<Contact> list = Provider.ListContactsAsync();
        _ = list.AsPages();

        await Provider.ListTemplatesAsync().GetPageAsync().ContinueWith(_ => { }, TaskScheduler.Default);

        Assert.That(await AllAsync(list), Is.Empty, "the failure was still there for the list of templates");
    }

    [TestCase("open", null, null, "a")]
    [TestCase("CLOSED", null, null, "b,c")]
    [TestCase(null, "sms", null, "b")]
    [TestCase(null, null, "ADA", "a")]
    [TestCase(null, null, "0002", "b")]
    [TestCase(null, null, "thank", "c")]
    [TestCase("closed", "whatsapp", "thank", "c")]
    public async Task Conversations_are_narrowed(string? status, string? channel, string? search, string found)
    {
        Messaging.AddConversation(Conversation("a", "open", "whatsapp", "+15550000001", "Ada", "hello"));
        Messaging.AddConversation(Conversation("b", "closed", "sms", "+15550000002", "Ben", "hello"));
        Messaging.AddConversation(Conversation("c", "closed", "whatsapp", "+15550000003", "Cid", "Thanks!"));

        List<Conversation> listed = await AllAsync(Provider.ListConversationsAsync(new ConversationQuery
        {
            Status = ConversationStatus.From(status),
            Channel = MessageChannel.From(channel),
            Search = search,
        }));

        Assert.That(string.Join(',', listed.Select(conversation => conversation.Id)), Is.EqualTo(found));
    }

    [TestCase("lead", null, null, null, "a")]
    [TestCase(null, "whatsapp", null, null, "b")]
    [TestCase(null, null, "lovelace", null, "a")]
    [TestCase(null, null, "ben@", null, "b")]
    [TestCase(null, null, null, "vip", "b")]
    public async Task Contacts_are_narrowed(string? status, string? channel, string? search, string? group, string found)
    {
        Messaging.AddContact(new Contact { Id = "a", FirstName = "Ada", LastName = "Lovelace", Status = "Lead" });
        Messaging.AddContact(new Contact { Id = "b", Email = "ben@example.com", Groups = ["vip"] }, MessageChannel.WhatsApp);

        List<Contact> listed = await AllAsync(Provider.ListContactsAsync(new ContactQuery
        {
            Status = status,
            Channel = MessageChannel.From(channel),
            Search = search,
            GroupId = group,
        }));

        Assert.That(string.Join(',', listed.Select(contact => contact.Id)), Is.EqualTo(found));
    }

    [TestCase("approved", null, null, "a")]
    [TestCase(null, "sms", null, "b")]
    [TestCase(null, null, "order", "b")]
    public async Task Templates_are_narrowed(string? status, string? channel, string? search, string found)
    {
        Messaging.AddTemplate(new MessageTemplate { Id = "a", Name = "welcome", Status = TemplateStatus.Approved });
        Messaging.AddTemplate(new MessageTemplate { Id = "b", Name = "shipped", Body = "Your Order {{1}}", Status = TemplateStatus.Pending }, MessageChannel.Sms);

        List<MessageTemplate> listed = await AllAsync(Provider.ListTemplatesAsync(new TemplateQuery
        {
            Status = TemplateStatus.From(status),
            Channel = MessageChannel.From(channel),
            Search = search,
        }));

        Assert.That(string.Join(',', listed.Select(template => template.Id)), Is.EqualTo(found));
    }

    [Test]
    public async Task A_contact_that_writes_is_unread_in_a_conversation()
    {
        Messaging.AddContact(new Contact { Id = "ada", Phone = Some.Phone, Name = "Ada" });
        Messaging.Receive(Some.Phone, "one");
        Message second = Messaging.Receive(Some.Phone, "two");

        Conversation conversation = (await AllAsync(Provider.ListConversationsAsync())).Single();

        Assert.That(
            (conversation.UnreadCount, conversation.HasUnread, conversation.LastMessage, conversation.Contact?.Id),
            Is.EqualTo((2, true, "two", "ada")));
        Assert.That((second.Direction, second.ConversationId), Is.EqualTo((MessageDirection.Inbound, conversation.Id)));
    }

    [Test]
    public async Task The_history_is_found_by_conversation_phone_and_text_and_is_oldest_first()
    {
        Message one = Messaging.Receive(Some.Phone, "first words");
        Messaging.Receive("+15550000002", "words of another");
        await Provider.SendAsync(Some.Message("second words"));
        Messaging.AddMessage(new Message { ConversationId = one.ConversationId, Text = "a note", Direction = MessageDirection.System });

        List<Message> byPhone = await AllAsync(History.ListMessagesAsync(new MessageQuery { With = MessageRecipient.Phone("+1 555 123 4567") }));
        List<Message> byText = await AllAsync(History.ListMessagesAsync(new MessageQuery { With = Some.Recipient(), Search = "WORDS" }));
        List<Message> ofNobody = await AllAsync(History.ListMessagesAsync(new MessageQuery { With = MessageRecipient.Phone("+15559999999") }));
        MessagingException unknown = await Failure.Of(HistoryAsync("nope"));

        Assert.That(byPhone.Select(message => message.Text), Is.EqualTo((string[])["first words", "second words", "a note"]));
        Assert.That(byText.Select(message => message.Text), Is.EqualTo((string[])["first words", "second words"]));
        Assert.That(ofNobody, Is.Empty);
        Assert.That(unknown.Code, Is.EqualTo(MessagingErrorCode.NotFound));
        Assert.That(
            () => Messaging.AddMessage(new Message { ConversationId = "nope" }), Throws.ArgumentException.With.Message.Contain("add it first"));
    }

    private void Fill(int count)
    {
        for (int number = 1; number <= count; number++)
        {
            Messaging.AddContact(new Contact { Name = $"Contact {number}" });
        }
    }

    private static Conversation Conversation(string id, string status, string channel, string phone, string name, string text) => new()
    {
        Id = id,
        Status = new ConversationStatus(status),
        Channel = new MessageChannel(channel),
        Contact = new ConversationContact { Phone = phone, Name = name },
        LastMessage = text,
    };
}
