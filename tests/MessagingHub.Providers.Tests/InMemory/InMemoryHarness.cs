using MessagingHub.Conformance;
using Microsoft.Extensions.DependencyInjection;

namespace MessagingHub.Providers.Tests.InMemory;

internal class InMemoryHarness : LocalHarness
{
    private const int Items = 9;

    private const MessageContents Everything = MessageContents.Text | MessageContents.Image | MessageContents.Video | MessageContents.Audio
        | MessageContents.Document | MessageContents.Location | MessageContents.ContactCard | MessageContents.Buttons | MessageContents.List
        | MessageContents.Reaction | MessageContents.Template;

    private InMemoryMessaging? _service;

    public override MessagingCapabilities Documented => new()
    {
        Operations = MessagingOperations.Send | MessagingOperations.ListConversations | MessagingOperations.ListContacts | MessagingOperations.ListTemplates,
        Recipients = MessageRecipients.Phone | MessageRecipients.Conversation | MessageRecipients.Group,
        Contents = Everything,
        SchedulableContents = Everything,
        SenderContents = Everything,
        Replies = true,
        ConversationFilters = ListFilters.Status | ListFilters.Channel | ListFilters.Search,
        ContactFilters = ListFilters.Status | ListFilters.Channel | ListFilters.Search | ListFilters.Group,
        TemplateFilters = ListFilters.Status | ListFilters.Channel | ListFilters.Search,
        Features = MessagingFeatures.MessageHistory | MessagingFeatures.ContactWriter | MessagingFeatures.ContactLookup | MessagingFeatures.ConnectionCheck,
        ContactWrites = ContactWrites.Create | ContactWrites.Update | ContactWrites.Upsert | ContactWrites.Delete,
    };

    public override string KnownPhone => PhoneOf(1);

    public override IReadOnlyList<string?> Accepted => [.. Service.Sent.Select(sent => (sent.Message.Content as TextContent)?.Text)];

    public override int Calls => Service.Calls.Count;

    public override int Changes => Service.Calls.Count(call => call is { IsChange: true, IsDone: true });

    public override string LastCall => $"{Service.Calls[^1].Operation} {AddressOfLast} {Last?.Sender} {Last?.Message.ReplyTo} {Last?.Answer.ScheduledFor:O}";

    public override IReadOnlyList<string> Addressees => [.. Service.Sent.Select(sent => AddressOf(sent.Message.To))];

    private string? AddressOfLast => Last is null ? null : AddressOf(Last.Message.To);

    private InMemorySend? Last => Service.Sent is [.., var last] ? last : null;

    private InMemoryMessaging Service => _service ?? throw new InvalidOperationException("The hub is not there yet.");

    public override int SeededCount(MessagingOperations list) => Items;

    public override Task ResetAsync(CancellationToken cancellationToken) => Task.CompletedTask; // every hub has a memory of its own

    public override void Register(MessagingHubBuilder hub, string account) => hub.AddInMemory(account, options => options.MaxPageSize = 5);

    public override void Opened(IMessagingProvider provider)
    {
        _service = provider.GetService<InMemoryMessaging>()!;
        string conversation = Recipient(MessageRecipients.Conversation).ConversationId!;
        for (int number = 1; number <= Items; number++)
        {
            bool isFirst = number == 1;
            string phone = PhoneOf(number);
            _service.AddContact(new Contact
            {
                Id = isFirst ? ContactId : null,
                Phone = phone,
                Name = $"Contact {number}",
                Groups = isFirst ? [Recipient(MessageRecipients.Group).GroupId!] : null,
            });
            _service.AddConversation(new Conversation
            {
                Id = isFirst ? conversation : null,
                Status = ConversationStatus.Open,
                Contact = new ConversationContact { Phone = phone },
                UnreadCount = number - 1,
            });
            _service.AddTemplate(new MessageTemplate { Name = $"template_{number}", Language = "en_US", Body = "Hello" });
        }

        foreach (string id in (string[])[MessageId, "second-message", "third-message"])
        {
            _service.AddMessage(new Message { Id = id, ConversationId = conversation, Text = "Is it open?" });
        }
    }

    public override void FailNext(MessagingErrorCode code, InMemoryOutcome outcome, TimeSpan? retryAfter) => Service.FailNext(code, outcome, retryAfter);

    private static string PhoneOf(int number) => $"+1202555010{number}";
}
