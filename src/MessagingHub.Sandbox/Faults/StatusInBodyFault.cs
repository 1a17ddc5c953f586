namespace MessagingHub.Sandbox;

internal sealed record StatusInBodyFault(int ErrorStatus, string? Code) : RefusingFault("status-in-body")
{
    internal override Task RefuseAsync(FaultScene scene)
        => scene.Exchange.SendAsync(scene.Dialect.ErrorInBody(scene.Operation, ErrorStatus, Code));

    internal override FaultSpec ToSpec() => new() { Fault = Name, Status = ErrorStatus, Code = Code };
}
