namespace MessagingHub;

/// <summary>The optional features, each a small interface.</summary>
[Flags]
public enum MessagingFeatures
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary><see cref="IMessageHistory"/>.</summary>
    MessageHistory = 1 << 0,

    /// <summary><see cref="IContactWriter"/>.</summary>
    ContactWriter = 1 << 1,

    /// <summary><see cref="IContactLookup"/>.</summary>
    ContactLookup = 1 << 2,

    /// <summary><see cref="IContactGroups"/>.</summary>
    ContactGroups = 1 << 3,

    /// <summary><see cref="IBulkSender"/>.</summary>
    BulkSender = 1 << 4,

    /// <summary><see cref="IOptOutRegistry"/>.</summary>
    OptOutRegistry = 1 << 5,

    /// <summary><see cref="IConnectionCheck"/>.</summary>
    ConnectionCheck = 1 << 6,

    /// <summary><see cref="IMessageAnalytics"/>.</summary>
    MessageAnalytics = 1 << 7,

    /// <summary><see cref="IWebhookReader"/>.</summary>
    WebhookReader = 1 << 8,

    /// <summary><see cref="IWebhookSubscriptions"/>.</summary>
    WebhookSubscriptions = 1 << 9,
}
