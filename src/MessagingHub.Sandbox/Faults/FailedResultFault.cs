namespace MessagingHub.Sandbox;

/// <summary>Let through to the operation, which does its work up to the sending and reports that it failed.</summary>
internal sealed record FailedResultFault(FailedResultSign Sign, string? Error) : Fault("failed-result")
{
    internal bool Marks(FailedResultSign sign) => Sign == FailedResultSign.Everywhere || Sign == sign;

    internal override FaultSpec ToSpec() => new()
    {
        Fault = Name,
        Sign = Sign == FailedResultSign.Everywhere ? null : Sign.ToString().ToLowerInvariant(),
        Code = Error,
    };
}
