namespace MessagingHub.Sandbox;

internal sealed record CannedRefusalFault(string FaultName, Answer Canned) : RefusingFault(FaultName)
{
    internal override Task RefuseAsync(FaultScene scene) => scene.Exchange.SendAsync(Canned);

    internal override FaultSpec ToSpec() => new() { Fault = Name, Status = Canned.Status };
}
