namespace MessagingHub;

/// <summary>The calls of <see cref="IMessagingProvider"/>.</summary>
[Flags]
public enum MessagingOperations
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary><see cref="IMessagingProvider.SendAsync"/>.</summary>
    Send = 1 << 0,

    /// <summary><see cref="IMessagingProvider.ListConversationsAsync"/>.</summary>
    ListConversations = 1 << 1,

    /// <summary><see cref="IMessagingProvider.ListContactsAsync"/>.</summary>
    ListContacts = 1 << 2,

    /// <summary><see cref="IMessagingProvider.ListTemplatesAsync"/>.</summary>
    ListTemplates = 1 << 3,
}
