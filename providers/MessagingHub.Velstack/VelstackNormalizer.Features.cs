using MessagingHub.Velstack.Wire;

namespace MessagingHub.Velstack;

/// <content>Writing contacts, groups and sender IDs.</content>
internal static partial class VelstackNormalizer
{
    public static VelstackContactRequest ToNewContactRequest(ProviderContext<VelstackOptions> context, WireOperation operation, ContactDraft contact) =>
        contact.Phone is null
            ? throw context.Invalid(operation, "Phone", "a Velstack contact has a phone number: give one.")
            : ToContactRequest(context, operation, contact);

    public static VelstackContactRequest ToChangedContactRequest(ProviderContext<VelstackOptions> context, WireOperation operation, ContactDraft contact)
    {
        if (contact.GroupId is not null)
        {
            throw context.NotSupported(operation, "Velstack's documents have no call that moves a contact to another group; delete it and create it there.");
        }

        return (contact.Phone ?? contact.Name ?? contact.FirstName ?? contact.LastName ?? contact.Email) is null && contact.Tags is null
            ? throw context.Invalid(operation, "Contact", "there is nothing to change: give at least one field.")
            : ToContactRequest(context, operation, contact);
    }

    public static string ToContactId(ProviderContext<VelstackOptions> context, WireOperation operation, string contactId) =>
        PathId.Checked(context, operation, "ContactId", contactId);

    public static string ToGroupId(ProviderContext<VelstackOptions> context, WireOperation operation, string groupId) =>
        PathId.Checked(context, operation, "GroupId", groupId);

    public static WireResult<Contact> ToCreatedContact(string account, WireResponse response) =>
        ReadOne(response, VelstackJsonContext.Default.VelstackAnswerVelstackContact, (answer, wire) =>
            wire is not null ? ToModel(account, wire) : SaysDone(answer) ? new Contact { Provider = account } : null);

    /// <summary>The documented answer has no data: all that is known of the contact is its id.</summary>
    public static WireResult<Contact> ToChangedContact(string account, WireResponse response, string contactId) =>
        ReadDone(response, wire => wire is null
            ? new Contact { Provider = account, Id = contactId }
            : ToModel(account, wire) with { Id = WireText.NotBlank(wire.Id) ?? contactId });

    public static WireResult<RawResponse> ToDone(string account, WireResponse response) => ReadDone(response, _ => response.Raw);

    /// <summary>The one group comes in a list; an empty one means that there is no such group.</summary>
    public static WireResult<ContactGroup> ToGroup(string account, WireResponse response, string groupId)
    {
        WireResult<WirePage<ContactGroup>> page = ToGroups(account, response);
        if (page.Error is { } error)
        {
            return error;
        }

        IReadOnlyList<ContactGroup> groups = page.Value!.Items;
        ContactGroup? group = groups.FirstOrDefault(candidate => groupId.Equals(candidate.Id, StringComparison.OrdinalIgnoreCase))
            ?? (groups is [{ Id: null } only] ? only : null);
        return group is null
            ? new ServiceError
            {
                Code = MessagingErrorCode.NotFound,
                Message = "no group in the answer",
                Remedy = VelstackErrors.RemedyOf(MessagingErrorCode.NotFound),
            }
            : group with { Raw = response.Raw };
    }

    public static WireResult<ContactGroup> ToCreatedGroup(string account, WireResponse response) =>
        ReadOne(response, VelstackJsonContext.Default.VelstackAnswerVelstackGroup, (answer, wire) =>
            wire is not null ? ToModel(account, wire) with { Raw = response.Raw }
            : SaysDone(answer) ? new ContactGroup { Provider = account, Raw = response.Raw }
            : null);

    public static WireResult<VelstackSenderId> ToSenderId(string account, WireResponse response) =>
        ReadOne(response, VelstackJsonContext.Default.VelstackAnswerVelstackSenderIdData, (answer, wire) =>
            wire is null && !SaysDone(answer) ? null : new VelstackSenderId
            {
                Provider = account,
                Id = wire?.Id,
                Purpose = wire?.Purpose,
                Status = WireText.NotBlank(wire?.Status),
                RegisteredAt = wire?.Date,
                Raw = response.Raw,
            });

    private static VelstackContactRequest ToContactRequest(ProviderContext<VelstackOptions> context, WireOperation operation, ContactDraft contact)
    {
        if (contact.Tags is not null)
        {
            throw context.NotSupported(operation, "Velstack's contacts have no tags.");
        }

        if (contact.ProviderOptions.Keys.FirstOrDefault() is { } unknown)
        {
            throw context.NotSupported(operation, $"a contact has no option '{unknown}'.");
        }

        // To split a full name would be a guess, and to leave out the part that differs would lose it.
        if (contact.Name is not null && contact.Name != WireText.FullName(contact.FirstName, contact.LastName))
        {
            throw context.Invalid(operation, "Name", "Velstack keeps first and last name apart: give FirstName and LastName instead.");
        }

        return new VelstackContactRequest
        {
            GroupId = contact.GroupId,
            FirstName = contact.FirstName,
            LastName = contact.LastName,
            PhoneNumber = contact.Phone is { } phone ? WireText.WithoutPunctuation(phone) : null,
            EmailAddress = contact.Email,
        };
    }
}
