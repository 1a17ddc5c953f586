namespace MessagingHub.Tests.Accounts;

/// <summary>What an account does not declare is refused at the call, without network, and the refusal names who can.</summary>
internal sealed class CapabilityGuardTests
{
    private static readonly MediaContent Media = new() { MediaKind = MediaKind.Image, Url = new Uri("https://example.org/a.png") };

    private static IEnumerable<MessageContent> OtherContents() =>
    [
        Media,
        Media with { MediaKind = MediaKind.Video },
        Media with { MediaKind = MediaKind.Audio },
        Media with { MediaKind = MediaKind.Document },
        new LocationContent { Latitude = 1, Longitude = 2 },
        new ContactCardContent { Cards = [new ContactCard { FormattedName = "Ada" }] },
        new ButtonsContent { Body = "b", Buttons = [new MessageButton { Title = "Yes" }] },
        new ListContent { Body = "b", ButtonText = "t", Sections = [new ListSection { Rows = [new ListRow { Id = "1", Title = "t" }] }] },
        new ReactionContent { MessageId = "m1", Emoji = "👍" },
        new TemplateContent(new TemplateReference { Id = "t1" }),
    ];

    [TestCaseSource(nameof(OtherContents))]
    public async Task Other_contents(MessageContent content) =>
        await ProveRefusedAsync(Some.Message() with { Content = content }, content.Kind.ToString());

    private static IEnumerable<TestCaseData> OtherMessages()
    {
        OutboundMessage message = Some.Message();
        yield return new TestCaseData(message with { To = MessageRecipient.Conversation("c1") }, "Conversation").SetArgDisplayNames("a conversation");
        yield return new TestCaseData(message with { To = MessageRecipient.Group("g1") }, "Group").SetArgDisplayNames("a group");
        yield return new TestCaseData(message with { SendAt = FakeTime.Start }, "schedule").SetArgDisplayNames("a time");
        yield return new TestCaseData(message with { ReplyTo = "m1" }, "reply").SetArgDisplayNames("a reply");
        yield return new TestCaseData(message with { Sender = "ours" }, "sender").SetArgDisplayNames("a sender");
        yield return new TestCaseData(
            message with { ProviderOptions = new Dictionary<string, string> { ["colour"] = "red" } }, "'colour'").SetArgDisplayNames("an option");
    }

    [TestCaseSource(nameof(OtherMessages))]
    public async Task Other_parts_of_a_message(OutboundMessage message, string what) => await ProveRefusedAsync(message, what);

    [Test]
    public async Task A_contact_id_alone()
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.Ok("1"));
        using MessagingHubInstance hub = Parrots.At(server.Address);

        MessagingException refused = await Failure.Of(
            hub.Default.SendAsync(Some.Message() with { To = new MessageRecipient { ContactId = "k1" } }));

        Assert.That((refused.Code, server.Requests.Count), Is.EqualTo((MessagingErrorCode.NotSupported, 0)));
        Assert.That(refused.Message, Does.Contain("contact id"));
    }

    [Test]
    public async Task One_usable_address_among_several_is_enough()
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.Ok("1"));
        using MessagingHubInstance hub = Parrots.At(server.Address);

        SentMessage sent = await hub.Default.SendAsync(
            Some.Message() with { To = new MessageRecipient { ConversationId = "c1", PhoneNumber = Some.Phone, ContactId = "k1" } });

        Assert.That(sent.Id, Is.EqualTo("1"));
    }

    [Test]
    public async Task An_idempotency_key_without_a_journal()
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.Ok("1"));
        using MessagingHubInstance hub = Parrots.At(server.Address);

        MessagingException refused = await Failure.Of(hub.Default.SendAsync(Some.Message() with { IdempotencyKey = "order-7" }));

        Assert.That((refused.Code, server.Requests.Count), Is.EqualTo((MessagingErrorCode.NotSupported, 0)));
        Assert.That(refused.Message, Does.Contain("Call AddInMemorySendJournal(), or send without a key").And.Not.Contain("order-7"));
    }

    private static IEnumerable<TestCaseData> OtherLists()
    {
        static TestCaseData Case(string name, Action<IMessagingProvider> list, string what, string operation) =>
            new TestCaseData(list, what, operation).SetArgDisplayNames(name);

        yield return Case("conversations", provider => provider.ListConversationsAsync(), "list conversations", "listConversations");
        yield return Case("templates", provider => provider.ListTemplatesAsync(), "list templates", "listTemplates");
        yield return Case("contacts by status", provider => provider.ListContactsAsync(new ContactQuery { Status = "new" }), "Status", "listContacts");
        yield return Case("contacts by channel", provider => provider.ListContactsAsync(new ContactQuery { Channel = MessageChannel.Sms }), "Channel", "listContacts");
        yield return Case("contacts by group", provider => provider.ListContactsAsync(new ContactQuery { GroupId = "g", Search = "x" }), "Group", "listContacts");
    }

    [TestCaseSource(nameof(OtherLists))]
    public async Task Other_lists_and_filters(Action<IMessagingProvider> list, string what, string operation)
    {
        using MessagingHubInstance hub = WithMacaw();

        MessagingException? refused = Assert.Throws<MessagingException>(() => list(hub.Default));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused?.Code, Is.EqualTo(MessagingErrorCode.NotSupported));
            Assert.That(refused?.Message, Does.Contain(what).And.Contain("Macaw can"));
            Assert.That(refused?.Operation, Is.EqualTo(operation));
            Assert.That(refused?.Provider, Is.EqualTo("polly"));
        }
    }

    [Test]
    public async Task A_declared_filter_is_let_through()
    {
        using MessagingHubInstance hub = WithMacaw();
        Assert.That(hub.Default.ListContactsAsync(new ContactQuery { Search = "ada" }), Is.Not.Null);
    }

    [Test]
    public void A_refused_send_is_a_failed_task_so_that_other_sends_of_a_batch_are_not_lost()
    {
        using MessagingHubInstance hub = WithMacaw();
        Task undeclared = hub.Default.SendAsync(Some.Message() with { ReplyTo = "m1" });
        Task tooLong = hub.Default.SendAsync(Some.Message(new string('x', 1001)));
        Assert.That((undeclared.IsFaulted, tooLong.IsFaulted), Is.EqualTo((true, true)));
    }

    [Test]
    public void Where_nobody_can_the_refusal_says_so()
    {
        using MessagingHubInstance hub = Parrots.At(LoopbackServer.ClosedPort());
        MessagingException? refused = Assert.Throws<MessagingException>(() => hub.Default.ListTemplatesAsync());
        Assert.That(refused?.Message, Does.Contain("No registered service can"));
    }

    [TestCase("tr-TR")]
    [TestCase("ar-SA")]
    public void Refusals_read_the_same_under_every_culture(string culture)
    {
        System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo(culture);
        using MessagingHubInstance hub = WithMacaw();
        MessagingException? refused = Assert.Throws<MessagingException>(() => hub.Default.ListConversationsAsync());
        Assert.That(refused?.Message, Is.EqualTo("polly (Parrot) cannot list conversations. Macaw can. Nothing was requested."));
    }

    [Test]
    public async Task An_account_that_declares_more_than_its_kind_is_taken_at_its_word()
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.Ok("1"));
        using MessagingHubInstance hub = WithRecipients(server.Address, MessageRecipients.Phone | MessageRecipients.Conversation);

        SentMessage sent = await hub.Default.SendAsync(Some.Message() with { To = MessageRecipient.Conversation("c1") });

        Assert.That((sent.Id, hub.Default.Capabilities.Recipients), Is.EqualTo(("1", MessageRecipients.Phone | MessageRecipients.Conversation)));
    }

    [Test]
    public async Task Where_a_conversation_is_wanted_the_refusal_says_where_to_get_one()
    {
        using MessagingHubInstance hub = WithRecipients(LoopbackServer.ClosedPort(), MessageRecipients.Conversation);
        MessagingException refused = await Failure.Of(hub.Default.SendAsync(Some.Message()));
        Assert.That(refused.Message, Does.Contain("known by Phone only: pass a conversation id, such as AsRecipient() of a listed conversation."));
    }

    private static MessagingHubInstance WithRecipients(Uri address, MessageRecipients recipients) => MessagingHubFactory.Create(hub => hub
        .AddKind(new ProviderKind<ParrotOptions>
        {
            Name = ParrotProvider.Kind.Name,
            Capabilities = ParrotProvider.Kind.Capabilities,
            Bind = ParrotProvider.Kind.Bind,
            Credential = ParrotProvider.Kind.Credential,
            Create = context => new OtherParrot(new ParrotProvider(context), recipients),
        })
        .AddAccount<ParrotOptions>("Parrot", "polly", options =>
        {
            options.Key = Parrots.Key;
            options.BaseAddress = address;
        }));

    private static MessagingHubInstance WithMacaw() => MessagingHubFactory.Create(hub => hub.AddKind(MacawKind.Kind)
        .AddKind(ParrotProvider.Kind)
        .AddAccount<ParrotOptions>("Parrot", "polly", options =>
        {
            options.Key = Parrots.Key;
            options.BaseAddress = LoopbackServer.ClosedPort();
        }));

    private static async Task ProveRefusedAsync(OutboundMessage message, string what)
    {
        using MessagingHubInstance hub = WithMacaw();

        MessagingException refused = await Failure.Of(hub.Default.SendAsync(message));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.Code, Is.EqualTo(MessagingErrorCode.NotSupported));
            Assert.That(refused.MayHaveBeenAccepted, Is.False);
            Assert.That(refused.IsTransient, Is.False);
            Assert.That(refused.Operation, Is.EqualTo("send"));
            Assert.That(refused.Message, Does.Contain(what).And.Contain("Macaw").And.Contain("Nothing was sent"));
            Assert.That(refused.InnerException, Is.Null, "nothing was tried");
        }
    }

    private sealed class OtherParrot(IMessagingProvider inner, MessageRecipients recipients) : DelegatingMessagingProvider(inner)
    {
        public override MessagingCapabilities Capabilities => base.Capabilities with { Recipients = recipients };
    }
}
