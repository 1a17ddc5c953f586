using System.Text.Json.Serialization;

namespace MessagingHub.Sandbox;

// The JSON the service answers with, field by field as its pages of the second generation show it. Names are written in
// snake case by VelstackJson; the two that are not say so.

internal sealed record VelstackSent<T>(VelstackSummary<T> Summary);

// The credit left is a text with two decimals after a quick SMS and a number after a group's.
internal sealed record VelstackSummary<T>(
    string MessageId,
    string Type,
    string Message,
    string Sender,
    int TotalContacts,
    IReadOnlyList<string> Recipients,
    int CreditUsed,
    T CreditLeft);

internal sealed record VelstackGroup(string Id, string Name, int Members);

internal sealed record VelstackGroups(
    [property: JsonPropertyName("Summary")] IReadOnlyList<VelstackGroup> Summary, string? Collection);

internal sealed record VelstackContact(
    string Id,
    string? FirstName,
    string? LastName,
    string PhoneNumber,
    string? EmailAddress,
    [property: JsonPropertyName("Group")] string? Group,
    string AddedDate);

internal sealed record VelstackGroupContacts(IReadOnlyList<VelstackContact> Results, string? Contacts);

internal sealed record VelstackSender(string Id, string Purpose, string Status, string Date);
