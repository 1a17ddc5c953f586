using System.Globalization;
using System.Text.Json.Serialization.Metadata;
using MessagingHub.VelaFlows.Wire;

namespace MessagingHub.VelaFlows;

/// <content>Lists: <c>items</c> and <c>pagination</c> with page numbers from 1; the last page is <c>totalPages</c>, and 0 means 1.</content>
internal static partial class VelaFlowsNormalizer
{
    /// <summary>A word of an open set, as it is: VelaFlows documents no complete list of statuses or channels.</summary>
    public static string? ToFilter(ProviderContext<VelaFlowsOptions> context, WireOperation list, string path, string? word) =>
        word is "" ? throw context.Invalid(list, path, "a filter has a word.") : word;

    public static long ToPageNumber(WirePageRequest page) =>
        page.Position is { } position ? long.Parse(position, NumberStyles.None, CultureInfo.InvariantCulture) : 1;

    public static WireResult<WirePage<Conversation>> ToConversations(string account, WireResponse response, WirePageRequest page) =>
        ToPage(response, VelaFlowsJsonContext.Default.ConversationList, page, wire => new Conversation
        {
            Provider = account,
            Id = WireText.NotBlank(wire.Id),
            Channel = MessageChannel.From(wire.ChannelType ?? wire.Channel),
            Status = ConversationStatus.From(wire.Status),
            Contact = ToConversationContact(WireText.NotBlank(wire.ContactName), WireText.Phone(wire.ContactPhone)),
            AssigneeId = WireText.NotBlank(wire.AssignedAgentId),
            Priority = WireText.NotBlank(wire.Priority),
            UnreadCount = WireText.Count(wire.UnreadCount),
            HasUnread = WireText.Count(wire.UnreadCount) is { } unread ? unread > 0 : null,
            LastMessageAt = wire.LastMessageAt,
            CreatedAt = wire.CreatedAt,
            UpdatedAt = wire.UpdatedAt,
        });

    public static WireResult<WirePage<Contact>> ToContacts(string account, WireResponse response, WirePageRequest page) =>
        ToPage(response, VelaFlowsJsonContext.Default.LeadList, page, wire => ToModel(account, wire));

    private static WireResult<WirePage<T>> ToPage<TWire, T>(
        WireResponse response, JsonTypeInfo<VelaFlowsAnswer<VelaFlowsList<TWire>>> type, WirePageRequest page, Func<TWire, T> map)
        where TWire : class =>
        Read(response, type, list => list.Items is null || NextOf(list, page) is not { } next ? null : new WirePage<T>
        {
            Items = next.IsOfAnotherPage ? [] : WireItems.ToModels(list.Items, map),
            NextPosition = next.Position,
            TotalCount = WireText.LongCount(list.Pagination?.Total) is >= 0 and { } total ? total : null,
            Raw = response.Raw,
        });

    /// <summary>Where the list goes on. Null where the answer does not tell, or is another page than the one asked for.</summary>
    private static (string? Position, bool IsOfAnotherPage)? NextOf<TWire>(VelaFlowsList<TWire> list, WirePageRequest page)
        where TWire : class
    {
        long asked = ToPageNumber(page);
        long size = WireText.LongCount(list.Pagination?.Limit) is > 0 and { } applied ? applied : page.Size;
        long? last = LastPageOf(list.Pagination, size);
        if (last is null && list.Items!.Count >= size)
        {
            // A full page that does not say whether it is the last: to stop here would lose items without a word.
            return null;
        }

        if (WireText.LongCount(list.Pagination?.Page) is { } echoed && echoed != asked)
        {
            // Beyond the end the service may answer its last page again; anywhere else the list would repeat or skip items.
            return asked > (last ?? 1) && asked > 1 ? (null, true) : null;
        }

        return (asked < last ? (asked + 1).ToString(CultureInfo.InvariantCulture) : null, false);
    }

    /// <summary>The number of pages as the service counts them, by the page size it applied, which need not be the one asked for.</summary>
    private static long? LastPageOf(VelaFlowsPagination? pagination, long size) =>
        WireText.LongCount(pagination?.TotalPages)
            ?? (WireText.LongCount(pagination?.Total) is { } total ? (total / size) + (total % size > 0 ? 1 : 0) : null);

    private static ConversationContact? ToConversationContact(string? name, string? phone) =>
        (name ?? phone) is null ? null : new ConversationContact { Name = name, Phone = phone };

    private static Contact ToModel(string account, VelaFlowsLead wire) => new()
    {
        Provider = account,
        Id = WireText.NotBlank(wire.Id),
        Phone = WireText.Phone(wire.Phone),
        Name = WireText.FullName(wire.FirstName, wire.LastName),
        FirstName = WireText.NotBlank(wire.FirstName),
        LastName = WireText.NotBlank(wire.LastName),
        Email = WireText.NotBlank(wire.Email),
        Status = WireText.NotBlank(wire.Status),
        CreatedAt = wire.CreatedAt,
    };
}
