namespace MessagingHub;

/// <summary>An address to be registered.</summary>
public sealed record WebhookSubscriptionDraft
{
    /// <summary>Where the service pushes to: an absolute https address.</summary>
    public required Uri Url
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value, nameof(Url));
            field = value.IsAbsoluteUri && value.Scheme == Uri.UriSchemeHttps
                ? value
                : throw new ArgumentException("The address is an absolute https URL.", nameof(Url));
        }
    }

    /// <summary>The events it wants, in the service's own words; at least one.</summary>
    public required IReadOnlyList<string> Events
    {
        get;
        init => field = Argument.List(value);
    }

    /// <summary>The secret the service signs with; null for none.</summary>
    public string? Secret
    {
        get;
        init => field = Argument.OptionalText(value);
    }

    /// <summary>The events only: the address may hold a secret.</summary>
    public override string ToString() => $"WebhookSubscriptionDraft {{ Events = {string.Join(", ", Events)} }}";
}
