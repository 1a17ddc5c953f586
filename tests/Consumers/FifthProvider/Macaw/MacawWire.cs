using System.Text.Json.Serialization;

namespace Macaw;

internal sealed record MacawMessage(string To, string Text);

internal sealed record MacawAccepted(string? Id);

internal sealed record MacawContact(string? Id, string? Phone, string? Name);

internal sealed record MacawContacts(IReadOnlyList<MacawContact?>? Contacts, string? Next);

internal sealed record MacawError(string? Message);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(MacawMessage))]
[JsonSerializable(typeof(MacawAccepted))]
[JsonSerializable(typeof(MacawContacts))]
[JsonSerializable(typeof(MacawError))]
internal sealed partial class MacawJson : JsonSerializerContext;
