namespace MessagingHub.Sandbox;

internal sealed record RedirectFault(string? Location) : RefusingFault("redirect")
{
    internal override Task RefuseAsync(FaultScene scene)
        => scene.Exchange.SendAsync(
            new Answer(302, []).WithHeader("Location", Location ?? $"{scene.Exchange.Prefix}/redirected"));

    internal override FaultSpec ToSpec() => new() { Fault = Name, Location = Location };
}
