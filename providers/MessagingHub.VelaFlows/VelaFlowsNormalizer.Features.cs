using MessagingHub.VelaFlows.Wire;

namespace MessagingHub.VelaFlows;

/// <content>Leads, customers and webhook subscriptions.</content>
internal static partial class VelaFlowsNormalizer
{
    private const string PipelineId = "pipelineId";
    private const string StageId = "stageId";

    public static VelaFlowsLeadRequest ToLeadRequest(ProviderContext<VelaFlowsOptions> context, WireOperation operation, ContactDraft contact)
    {
        RefuseUnknown(context, operation, contact, "a lead", [PipelineId, StageId]);
        return (contact.FirstName ?? contact.LastName ?? contact.Email ?? contact.Phone) is null
            ? throw context.Invalid(operation, "Phone", "a lead needs a name, an e-mail address or a phone number.")
            : new VelaFlowsLeadRequest
            {
                FirstName = contact.FirstName,
                LastName = contact.LastName,
                Email = contact.Email,
                Phone = contact.Phone is { } phone ? WireText.WithoutPunctuation(phone) : null,
                PipelineId = ToOption(context, operation, contact, PipelineId),
                StageId = ToOption(context, operation, contact, StageId),
            };
    }

    public static VelaFlowsCustomerRequest ToCustomerRequest(ProviderContext<VelaFlowsOptions> context, WireOperation operation, ContactDraft changes)
    {
        RefuseUnknown(context, operation, changes, "a customer", []);
        if (changes.Phone is not null)
        {
            throw context.NotSupported(operation, "VelaFlows documents no change of a customer's phone number.");
        }

        return (changes.FirstName ?? changes.LastName ?? changes.Email) is null
            ? throw context.Invalid(operation, "FirstName", "there is nothing to change: give a first name, a last name or an e-mail address.")
            : new VelaFlowsCustomerRequest { FirstName = changes.FirstName, LastName = changes.LastName, Email = changes.Email };
    }

    public static WireResult<Contact> ToLead(string account, WireResponse response) =>
        Read(response, VelaFlowsJsonContext.Default.WrittenContact, data => ToWritten(account, response, data.Lead));

    /// <summary>The named-key rule gives <c>data.customer</c>; the only page that shows this answer has <c>data.lead</c>.</summary>
    public static WireResult<Contact> ToCustomer(string account, WireResponse response) =>
        Read(response, VelaFlowsJsonContext.Default.WrittenContact, data => ToWritten(account, response, data.Customer ?? data.Lead));

    public static VelaFlowsSubscriptionRequest ToSubscriptionRequest(WebhookSubscriptionDraft subscription) => new()
    {
        Url = subscription.Url.AbsoluteUri,
        Events = subscription.Events,
        Secret = subscription.Secret,
    };

    public static WireResult<WebhookSubscription> ToSubscription(string account, WireResponse response) =>
        Read(response, VelaFlowsJsonContext.Default.Subscription, data => WireText.NotBlank(data.Subscription?.Id) is not { } id ? null : new WebhookSubscription
        {
            Provider = account,
            Id = id,
            Raw = response.Raw,
        });

    private static Contact? ToWritten(string account, WireResponse response, VelaFlowsLead? wire) =>
        wire is null || WireText.NotBlank(wire.Id) is null ? null : ToModel(account, wire);

    private static void RefuseUnknown(
        ProviderContext<VelaFlowsOptions> context, WireOperation operation, ContactDraft contact, string what, string[] options)
    {
        if (contact.Tags is not null || contact.GroupId is not null)
        {
            throw context.NotSupported(operation, $"VelaFlows documents no tags and no groups of {what}.");
        }

        if (contact.Name is { } name && name != WireText.FullName(contact.FirstName, contact.LastName))
        {
            throw context.NotSupported(operation, $"{what} at VelaFlows has no full name: give FirstName and LastName.");
        }

        if (contact.ProviderOptions.Keys.FirstOrDefault(key => !options.Contains(key)) is { } unknown)
        {
            throw context.NotSupported(
                operation, $"{what} has no option '{unknown}'; it has {(options.Length == 0 ? "none" : string.Join(" and ", options))}.");
        }
    }

    private static string? ToOption(ProviderContext<VelaFlowsOptions> context, WireOperation operation, ContactDraft contact, string name) =>
        contact.ProviderOptions.GetValueOrDefault(name) is { } value && string.IsNullOrWhiteSpace(value)
            ? throw context.Invalid(operation, $"ProviderOptions.{name}", "an id is not empty.")
            : contact.ProviderOptions.GetValueOrDefault(name);
}
