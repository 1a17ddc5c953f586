namespace MessagingHub.Sandbox;

internal sealed record PagingFault(string FaultName, PagingTrick Trick) : Fault(FaultName)
{
    internal override FaultSpec ToSpec() => new() { Fault = Name };
}
