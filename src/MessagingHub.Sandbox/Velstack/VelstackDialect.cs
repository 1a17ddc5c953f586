using Microsoft.AspNetCore.Http;

namespace MessagingHub.Sandbox;

/// <summary>Velstack's SMS API in its second generation: bearer key, <c>status, code, message, data</c>, no pages.</summary>
internal sealed class VelstackDialect : Dialect
{
    public VelstackDialect(SandboxWorld world, AcceptanceLedger ledger)
    {
        var groups = new VelstackGroupBook(world);
        var contacts = new VelstackContacts(world, groups);
        var messages = new VelstackMessages(world, ledger, groups);
        Operations =
        [
            new(SandboxOperation.Send, "POST", "/api/quick/sms", messages.SendQuick),
            new(SandboxOperation.Send, "POST", "/api/group/sms", messages.SendToGroup),
            new(SandboxOperation.ListGroups, "GET", "/api/group", groups.List),
            new(SandboxOperation.GetGroup, "GET", "/api/group/{groupId}", groups.Get),
            new(SandboxOperation.CreateGroup, "POST", "/api/group", groups.Create),
            new(SandboxOperation.RenameGroup, "PUT", "/api/group/{groupId}", groups.Rename),
            new(SandboxOperation.DeleteGroup, "DELETE", "/api/group/{groupId}", groups.Delete),
            new(SandboxOperation.ListContacts, "GET", "/api/contact", contacts.List),
            new(SandboxOperation.ListGroupContacts, "GET", "/api/contact/{groupId}", contacts.ListOfGroup),
            new(SandboxOperation.CreateContact, "POST", "/api/contact", contacts.Create),
            new(SandboxOperation.UpdateContact, "PUT", "/api/contact/{contactId}", contacts.Update),
            new(SandboxOperation.DeleteContact, "DELETE", "/api/contact/{contactId}", contacts.Delete),
            new(SandboxOperation.RegisterSender, "POST", "/api/sender/id", new VelstackSenders(world).Register),
        ];
    }

    public override string Name => SandboxDialect.Velstack;

    public override string ApiPath => "/api";

    public override IReadOnlyList<DialectOperation> Operations { get; }

    public override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["apiKey"] = SandboxCredentials.VelstackApiKey,
        ["sender"] = SandboxCredentials.VelstackSenderId,
        ["groupId"] = SandboxCredentials.VelstackGroupId,
    };

    public override Answer? Refuse(HttpRequest request)
        => Bearer.Is(request, SandboxCredentials.VelstackApiKey) ? null : Error(StatusCodes.Status401Unauthorized);

    public override Answer Error(int status, string? code = null, string? message = null)
        => VelstackJson.Error(status, message ?? VelstackErrors.MessageOf(status), code);

    /// <summary>The documents promise a status and a message for a validation error, and no more.</summary>
    public override Answer Invalid(InvalidRequestException problem)
        => Error(problem.Field is null ? 400 : 422, message: problem.Message);
}
