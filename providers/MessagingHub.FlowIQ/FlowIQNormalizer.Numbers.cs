namespace MessagingHub.FlowIQ;

/// <content>WhatsApp numbers: bare digits with country code on the wire, with a plus in the contract.</content>
internal static partial class FlowIQNormalizer
{
    /// <summary>The number a message goes to: the phone number, else the conversation's id, which is one.</summary>
    public static string ToNumber(ProviderContext<FlowIQOptions> context, WireOperation operation, MessageRecipient to) => to switch
    {
        { PhoneNumber: { } phone } => ToNumber(context, operation, phone, "To.PhoneNumber"),
        { ConversationId: { } conversation } => ToNumber(context, operation, conversation, "To.ConversationId"),
        _ => throw context.NotSupported(operation, "FlowIQ sends to phone numbers and to conversations, whose ids are phone numbers."),
    };

    public static string ToNumber(ProviderContext<FlowIQOptions> context, WireOperation operation, string text, string path)
    {
        string bare = WireText.WithoutPunctuation(text.Trim());
        string digits = bare.StartsWith('+') ? bare[1..] : bare;
        return IsInternational(digits)
            ? digits
            : throw context.Invalid(
                operation, path, "FlowIQ knows people by WhatsApp number: digits with the country code and without a leading 0, such as +15551234567.");
    }

    /// <summary>Whose messages: by number where there is one, else by the contact's id.</summary>
    public static (string? Number, string? ContactId) ToHistoryAddress(ProviderContext<FlowIQOptions> context, WireOperation operation, MessageRecipient with) => with switch
    {
        { PhoneNumber: { } phone } => (ToNumber(context, operation, phone, "With.PhoneNumber"), null),
        { ConversationId: { } conversation } => (ToNumber(context, operation, conversation, "With.ConversationId"), null),
        { ContactId: { } contact } => (null, contact),
        _ => throw context.NotSupported(operation, "FlowIQ lists the messages of a phone number, a conversation or a contact; it has no groups."),
    };

    /// <summary>FlowIQ's bare digits get their plus; a national number, which starts with 0, and anything else stays as received.</summary>
    private static string? ToPhone(string? received)
    {
        string? phone = WireText.Phone(received);
        return phone is not null && WireText.WithoutPunctuation(phone.Trim()) is var bare && IsInternational(bare) ? "+" + bare : phone;
    }

    /// <summary>The WhatsApp number in bare digits, as the service gives it; what is no number stays as received.</summary>
    private static string? ToConversationId(string? whatsappNumber) =>
        ToPhone(whatsappNumber) is { } phone ? phone.StartsWith('+') ? phone[1..] : phone : null;

    private static bool IsInternational(string digits) => digits.Length > 0 && digits[0] != '0' && !digits.AsSpan().ContainsAnyExceptInRange('0', '9');
}
