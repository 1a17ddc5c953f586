using System.Globalization;
using MessagingHub.FlowIQ.Wire;

namespace MessagingHub.FlowIQ;

/// <content>Pages by number, and contacts in three dialects: as contacts, and as the one conversation that each of them is.</content>
internal static partial class FlowIQNormalizer
{
    public static int ToPageNumber(WirePageRequest request) =>
        int.TryParse(request.Position, NumberStyles.None, CultureInfo.InvariantCulture, out int page) ? page : 1;

    public static WireResult<WirePage<T>> ToContactPage<T>(string account, WireResponse response, int page, Func<string, FlowIQContact, T> map) =>
        Read(response, FlowIQJsonContext.Default.FlowIQContactsAnswer, answer => answer.Contacts is null ? null : new WirePage<T>
        {
            Items = WireItems.ToModels(answer.Contacts, contact => map(account, contact)),
            NextPosition = ToNextPosition(answer.Pagination, page),
            TotalCount = WireText.LongCount(answer.Pagination?.TotalContacts) is >= 0 and { } total ? total : null,
            Raw = response.Raw,
        });

    public static Conversation ToConversation(string account, FlowIQContact wire)
    {
        string? number = NumberOf(wire);
        return new Conversation
        {
            Provider = account,
            Id = ToConversationId(number),
            Channel = MessageChannel.WhatsApp,

            // Not archived is not the same as open: FlowIQ documents no such state.
            Status = wire.Archived == true ? ConversationStatus.Archived : null,
            Contact = new ConversationContact { Id = WireText.NotBlank(wire.Id), Phone = ToPhone(number ?? wire.PhoneNumber), Name = NameOf(wire) },
            UnreadCount = WireText.Count(wire.UnreadCount),
            HasUnread = HasUnread(wire),
            LastMessage = WireText.NotBlank(wire.LastMessage),
            LastMessageAt = wire.LastMessageTime,
            CreatedAt = wire.CreatedAt,
            UpdatedAt = wire.UpdatedAt,
        };
    }

    public static Contact ToContact(string account, FlowIQContact wire) => new()
    {
        Provider = account,
        Id = WireText.NotBlank(wire.Id),
        Phone = ToPhone(NumberOf(wire) ?? wire.PhoneNumber),
        Name = NameOf(wire),
        Email = WireText.NotBlank(wire.Email),
        Tags = wire.Tags,
        UnreadCount = WireText.Count(wire.UnreadCount),
        HasUnread = HasUnread(wire),
        LastMessage = WireText.NotBlank(wire.LastMessage),
        LastMessageAt = wire.LastMessageTime,
        CreatedAt = wire.CreatedAt,
        UpdatedAt = wire.UpdatedAt,
    };

    /// <summary><c>hasNextPage</c> decides, else <c>totalPages</c>, else the total; a service that answers an earlier page than asked for is caught by the list.</summary>
    private static string? ToNextPosition(FlowIQPagination? pagination, int asked)
    {
        int current = Math.Min(WireText.Count(pagination?.CurrentPage) ?? asked, asked);
        bool more = pagination?.HasNextPage ?? LastPageOf(pagination) > current;
        return more ? (current + 1L).ToString(CultureInfo.InvariantCulture) : null;
    }

    /// <summary>The number of pages as FlowIQ says it, else by its total and the page size it applied.</summary>
    private static long? LastPageOf(FlowIQPagination? pagination) =>
        WireText.LongCount(pagination?.TotalPages)
        ?? (WireText.LongCount(pagination?.TotalContacts ?? pagination?.TotalMessages) is { } total
            && WireText.LongCount(pagination?.ContactsPerPage ?? pagination?.MessagesPerPage) is > 0 and { } size
                ? (total / size) + (total % size > 0 ? 1 : 0)
                : null);

    private static string? NumberOf(FlowIQContact wire) => WireText.NotBlank(wire.WhatsappId) ?? WireText.NotBlank(wire.WhatsappNumber);

    private static string? NameOf(FlowIQContact wire) => WireText.NotBlank(wire.FullName) ?? WireText.NotBlank(wire.ContactName);

    private static bool? HasUnread(FlowIQContact wire) =>
        wire.HasUnreadMessages ?? (WireText.Count(wire.UnreadCount) is { } count ? count > 0 : null);
}
