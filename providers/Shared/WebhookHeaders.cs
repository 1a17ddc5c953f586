namespace MessagingHub;

/// <summary>Reads the headers of a webhook delivery, whatever dictionary they come in.</summary>
internal static class WebhookHeaders
{
    /// <summary>A header's value; null where it is absent, and where it is there twice, because then nobody can say which one counts.</summary>
    public static string? Find(WebhookDelivery delivery, string name)
    {
        string? found = null;
        bool isThere = false;
        foreach ((string key, string value) in delivery.Headers)
        {
            if (key.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                found = isThere ? null : value;
                isThere = true;
            }
        }

        return found;
    }
}
