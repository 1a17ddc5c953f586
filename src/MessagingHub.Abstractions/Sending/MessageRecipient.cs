using System.Runtime.CompilerServices;

namespace MessagingHub;

/// <summary>One addressee, known by several addresses at once, or one group.</summary>
/// <remarks>
/// Each service uses the address it can: VelaFlows the conversation id, Flowella and FlowIQ the phone number.
/// <see cref="Conversation.AsRecipient"/> and <see cref="Contact.AsRecipient"/> fill in all that is known.
/// </remarks>
public sealed record MessageRecipient
{
    private readonly string? _phoneNumber;
    private readonly string? _conversationId;
    private readonly string? _contactId;
    private readonly string? _groupId;

    /// <summary>The phone number, best in E.164 form: <c>+15551234567</c>. Digits, spaces and <c>+ - ( ) .</c> only.</summary>
    public string? PhoneNumber
    {
        get => _phoneNumber;
        init => _phoneNumber = NotWithGroup(CheckPhone(value));
    }

    /// <summary>The service's id of a conversation with the addressee.</summary>
    public string? ConversationId
    {
        get => _conversationId;
        init => _conversationId = NotWithGroup(Argument.OptionalId(value));
    }

    /// <summary>The service's id of the contact.</summary>
    public string? ContactId
    {
        get => _contactId;
        init => _contactId = NotWithGroup(Argument.OptionalId(value));
    }

    /// <summary>The service's id of a group of contacts; excludes every other address.</summary>
    public string? GroupId
    {
        get => _groupId;
        init
        {
            if (value is not null && (_phoneNumber ?? _conversationId ?? _contactId) is not null)
            {
                throw new ArgumentException("A recipient is a group or one addressee, not both.", nameof(GroupId));
            }

            _groupId = Argument.OptionalId(value);
        }
    }

    internal bool IsEmpty => (_phoneNumber ?? _conversationId ?? _contactId ?? _groupId) is null;

    /// <summary>The addressee with this phone number.</summary>
    /// <param name="phoneNumber">The number, best in E.164 form: <c>+15551234567</c>.</param>
    public static MessageRecipient Phone(string phoneNumber) => new() { PhoneNumber = Required(phoneNumber) };

    /// <summary>The addressee of this conversation.</summary>
    /// <param name="conversationId">The service's id of the conversation.</param>
    public static MessageRecipient Conversation(string conversationId) => new() { ConversationId = Required(conversationId) };

    /// <summary>Every contact of this group.</summary>
    /// <param name="groupId">The service's id of the group.</param>
    public static MessageRecipient Group(string groupId) => new() { GroupId = Required(groupId) };

    /// <summary>Which addresses are known, the phone number shortened to its last two digits.</summary>
    public override string ToString() =>
        $"MessageRecipient {{ PhoneNumber = {Mask.Phone(PhoneNumber)}, ConversationId = {Mask.Id(ConversationId)}, ContactId = {Mask.Id(ContactId)}, GroupId = {GroupId} }}";

    /// <summary>The addressee by whatever of these can serve as an address: services list blanks, masked numbers and names of visitors, too.</summary>
    internal static MessageRecipient? Known(string? conversationId, string? phone, string? contactId)
    {
        MessageRecipient known = new()
        {
            ConversationId = Argument.IsId(conversationId) ? conversationId : null,
            PhoneNumber = IsPhone(phone) ? phone : null,
            ContactId = Argument.IsId(contactId) ? contactId : null,
        };
        return known.IsEmpty ? null : known;
    }

    private static string Required(string value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value, name);
        return value;
    }

    internal static string? CheckPhone(string? value, [CallerMemberName] string? name = null)
    {
        if (value is null)
        {
            return null;
        }

        // The number itself stays out of the message: messages are logged.
        return IsPhone(value)
            ? value.Trim()
            : throw new ArgumentException("A phone number has digits, spaces and + - ( ) . only, such as +15551234567.", name);
    }

    private static bool IsPhone(string? value) =>
        value is { Length: <= 64 }
        && value.Any(char.IsAsciiDigit)
        && value.AsSpan().TrimStart().LastIndexOf('+') <= 0
        && value.All(c => char.IsAsciiDigit(c) || c is '+' or ' ' or '-' or '(' or ')' or '.');

    private string? NotWithGroup(string? value, [CallerMemberName] string? name = null) =>
        value is not null && _groupId is not null
            ? throw new ArgumentException("A recipient is a group or one addressee, not both.", name)
            : value;
}
