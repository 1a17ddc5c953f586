namespace MessagingHub.Conformance;

/// <summary>Which interface a feature's flag stands for.</summary>
internal static class FeatureTypes
{
    public static Type Of(MessagingFeatures feature) => feature switch
    {
        MessagingFeatures.MessageHistory => typeof(IMessageHistory),
        MessagingFeatures.ContactWriter => typeof(IContactWriter),
        MessagingFeatures.ContactLookup => typeof(IContactLookup),
        MessagingFeatures.ContactGroups => typeof(IContactGroups),
        MessagingFeatures.BulkSender => typeof(IBulkSender),
        MessagingFeatures.OptOutRegistry => typeof(IOptOutRegistry),
        MessagingFeatures.ConnectionCheck => typeof(IConnectionCheck),
        MessagingFeatures.MessageAnalytics => typeof(IMessageAnalytics),
        MessagingFeatures.WebhookReader => typeof(IWebhookReader),
        MessagingFeatures.WebhookSubscriptions => typeof(IWebhookSubscriptions),
        _ => throw new NotSupportedException($"The kit knows no interface for {feature}: it is older than the contract."),
    };
}
