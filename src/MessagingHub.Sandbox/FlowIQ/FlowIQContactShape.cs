using System.Globalization;
using System.Text.Json.Nodes;

namespace MessagingHub.Sandbox;

/// <summary>
/// A contact in each of the documented sets of names. What the world does not know follows from the contact's number,
/// so that every value and every documented null occurs. Made and used under the world's gate.
/// </summary>
internal sealed class FlowIQContactShape(SandboxWorld world)
{
    private readonly ILookup<string, SandboxMessage> _messages = world.Messages.ToLookup(message => message.Phone);
    private readonly ILookup<int, SandboxConversation> _conversations = world.Conversations.ToLookup(item => item.ContactNumber);

    public JsonObject Listed(SandboxContact contact, FlowIQContactForm form, int index)
        => form == FlowIQContactForm.Overview || (form == FlowIQContactForm.Mixed && index % 2 == 1)
            ? Overview(contact)
            : Schema(contact);

    public JsonObject Schema(SandboxContact contact) => new()
    {
        ["id"] = FlowIQIds.Of(contact),
        ["full_name"] = contact.Name,
        ["whatsapp_id"] = FlowIQIds.WhatsAppId(contact),
        ["phone_number"] = contact.Number % 10 == 0 ? null : contact.Phone,
        ["email"] = contact.Email,
        ["created_at"] = FlowIQJson.Time(contact.CreatedAt),
        ["tags"] = contact.Tags.Count == 0 && contact.Number % 2 == 0 ? null : FlowIQJson.Texts(contact.Tags),
        ["has_unread_messages"] = Unread(contact) > 0,
        ["bot_status"] = BotStatus(contact),
        ["archived"] = Archived(contact),
    };

    /// <summary>What is answered to a creation, field by field; the number stands as it was sent.</summary>
    public static JsonObject Created(SandboxContact contact, string phone) => new()
    {
        ["id"] = FlowIQIds.Of(contact),
        ["full_name"] = contact.Name,
        ["whatsapp_id"] = FlowIQIds.WhatsAppId(contact),
        ["phone_number"] = phone,
        ["email"] = contact.Email,
        ["tags"] = FlowIQJson.Texts(contact.Tags),
        ["organization_id"] = SandboxCredentials.FlowIQOrganizationId,
        ["created_at"] = FlowIQJson.Time(contact.CreatedAt),
    };

    public JsonObject Full(SandboxContact contact) => new()
    {
        ["id"] = FlowIQIds.Of(contact),
        ["organization_id"] = SandboxCredentials.FlowIQOrganizationId,
        ["full_name"] = contact.Name,
        ["phone_number"] = contact.Phone,
        ["whatsapp_id"] = FlowIQIds.WhatsAppId(contact),
        ["email"] = contact.Email,
        ["tags"] = FlowIQJson.Texts(contact.Tags),
        ["bot_status"] = BotStatus(contact),
        ["archived"] = Archived(contact) ?? false,
        ["has_unread_messages"] = Unread(contact) > 0,
        ["allow_broadcast"] = true,
        ["blocked"] = false,
        ["active_status"] = false,
        ["source"] = Source(contact),
        ["contact_summary"] = null,
        ["contact_summary_updated_at"] = null,
        ["created_at"] = FlowIQJson.Time(contact.CreatedAt),
        ["updated_at"] = FlowIQJson.Time(contact.UpdatedAt),
    };

    public static JsonObject OverviewFound(SandboxContact contact) => new()
    {
        ["contact_name"] = contact.Name,
        ["whatsapp_number"] = FlowIQIds.WhatsAppId(contact),
        ["profile_picture_url"] = contact.Number % 2 == 0
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"https://media.example.com/faces/{contact.Number}.jpg"),
    };

    private JsonObject Overview(SandboxContact contact)
    {
        SandboxMessage? last = _messages[contact.Phone].MaxBy(message => (message.At, message.Number));
        JsonObject body = OverviewFound(contact);
        body["last_message"] = last?.Text;
        body["last_message_time"] = last is null ? null : FlowIQJson.Time(last.At);
        body["unread_count"] = Unread(contact);
        return body;
    }

    private int Unread(SandboxContact contact)
        => _messages[contact.Phone].Count(message => message.IsInbound && message.Status != "read");

    // Null means that no bot is set up.
    private static string? BotStatus(SandboxContact contact) => (contact.Number % 3) switch
    {
        0 => null,
        1 => "active",
        _ => "paused",
    };

    private bool? Archived(SandboxContact contact)
        => _conversations.Contains(contact.Number)
            ? _conversations[contact.Number].All(conversation => conversation.Status == "archived")
            : null;

    // The page shows the object in two sizes.
    private static JsonObject Source(SandboxContact contact) => contact.Number % 2 == 0
        ? new JsonObject { ["type"] = "api" }
        : new JsonObject { ["type"] = "api", ["location"] = new JsonObject(), ["created_at"] = FlowIQJson.Time(contact.CreatedAt) };
}
