using System.Globalization;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace MessagingHub.Tests;

/// <summary>A made-up fifth service, built on nothing but the hub's public seam: it answers "ok:…" or "no:CODE".</summary>
internal sealed class ParrotProvider(ProviderContext<ParrotOptions> context) : IMessagingProvider
{
    private const int MaxPageSize = 10;

    public static MessagingCapabilities CanDo { get; } = new()
    {
        Operations = MessagingOperations.Send | MessagingOperations.ListContacts,
        Recipients = MessageRecipients.Phone,
        Contents = MessageContents.Text,
        ContactFilters = ListFilters.Search,
    };

    public static ProviderKind<ParrotOptions> Kind { get; } = new()
    {
        Name = "Parrot",
        Capabilities = CanDo,
        Bind = (section, options) => section.Bind(options),
        Credential = options => new WireCredential(
            [new("X-Parrot-Key", options.Key!)], [], [options.Key!], options.Realm),
        Create = parrot => new ParrotProvider(parrot),
    };

    public string Name => context.Name;

    public AccountPipeline Pipeline => context.Pipeline;

    public MessagingCapabilities Capabilities => context.Capabilities;

    string IMessagingProvider.Kind => context.Kind;

    public Task<SentMessage> SendAsync(OutboundMessage message, CancellationToken cancellationToken = default) => context.Pipeline.CallAsync(
        message.Content is TextContent { Text.Length: > 1000 } ? throw context.Invalid(WireOperation.Change("send"), "Text", "is too long.") : WireOperation.Change("send"),
        (client, token) => client.PostAsync(At(client, "messages"), new StringContent(((TextContent)message.Content).Text), token),
        answer => Read(answer, text => new SentMessage { Provider = Name, Id = text, Raw = answer.Raw }),
        cancellationToken);

    public Task<string> ReadAsync(string path, CancellationToken cancellationToken) => context.Pipeline.CallAsync(
        WireOperation.Read("read"), (client, token) => client.GetAsync(At(client, path), HttpCompletionOption.ResponseHeadersRead, token), answer => Read(answer, text => text), cancellationToken);

    /// <summary>An author's slip: a POST declared as a read, which would be repeated.</summary>
    public Task<string> PostDeclaredAsReadAsync(CancellationToken cancellationToken) => context.Pipeline.CallAsync(
        WireOperation.Read("read"), (client, token) => client.PostAsync(At(client, "messages"), new StringContent("x"), token), answer => Read(answer, text => text), cancellationToken);

    /// <summary>An author's slip: a normalizer that throws.</summary>
    public Task<string> SendAndStumbleAsync(CancellationToken cancellationToken) => context.Pipeline.CallAsync<string>(
        WireOperation.Change("send"),
        (client, token) => client.PostAsync(At(client, "messages"), new StringContent("x"), token),
        _ => throw new FormatException("bad date"),
        cancellationToken);

    public Task<string> ChangeAsync(Func<HttpRequestMessage> request, CancellationToken cancellationToken) => context.Pipeline.CallAsync(
        WireOperation.Change("change"),
        async (client, token) =>
        {
            using HttpRequestMessage fresh = request();
            fresh.RequestUri = At(client, fresh.RequestUri!.OriginalString);
            return await client.SendAsync(fresh, HttpCompletionOption.ResponseHeadersRead, token);
        },
        answer => Read(answer, text => text),
        cancellationToken);

    public Paged<Conversation> ListConversationsAsync(ConversationQuery? query = null) => throw new InvalidOperationException("The hub lets nobody come here.");

    public Paged<Contact> ListContactsAsync(ContactQuery? query = null) => context.List(
        "listContacts",
        $"search={query?.Search}",
        MaxPageSize,
        (page, cancellationToken) => context.Pipeline.CallAsync(
            WireOperation.Read("listContacts"),
            (client, token) => client.GetAsync(At(client, $"contacts?limit={page.Size}&cursor={page.Position}"), token),
            answer => Read(answer, text => ToPage(answer, text)),
            cancellationToken));

    public Paged<MessageTemplate> ListTemplatesAsync(TemplateQuery? query = null) => throw new InvalidOperationException("The hub lets nobody come here.");

    public object? GetService(Type serviceType) => serviceType.IsInstanceOfType(this) ? this : null;

    private static Uri At(HttpClient client, string path) => new($"{client.BaseAddress}/{path}");

    private static WireResult<T> Read<T>(WireResponse answer, Func<string, T> map)
    {
        string text = Encoding.UTF8.GetString(answer.Raw.Body.Span);
        return !answer.IsSuccess ? new ServiceError { Code = HttpStatusErrors.CodeOf(answer.StatusCode), Message = text }
            : text.StartsWith("ok:", StringComparison.Ordinal) ? map(text[3..])
            : text.StartsWith("no:", StringComparison.Ordinal) ? new ServiceError { Code = MessagingErrorCode.Conflict, ProviderCode = text[3..] }
            : ServiceError.Unreadable;
    }

    private WirePage<Contact> ToPage(WireResponse answer, string text)
    {
        string[] parts = text.Split(';');
        return new WirePage<Contact>
        {
            Items = [.. parts[0].Split(',', StringSplitOptions.RemoveEmptyEntries).Select(id => new Contact { Provider = Name, Id = id })],
            NextPosition = parts.Length > 1 ? parts[1] : null,
            TotalCount = parts.Length > 2 ? long.Parse(parts[2], CultureInfo.InvariantCulture) : null,
            Raw = answer.Raw,
        };
    }
}
