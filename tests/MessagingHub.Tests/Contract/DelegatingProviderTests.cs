namespace MessagingHub.Tests.Contract;

internal sealed class DelegatingProviderTests
{
    [Test]
    public async Task A_wrapper_passes_everything_on()
    {
        var inner = new FakeProvider();
        var wrapper = new Wrapper(inner);

        SentMessage sent = await wrapper.SendAsync(Some.Message());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(sent.Id, Is.EqualTo("Hello"));
            Assert.That((wrapper.Name, wrapper.Kind), Is.EqualTo((inner.Name, inner.Kind)));
            Assert.That(wrapper.Capabilities, Is.SameAs(inner.Capabilities));
            Assert.That(wrapper.ListContactsAsync(), Is.SameAs(inner.Contacts));
            Assert.That(wrapper.ListConversationsAsync(), Is.SameAs(inner.Conversations));
            Assert.That(wrapper.ListTemplatesAsync(), Is.SameAs(inner.Templates));
        }
    }

    [Test]
    public void Services_are_found_on_the_outermost_that_has_them()
    {
        var inner = new FakeProvider();
        var wrapper = new Wrapper(new Wrapper(inner));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(wrapper.GetService<IContactLookup>(), Is.SameAs(inner));
            Assert.That(wrapper.GetService<IMessagingProvider>(), Is.SameAs(wrapper));
            Assert.That(wrapper.GetService<IBulkSender>(), Is.Null);
            Assert.That(() => wrapper.GetService(null!), Throws.ArgumentNullException);
            Assert.That(() => new Wrapper(null!), Throws.ArgumentNullException);
        }
    }

    [Test]
    public async Task A_text_is_sent_in_one_line()
    {
        SentMessage sent = await new FakeProvider().SendTextAsync(Some.Phone, "Hi");
        Assert.That((sent.Id, sent.Recipients), Is.EqualTo(("Hi", (IReadOnlyList<string>)[Some.Phone])).UsingPropertiesComparer());
    }

    private sealed class Wrapper(IMessagingProvider inner) : DelegatingMessagingProvider(inner);

    private sealed class FakeProvider : IMessagingProvider, IContactLookup
    {
        public string Name => "fake";

        public string Kind => "Fake";

        public MessagingCapabilities Capabilities { get; } = new();

        public Paged<Contact> Contacts { get; } = Paged.From<Contact>([]);

        public Paged<Conversation> Conversations { get; } = Paged.From<Conversation>([]);

        public Paged<MessageTemplate> Templates { get; } = Paged.From<MessageTemplate>([]);

        public Task<SentMessage> SendAsync(OutboundMessage message, CancellationToken cancellationToken = default) =>
            Task.FromResult(new SentMessage { Id = ((TextContent)message.Content).Text, Recipients = [message.To.PhoneNumber!] });

        public Paged<Conversation> ListConversationsAsync(ConversationQuery? query = null) => Conversations;

        public Paged<Contact> ListContactsAsync(ContactQuery? query = null) => Contacts;

        public Paged<MessageTemplate> ListTemplatesAsync(TemplateQuery? query = null) => Templates;

        public object? GetService(Type serviceType) => serviceType.IsInstanceOfType(this) ? this : null;

        public Task<Contact?> FindByPhoneAsync(string phoneNumber, CancellationToken cancellationToken = default) => Task.FromResult<Contact?>(null);
    }
}
