namespace MessagingHub.Sandbox;

/// <summary>Strikes in the service's place: the request is never looked at.</summary>
internal abstract record RefusingFault(string FaultName) : Fault(FaultName)
{
    internal abstract Task RefuseAsync(FaultScene scene);
}
