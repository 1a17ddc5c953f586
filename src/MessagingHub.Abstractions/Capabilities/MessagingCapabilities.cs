namespace MessagingHub;

/// <summary>What an account can do: what is declared works, what is not throws <see cref="MessagingErrorCode.NotSupported"/>.</summary>
public sealed record MessagingCapabilities
{
    /// <summary>The calls of <see cref="IMessagingProvider"/> that work.</summary>
    public MessagingOperations Operations { get; init; }

    /// <summary>The addresses a message can be sent to; one that is known to a recipient must be among them.</summary>
    public MessageRecipients Recipients { get; init; }

    /// <summary>The contents that can be sent.</summary>
    public MessageContents Contents { get; init; }

    /// <summary>The contents that can be sent at a later time.</summary>
    public MessageContents SchedulableContents { get; init; }

    /// <summary>Whether a message can answer another one (<see cref="OutboundMessage.ReplyTo"/>).</summary>
    public bool Replies { get; init; }

    /// <summary>The contents whose sender can be chosen (<see cref="OutboundMessage.Sender"/>).</summary>
    public MessageContents SenderContents { get; init; }

    /// <summary>The filters a list of conversations understands.</summary>
    public ListFilters ConversationFilters { get; init; }

    /// <summary>The filters a list of contacts understands.</summary>
    public ListFilters ContactFilters { get; init; }

    /// <summary>The filters a list of templates understands.</summary>
    public ListFilters TemplateFilters { get; init; }

    /// <summary>The optional features that <see cref="IMessagingProvider.GetService"/> finds.</summary>
    public MessagingFeatures Features { get; init; }

    /// <summary>The changes of contacts that <see cref="IContactWriter"/> makes.</summary>
    public ContactWrites ContactWrites { get; init; }

    /// <summary>The names <see cref="OutboundMessage.ProviderOptions"/> may have; compared exactly.</summary>
    public IReadOnlyList<string> ProviderOptions { get; init; } = [];
}
