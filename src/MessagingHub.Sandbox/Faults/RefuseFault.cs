namespace MessagingHub.Sandbox;

internal sealed record RefuseFault() : RefusingFault("refuse")
{
    internal override Task RefuseAsync(FaultScene scene)
    {
        scene.Exchange.Reset();
        return Task.CompletedTask;
    }

    internal override FaultSpec ToSpec() => new() { Fault = Name };
}
