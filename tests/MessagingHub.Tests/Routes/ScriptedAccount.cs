using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace MessagingHub.Tests.Routes;

/// <summary>An account that does what a test says and keeps the messages it was given.</summary>
internal sealed class ScriptedAccount(string name) : IMessagingProvider
{
    private static readonly MessagingCapabilities Everything = MacawKind.Kind.Capabilities;

    public string Name { get; } = name;

    public string Kind => "Scripted";

    public MessagingCapabilities Capabilities { get; init; } = Everything;

    public Func<OutboundMessage, CancellationToken, Task<SentMessage>> Send { get; set; } = (_, _) => Task.FromResult(new SentMessage { Id = "m1" });

    public Dictionary<Type, object> Services { get; } = [];

    public List<OutboundMessage> Seen { get; } = [];

    public static ScriptedAccount Failing(string name, MessagingErrorCode code, bool mayHaveBeenAccepted = false) =>
        Failing(name, new MessagingException(code, $"{name} (Scripted): {code}.") { MayHaveBeenAccepted = mayHaveBeenAccepted });

    public static ScriptedAccount Failing(string name, Exception failure) => new(name) { Send = (_, _) => Task.FromException<SentMessage>(failure) };

    /// <summary>A hub with these accounts and a route <c>alerts</c> over all of them, unless the test adds its own routes.</summary>
    public static MessagingHubInstance Hub(params ScriptedAccount[] accounts) => Hub(time: null, routes: null, accounts);

    public static MessagingHubInstance Hub(TimeProvider? time, Action<MessagingHubBuilder>? routes, params ScriptedAccount[] accounts) =>
        MessagingHubFactory.Create(hub =>
        {
            if (time is not null)
            {
                hub.Services.AddSingleton(time);
            }

            hub.AddKind(KindOf(accounts));
            foreach (ScriptedAccount account in accounts)
            {
                hub.AddAccount<ParrotOptions>("Scripted", account.Name, options => options.Key = "key");
            }

            (routes ?? (builder => builder.AddRoute("alerts", accounts.Select(account => account.Name))))(hub);
        });

    public static ProviderKind<ParrotOptions> KindOf(params ScriptedAccount[] accounts) => new()
    {
        Name = "Scripted",
        Capabilities = Everything,
        Bind = (section, options) => section.Bind(options),
        Credential = options => WireCredential.Bearer(options.Key!),
        Create = context => accounts.Single(account => account.Name == context.Name),
    };

    public Task<SentMessage> SendAsync(OutboundMessage message, CancellationToken cancellationToken = default)
    {
        Seen.Add(message);
        return Send(message, cancellationToken);
    }

    public Paged<Conversation> ListConversationsAsync(ConversationQuery? query = null) => Paged.From([new Conversation { Provider = Name, Id = "c1" }]);

    public Paged<Contact> ListContactsAsync(ContactQuery? query = null) => Paged.From([new Contact { Provider = Name, Id = "k1" }]);

    public Paged<MessageTemplate> ListTemplatesAsync(TemplateQuery? query = null) => Paged.From([new MessageTemplate { Provider = Name, Id = "t1" }]);

    public object? GetService(Type serviceType) => serviceType.IsInstanceOfType(this) ? this : Services.GetValueOrDefault(serviceType);
}
