using MessagingHub.FlowIQ.Wire;

namespace MessagingHub.FlowIQ;

/// <content>Single contacts and webhook registrations.</content>
internal static partial class FlowIQNormalizer
{
    private const int MinContactDigits = 10;

    public static FlowIQContactRequest ToContactRequest(ProviderContext<FlowIQOptions> context, WireOperation operation, ContactDraft contact)
    {
        if (contact.GroupId is not null || contact.ProviderOptions.Count > 0)
        {
            throw context.NotSupported(operation, "FlowIQ's contacts have a phone number, a name, an e-mail address and tags; no groups and no options.");
        }

        string number = ToNumber(
            context, operation, contact.Phone ?? throw context.Invalid(operation, "Phone", "FlowIQ knows contacts by WhatsApp number: give one."), "Phone");
        return new FlowIQContactRequest
        {
            PhoneNumber = number.Length >= MinContactDigits
                ? number
                : throw context.Invalid(operation, "Phone", $"a contact's number has at least {MinContactDigits} digits with the country code."),
            Name = contact.Name ?? WireText.FullName(contact.FirstName, contact.LastName)
                ?? throw context.Invalid(operation, "Name", "FlowIQ requires a name."),
            Email = contact.Email,
            Tags = ToTags(context, operation, contact.Tags),
        };
    }

    public static WireResult<Contact> ToCreatedContact(string account, WireResponse response) =>
        Read(response, FlowIQJsonContext.Default.FlowIQContactAnswer, answer => ToKnownContact(account, answer));

    /// <summary>The contact, or null where FlowIQ says that none has the number; an unknown organization and a wrong address stay errors.</summary>
    public static WireResult<Contact?> ToFoundContact(string account, WireResponse response)
    {
        if (response.StatusCode == 404 || response.IsSuccess)
        {
            FlowIQAnswer? answer = ReadFailure(response, FlowIQJsonContext.Default.FlowIQContactAnswer);
            if (answer is not null && SaysNoContact(answer, response.IsSuccess))
            {
                Contact? none = null;
                return none;
            }
        }

        WireResult<Contact> found = Read(response, FlowIQJsonContext.Default.FlowIQContactAnswer, answer => ToKnownContact(account, answer));
        return found.Error is { } error ? error : found.Value;
    }

    public static FlowIQWebhookRequest ToWebhookRequest(ProviderContext<FlowIQOptions> context, WireOperation operation, WebhookSubscriptionDraft subscription)
    {
        if (subscription.Secret is not null)
        {
            throw context.NotSupported(operation, "FlowIQ documents no signature for its webhooks: end the address with one of the account's Webhooks:Secrets instead.");
        }

        return new FlowIQWebhookRequest
        {
            Url = subscription.Url.AbsoluteUri,
            Type = subscription.Events.Distinct(StringComparer.Ordinal).ToArray() is [var only]
                ? only
                : throw context.Invalid(operation, "Events", "FlowIQ registers an address for one event, or for 'all': subscribe once for each."),
        };
    }

    public static WireResult<WebhookSubscription> ToSubscription(string account, WireResponse response) =>
        Read(response, FlowIQJsonContext.Default.FlowIQWebhookAnswer, answer => answer.Success is null && answer.Webhook is null ? null : new WebhookSubscription
        {
            Provider = account,
            Id = WireText.NotBlank(answer.Webhook?.Id),
            Raw = response.Raw,
        });

    /// <summary>A contact without an id and without a number is nobody.</summary>
    private static Contact? ToKnownContact(string account, FlowIQContactAnswer answer) =>
        answer.Contact is { } wire && ToContact(account, wire) is var contact && (contact.Id ?? contact.Phone) is not null ? contact : null;

    private static bool SaysNoContact(FlowIQAnswer answer, bool isSuccess)
    {
        if (isSuccess && answer.Success == true)
        {
            // The lookup was made (only then is there a normalized number) and found nobody.
            return answer is FlowIQContactAnswer { Contact: null } && WireText.NotBlank(answer.NormalizedPhone) is not null;
        }

        string? label = LabelOf(answer.Error);
        return label is not null
            && !FlowIQErrors.Is(label, FlowIQErrors.OrganizationNotFound)
            && (WireText.NotBlank(answer.NormalizedPhone) is not null
                || FlowIQErrors.Is(label, FlowIQErrors.ContactNotFound)
                || label.StartsWith("No contact", StringComparison.OrdinalIgnoreCase));
    }

    private static string? ToTags(ProviderContext<FlowIQOptions> context, WireOperation operation, IReadOnlyList<string>? tags)
    {
        if (tags is null or { Count: 0 })
        {
            return null;
        }

        return tags.Any(tag => tag.Contains(',', StringComparison.Ordinal))
            ? throw context.Invalid(operation, "Tags", "FlowIQ separates tags by commas: a tag cannot have one.")
            : string.Join(',', tags);
    }
}
