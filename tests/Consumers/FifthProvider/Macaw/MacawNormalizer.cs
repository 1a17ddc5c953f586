using MessagingHub;

namespace Macaw;

/// <summary>What Macaw's answers say, in the contract's terms: pure functions.</summary>
internal static class MacawNormalizer
{
    public static WireResult<SentMessage> ToSent(string account, WireResponse response) =>
        !response.IsSuccess ? ToError(response)
        : response.TryReadJson(MacawJson.Default.MacawAccepted, out MacawAccepted? accepted) && accepted.Id is not null
            ? new SentMessage { Provider = account, Id = accepted.Id, Status = MessageStatus.Accepted, Raw = response.Raw }
            : ServiceError.Unreadable;

    public static WireResult<WirePage<Contact>> ToContacts(string account, WireResponse response) =>
        !response.IsSuccess ? ToError(response)
        : response.TryReadJson(MacawJson.Default.MacawContacts, out MacawContacts? page) && page.Contacts is not null
            ? new WirePage<Contact>
            {
                Items = [.. page.Contacts.OfType<MacawContact>().Select(wire => new Contact { Provider = account, Id = wire.Id, Phone = wire.Phone, Name = wire.Name })],
                NextPosition = page.Next,
                Raw = response.Raw,
            }
            : ServiceError.Unreadable;

    private static ServiceError ToError(WireResponse response) => new()
    {
        Code = HttpStatusErrors.CodeOf(response.StatusCode),
        Message = response.TryReadJson(MacawJson.Default.MacawError, out MacawError? error) ? error.Message : null,
    };
}
