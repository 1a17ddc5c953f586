using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MessagingHub.Samples.Macaw;

/// <summary>About the smallest provider that keeps the whole contract: it sends texts and lists contacts.</summary>
internal sealed class MacawProvider(ProviderContext<MacawOptions> context) : IMessagingProvider
{
    public const string KindName = "Macaw";

    private const int MaxPageSize = 4;

    private static readonly WireOperation SendCall = WireOperation.Change("send");
    private static readonly WireOperation ContactsCall = WireOperation.Read("listContacts");

    public string Name => context.Name;

    public string Kind => context.Kind;

    public MessagingCapabilities Capabilities => context.Capabilities;

    public async Task<SentMessage> SendAsync(OutboundMessage message, CancellationToken cancellationToken = default) => await context.Pipeline.CallAsync(
        SendCall,
        (client, token) => client.PostAsync(At(client, "messages"), ToWire(message), token),
        answer => Read(answer, body => TextOf(body, "id") is { } id
            ? new SentMessage { Provider = Name, Id = id, Status = MessageStatus.Accepted, Raw = answer.Raw }
            : null),
        cancellationToken);

    public Paged<Contact> ListContactsAsync(ContactQuery? query = null) => context.List(
        ContactsCall.Name,
        filter: "",
        MaxPageSize,
        (page, cancellationToken) => context.Pipeline.CallAsync(
            ContactsCall,
            (client, token) => client.GetAsync(At(client, $"contacts?limit={page.Size}&after={page.Position}"), token),
            answer => Read(answer, body => ToPage(answer, body)),
            cancellationToken));

    public Paged<Conversation> ListConversationsAsync(ConversationQuery? query = null) => throw NotDeclared();

    public Paged<MessageTemplate> ListTemplatesAsync(TemplateQuery? query = null) => throw NotDeclared();

    public object? GetService(Type serviceType)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceType.IsInstanceOfType(this) ? this : null;
    }

    private static Uri At(HttpClient client, string path) => new(client.BaseAddress!, path);

    private static StringContent ToWire(OutboundMessage message) => new(
        new JsonObject { ["to"] = message.To.PhoneNumber, ["text"] = ((TextContent)message.Content).Text }.ToJsonString(),
        Encoding.UTF8,
        "application/json");

    /// <summary>A success that cannot be understood is never one: what the map does not find is unreadable.</summary>
    private static WireResult<T> Read<T>(WireResponse answer, Func<JsonElement, T?> map)
        where T : class
    {
        JsonElement body = Parse(answer.Raw.Body);
        return !answer.IsSuccess ? new ServiceError { Code = HttpStatusErrors.CodeOf(answer.StatusCode), Message = TextOf(body, "message") }
            : map(body) is { } model ? model
            : ServiceError.Unreadable;
    }

    private WirePage<Contact>? ToPage(WireResponse answer, JsonElement body) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty("items", out JsonElement items) && items.ValueKind == JsonValueKind.Array
            ? new WirePage<Contact>
            {
                Items = [.. items.EnumerateArray().Select(item => new Contact { Provider = Name, Id = TextOf(item, "id"), Phone = TextOf(item, "phone"), Name = TextOf(item, "name") })],
                NextPosition = TextOf(body, "next"),
                TotalCount = null,
                Raw = answer.Raw,
            }
            : null;

    private static string? TextOf(JsonElement thing, string name) =>
        thing.ValueKind == JsonValueKind.Object && thing.TryGetProperty(name, out JsonElement text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;

    private static JsonElement Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private static InvalidOperationException NotDeclared() => new("The hub refuses what is not declared before it comes here.");
}
