namespace MessagingHub.Sandbox;

internal sealed record StallFault() : RefusingFault("stall")
{
    internal override Task RefuseAsync(FaultScene scene) => scene.Exchange.StallAsync();

    internal override FaultSpec ToSpec() => new() { Fault = Name };
}
