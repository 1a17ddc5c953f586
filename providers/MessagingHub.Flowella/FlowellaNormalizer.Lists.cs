using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using MessagingHub.Flowella.Wire;

namespace MessagingHub.Flowella;

/// <content>Lists: <c>items</c> and <c>nextCursor</c>, which is missing on the last page.</content>
internal static partial class FlowellaNormalizer
{
    public static string? ToStatusFilter(ProviderContext<FlowellaOptions> context, WireOperation list, ConversationStatus? status) => status?.Value switch
    {
        null => null,
        "open" or "closed" or "pending" or "archived" or "snoozed" => status.Value.Value.ToUpperInvariant(),
        _ => throw context.NotSupported(list, "Flowella filters conversations by open, closed, pending, archived or snoozed, and by no other status."),
    };

    public static WireResult<WirePage<Conversation>> ToConversations(string account, WireResponse response) =>
        ToPage(response, FlowellaJsonContext.Default.FlowellaListFlowellaConversation, wire => new Conversation
        {
            Provider = account,
            Id = WireText.NotBlank(wire.Id),
            Channel = MessageChannel.WhatsApp,
            Sender = WireText.NotBlank(wire.WhatsappChannelId),
            Status = ConversationStatus.From(wire.Status),
            Contact = wire.Contact is { } contact
                ? new ConversationContact { Id = WireText.NotBlank(contact.Id), Phone = WireText.Phone(contact.Phone), Name = WireText.NotBlank(contact.Name) }
                : null,
            LastMessageAt = wire.LastMessageAt,
            CreatedAt = wire.CreatedAt,
        });

    public static WireResult<WirePage<Contact>> ToContacts(string account, WireResponse response) =>
        ToPage(response, FlowellaJsonContext.Default.FlowellaListFlowellaContact, wire => ToModel(account, wire));

    public static WireResult<WirePage<MessageTemplate>> ToTemplates(string account, WireResponse response) =>
        ToPage(response, FlowellaJsonContext.Default.FlowellaListFlowellaTemplate, wire => new MessageTemplate
        {
            Provider = account,
            Id = WireText.NotBlank(wire.Id),
            Name = wire.Name,
            Language = wire.Language,
            Category = wire.Category,
            Status = TemplateStatus.From(wire.Status),
            Body = wire.Body
                ?? wire.Components?.FirstOrDefault(part => "BODY".Equals(part?.Type, StringComparison.OrdinalIgnoreCase))?.Text,
        });

    private static WireResult<WirePage<T>> ToPage<TWire, T>(WireResponse response, JsonTypeInfo<FlowellaList<TWire>> type, Func<TWire, T> map)
        where TWire : class =>
        Read(response, type, list => list.Items is null || !TryReadCursor(list.NextCursor, out string? next) ? null : new WirePage<T>
        {
            Items = WireItems.ToModels(list.Items, map),
            NextPosition = next,
            Raw = response.Raw,
        });

    private static bool TryReadCursor(JsonElement cursor, out string? next)
    {
        next = cursor.ValueKind switch
        {
            JsonValueKind.String => cursor.GetString(),
            JsonValueKind.Number => cursor.GetRawText(),
            _ => null,
        };
        return next is not null || cursor.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null;
    }

    private static Contact ToModel(string account, FlowellaContact wire) => new()
    {
        Provider = account,
        Id = WireText.NotBlank(wire.Id),
        Phone = WireText.Phone(wire.Phone),
        Name = WireText.NotBlank(wire.Name),
        Email = WireText.NotBlank(wire.Email),
        OptedOut = wire.IsOptedOut,
        CreatedAt = wire.CreatedAt,
        UpdatedAt = wire.UpdatedAt,
    };
}
