using System.Text.Json.Serialization.Metadata;
using MessagingHub.Velstack.Wire;

namespace MessagingHub.Velstack;

/// <content>Lists: all items at once, bare or in a wrapper. There is no paging to continue.</content>
internal static partial class VelstackNormalizer
{
    public static string? ToGroupFilter(ProviderContext<VelstackOptions> context, WireOperation list, string? groupId) =>
        groupId is null ? null : PathId.Checked(context, list, "GroupId", groupId);

    public static WireResult<WirePage<Contact>> ToContacts(string account, WireResponse response) =>
        ToPage(response, VelstackJsonContext.Default.VelstackAnswerVelstackContact, wire => ToModel(account, wire));

    public static WireResult<WirePage<ContactGroup>> ToGroups(string account, WireResponse response) =>
        ToPage(response, VelstackJsonContext.Default.VelstackAnswerVelstackGroup, wire => ToModel(account, wire));

    /// <summary>Success without data is an empty list; neither of the two is no list at all.</summary>
    private static WireResult<WirePage<T>> ToPage<TWire, T>(WireResponse response, JsonTypeInfo<VelstackAnswer<TWire>> type, Func<TWire, T> map)
        where TWire : VelstackData<TWire> =>
        Read(response, type, (answer, data) => answer.Data is null && !SaysDone(answer) ? null : new WirePage<T>
        {
            Items = WireItems.ToModels(data, map),
            Raw = response.Raw,
        });

    private static Contact ToModel(string account, VelstackContact wire) => new()
    {
        Provider = account,
        Id = wire.Id,
        Phone = WireText.Phone(wire.PhoneNumber),
        Name = WireText.FullName(wire.FirstName, wire.LastName),
        FirstName = WireText.NotBlank(wire.FirstName),
        LastName = WireText.NotBlank(wire.LastName),
        Email = WireText.NotBlank(wire.EmailAddress),
        Groups = WireText.NotBlank(wire.Group) is { } group ? [group] : null,
        CreatedAt = wire.AddedDate,
    };

    private static ContactGroup ToModel(string account, VelstackGroup wire) => new()
    {
        Provider = account,
        Id = wire.Id,
        Name = WireText.NotBlank(wire.Name),
        MemberCount = WireText.Count(wire.Members),
    };
}
