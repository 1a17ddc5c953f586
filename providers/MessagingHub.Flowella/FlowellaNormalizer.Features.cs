using MessagingHub.Flowella.Wire;

namespace MessagingHub.Flowella;

/// <content>Contacts, opt-outs, the connection check and analytics.</content>
internal static partial class FlowellaNormalizer
{
    private const string WaId = "waId";
    private const int MaxName = 200;
    private const int MaxWaId = 64;
    private const int MaxReason = 500;

    public static FlowellaContactRequest ToContactRequest(ProviderContext<FlowellaOptions> context, WireOperation operation, ContactDraft contact)
    {
        if (contact.Tags is not null || contact.GroupId is not null)
        {
            throw context.NotSupported(operation, "Flowella's contacts have no tags and no groups.");
        }

        if (contact.ProviderOptions.Keys.FirstOrDefault(key => key != WaId) is { } unknown)
        {
            throw context.NotSupported(operation, $"a contact has no option '{unknown}'; it has {WaId}.");
        }

        string? name = contact.Name ?? WireText.FullName(contact.FirstName, contact.LastName);
        string? waId = contact.ProviderOptions.GetValueOrDefault(WaId);
        return new FlowellaContactRequest
        {
            Phone = ToPhone(
                context, operation, contact.Phone ?? throw context.Invalid(operation, "Phone", "Flowella knows contacts by phone number: give one."), "Phone"),
            Name = name is { Length: > MaxName } ? throw context.Invalid(operation, "Name", $"a name has at most {MaxName} characters.") : name,
            Email = contact.Email,
            WaId = waId is { Length: 0 or > MaxWaId }
                ? throw context.Invalid(operation, $"ProviderOptions.{WaId}", $"a WhatsApp id has 1 to {MaxWaId} characters.")
                : waId,
        };
    }

    public static WireResult<Contact> ToContact(string account, WireResponse response) =>
        Read(response, FlowellaJsonContext.Default.FlowellaContact, wire => WireText.NotBlank(wire.Id) is null ? null : ToModel(account, wire));

    public static FlowellaOptOutRequest ToOptOutRequest(ProviderContext<FlowellaOptions> context, WireOperation operation, OptOutRequest request) => new()
    {
        Action = "set",
        WhatsappChannelId = ToChannel(context, operation, request.Sender),
        Phone = ToPhone(context, operation, request.Phone, "Phone"),
        Reason = request.Reason is { Length: > MaxReason }
            ? throw context.Invalid(operation, "Reason", $"a reason has at most {MaxReason} characters.")
            : request.Reason,
    };

    public static WireResult<OptOut> ToOptOut(string account, WireResponse response) =>
        Read(response, FlowellaJsonContext.Default.FlowellaOptOut, wire => wire.Active is null ? null : new OptOut
        {
            Provider = account,
            Id = wire.OptOutId,
            Active = wire.Active,
            RevokedAt = wire.RevokedAt,
            Raw = response.Raw,
        });

    public static WireResult<ConnectionCheck> ToCheck(string account, WireResponse response) =>
        Read(response, FlowellaJsonContext.Default.FlowellaPing, wire => wire.Ok is not { } ok ? null : new ConnectionCheck
        {
            Provider = account,
            Verified = ok,
            Reason = ok ? null : "Flowella answered the ping, but did not say that the key is good.",
            AccountId = wire.OrganizationId,
            Raw = response.Raw,
        });

    public static WireResult<MessageStatistics> ToStatistics(string account, WireResponse response) =>
        Read(response, FlowellaJsonContext.Default.FlowellaAnalytics, wire => wire.OutboundMessages is not { } messages ? null : new MessageStatistics
        {
            Provider = account,
            From = wire.Period?.Start,
            To = wire.Period?.End,
            Total = WireText.LongCount(messages.Total),
            Counts = messages.Counts?.Where(count => WireText.LongCount(count.Value) is not null && !string.IsNullOrWhiteSpace(count.Key))
                .GroupBy(count => new MessageStatus(count.Key).Value, count => WireText.LongCount(count.Value)!.Value)
                .ToDictionary(status => status.Key, status => status.Sum()),
            DeliveryRate = (double?)messages.DeliveryRate,
            ReadRate = (double?)messages.ReadRate,
            FailureRate = (double?)messages.FailureRate,
            Raw = response.Raw,
        });
}
