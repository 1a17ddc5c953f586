using System.Net.Http.Headers;
using System.Text.Json;
using MessagingHub;

namespace Macaw;

/// <summary>One Macaw account.</summary>
internal sealed class MacawProvider(ProviderContext<MacawOptions> context) : IMessagingProvider
{
    private const int MaxPageSize = 50;
    private const int MaxText = 1000;

    public static MessagingCapabilities CanDo { get; } = new()
    {
        Operations = MessagingOperations.Send | MessagingOperations.ListContacts,
        Recipients = MessageRecipients.Phone,
        Contents = MessageContents.Text,
    };

    public string Name => context.Name;

    public string Kind => context.Kind;

    public MessagingCapabilities Capabilities => context.Capabilities;

    public async Task<SentMessage> SendAsync(OutboundMessage message, CancellationToken cancellationToken = default)
    {
        // The hub refuses what is not declared, so this is a text to a phone number.
        WireOperation send = WireOperation.Change("send");
        string text = ((TextContent)message.Content).Text;
        if (text.Length > MaxText)
        {
            throw context.Invalid(send, "Content.Text", $"a text has at most {MaxText} characters, and this one has {text.Length}.");
        }

        byte[] body = JsonSerializer.SerializeToUtf8Bytes(new MacawMessage(message.To.PhoneNumber!, text), MacawJson.Default.MacawMessage);
        return await context.Pipeline.CallAsync(
            send,
            (client, token) => client.PostAsync(Address(client, "/messages"), Json(body), token),
            response => MacawNormalizer.ToSent(Name, response),
            cancellationToken).ConfigureAwait(false);
    }

    public Paged<Contact> ListContactsAsync(ContactQuery? query = null)
    {
        WireOperation list = WireOperation.Read("listContacts");
        return context.List(list.Name, filter: "", MaxPageSize, (page, cancellationToken) => context.Pipeline.CallAsync(
            list,
            (client, token) => client.GetAsync(Address(client, $"/contacts?limit={page.Size}{After(page.Position)}"), token),
            response => MacawNormalizer.ToContacts(Name, response),
            cancellationToken));
    }

    public Paged<Conversation> ListConversationsAsync(ConversationQuery? query = null) =>
        throw context.NotSupported(WireOperation.Read("listConversations"), "Macaw has no conversations.");

    public Paged<MessageTemplate> ListTemplatesAsync(TemplateQuery? query = null) =>
        throw context.NotSupported(WireOperation.Read("listTemplates"), "Macaw has no templates.");

    public object? GetService(Type serviceType)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceType.IsInstanceOfType(this) ? this : null;
    }

    private static string After(string? position) => position is null ? "" : $"&after={Uri.EscapeDataString(position)}";

    // The base address has a path of its own, which a relative address with a leading slash would replace.
    private static Uri Address(HttpClient client, string path) => new(client.BaseAddress!.AbsoluteUri.TrimEnd('/') + path);

    private static ByteArrayContent Json(byte[] body) => new(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
}
