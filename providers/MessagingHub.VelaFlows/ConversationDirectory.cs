using System.Diagnostics.CodeAnalysis;

namespace MessagingHub.VelaFlows;

/// <summary>Learns from VelaFlows's webhooks which conversation a phone number has, so that messages can be sent to the number.</summary>
/// <remarks>
/// Experimental: webhooks name a conversation <c>conv_…</c>, and VelaFlows does not document that the call which sends takes such an id. Where
/// it does not, the send fails with <see cref="MessagingErrorCode.NotFound"/> and nothing is sent. <c>AddConversationDirectory</c> puts it to use.
/// </remarks>
[Experimental("MHUB001")]
public sealed class ConversationDirectory : IMessagingEventHandler
{
    private const string Service = "VelaFlows";

    private readonly IConversationStore _store;

    /// <summary>Makes a directory; <c>AddConversationDirectory</c> does this by itself.</summary>
    /// <param name="store">Where to keep what is learned.</param>
    public ConversationDirectory(IConversationStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        _store = store;
    }

    /// <summary>Learns from an event of a VelaFlows account that names a phone number and a conversation; passes over every other.</summary>
    /// <param name="messagingEvent">What happened.</param>
    /// <param name="cancellationToken">Cancelled when the time for handling is up.</param>
    public Task HandleAsync(MessagingEvent messagingEvent, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(messagingEvent);
        return messagingEvent is { Service: Service, Kind: not MessagingEventKind.Other, Provider: { } account, ConversationId: { } conversation, Phone: { } phone }
            && DigitsOf(phone) is { Length: > 0 } digits
                ? _store.PutAsync(account, digits, conversation, messagingEvent.OccurredAt ?? DateTimeOffset.MinValue, cancellationToken).AsTask()
                : Task.CompletedTask;
    }

    /// <summary>What one account has learned; an account never gets a conversation of another, because each has its own workspace.</summary>
    /// <param name="account">The account's name, compared ignoring case.</param>
    public IConversationResolver ResolverOf(string account)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(account);
        return new AccountResolver(_store, account);
    }

    /// <summary>A number is the same however people write it.</summary>
    private static string DigitsOf(string phone) => string.Concat(phone.Where(char.IsAsciiDigit));

    private sealed class AccountResolver(IConversationStore store, string account) : IConversationResolver
    {
        public Task<string?> FindConversationAsync(string phoneNumber, CancellationToken cancellationToken) =>
            store.FindAsync(account, DigitsOf(phoneNumber), cancellationToken).AsTask();
    }
}
