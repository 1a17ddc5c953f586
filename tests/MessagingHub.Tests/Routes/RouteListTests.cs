namespace MessagingHub.Tests.Routes;

/// <summary>A list goes to the first account that has it; what speaks for one account alone is not found on a route.</summary>
internal sealed class RouteListTests
{
    private static readonly MessagingCapabilities Plain = ParrotProvider.CanDo with { Features = MessagingFeatures.ContactLookup | MessagingFeatures.BulkSender };

    private static readonly MessagingCapabilities Rich = new()
    {
        Operations = MessagingOperations.Send | MessagingOperations.ListContacts | MessagingOperations.ListConversations,
        Recipients = MessageRecipients.Conversation,
        Contents = MessageContents.Template,
        SchedulableContents = MessageContents.Template,
        SenderContents = MessageContents.Template,
        Replies = true,
        ConversationFilters = ListFilters.Status,
        ContactFilters = ListFilters.Status | ListFilters.Group,
        TemplateFilters = ListFilters.Search,
        Features = (MessagingFeatures)0x3FF,
        ContactWrites = ContactWrites.Create,
        ProviderOptions = ["colour"],
    };

    [Test]
    public void A_route_sends_what_any_account_can_and_lists_as_the_first_that_can()
    {
        using MessagingHubInstance hub = Hub(out _, out _);
        MessagingCapabilities can = hub.Get("alerts").Capabilities;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(can.Operations, Is.EqualTo(MessagingOperations.Send | MessagingOperations.ListContacts | MessagingOperations.ListConversations));
            Assert.That(can.Recipients, Is.EqualTo(MessageRecipients.Phone | MessageRecipients.Conversation));
            Assert.That(can.Contents, Is.EqualTo(MessageContents.Text | MessageContents.Template));
            Assert.That((can.SchedulableContents, can.SenderContents, can.Replies), Is.EqualTo((MessageContents.Template, MessageContents.Template, true)));
            Assert.That(can.ProviderOptions, Is.EqualTo(new[] { "colour" }));
            Assert.That(can.ContactFilters, Is.EqualTo(ListFilters.Search), "the first account that lists contacts decides");
            Assert.That(can.ConversationFilters, Is.EqualTo(ListFilters.Status));
            Assert.That((can.TemplateFilters, can.ContactWrites), Is.EqualTo((ListFilters.None, ContactWrites.None)), "nobody lists templates, and a route changes no contacts");
            Assert.That(can.Features, Is.EqualTo(MessagingFeatures.ContactLookup | MessagingFeatures.MessageHistory));
        }
    }

    [Test]
    public async Task A_list_comes_from_the_first_account_that_has_it()
    {
        using MessagingHubInstance hub = Hub(out _, out _);
        IMessagingProvider route = hub.Get("alerts");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await route.ListContactsAsync().GetPageAsync()).Items.Single().Provider, Is.EqualTo("plain"));
            Assert.That((await route.ListConversationsAsync().GetPageAsync()).Items.Single().Provider, Is.EqualTo("rich"));
        }
    }

    [Test]
    public void A_list_that_nobody_has_and_a_filter_that_its_account_lacks_are_refused()
    {
        using MessagingHubInstance hub = Hub(out _, out _);
        IMessagingProvider route = hub.Get("alerts");

        Assert.That(
            () => route.ListTemplatesAsync(),
            Throws.InstanceOf<MessagingException>().With.Property(nameof(MessagingException.Code)).EqualTo(MessagingErrorCode.NotSupported));
        Assert.That(
            () => route.ListContactsAsync(new ContactQuery { Status = "new" }),
            Throws.InstanceOf<MessagingException>().With.Message.StartsWith("alerts (Route) cannot list contacts by Status"));
    }

    [Test]
    public void A_feature_that_reads_is_found_on_the_first_account_that_has_it()
    {
        using MessagingHubInstance hub = Hub(out ScriptedAccount plain, out ScriptedAccount rich);
        var lookup = new Lookup();
        var history = new History();
        plain.Services[typeof(IContactLookup)] = lookup;
        rich.Services[typeof(IContactLookup)] = new Lookup();
        rich.Services[typeof(IMessageHistory)] = history;

        Assert.That(hub.Get("alerts").GetService<IContactLookup>(), Is.SameAs(lookup));
        Assert.That(hub.Get("alerts").GetService<IMessageHistory>(), Is.SameAs(history));
    }

    [TestCase(typeof(IBulkSender))]
    [TestCase(typeof(IContactWriter))]
    [TestCase(typeof(IContactGroups))]
    [TestCase(typeof(IOptOutRegistry))]
    [TestCase(typeof(IConnectionCheck))]
    [TestCase(typeof(IMessageAnalytics))]
    [TestCase(typeof(IWebhookReader))]
    [TestCase(typeof(IWebhookSubscriptions))]
    [TestCase(typeof(ScriptedAccount))]
    [TestCase(typeof(IDisposable))]
    public void What_speaks_for_one_account_is_asked_of_that_account(Type service)
    {
        using MessagingHubInstance hub = Hub(out _, out ScriptedAccount rich);
        rich.Services[service] = new object();

        Assert.That(hub.Get("alerts").GetService(service), Is.Null);
        Assert.That(hub.Get("rich").GetService(service), Is.Not.Null);
    }

    private static MessagingHubInstance Hub(out ScriptedAccount plain, out ScriptedAccount rich)
    {
        plain = new ScriptedAccount("plain") { Capabilities = Plain };
        rich = new ScriptedAccount("rich") { Capabilities = Rich };
        return ScriptedAccount.Hub(plain, rich);
    }

    private sealed class Lookup : IContactLookup
    {
        public Task<Contact?> FindByPhoneAsync(string phoneNumber, CancellationToken cancellationToken = default) => Task.FromResult<Contact?>(null);
    }

    private sealed class History : IMessageHistory
    {
        public Paged<Message> ListMessagesAsync(MessageQuery query) => Paged.From<Message>([]);
    }
}
