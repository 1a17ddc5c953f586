namespace MessagingHub.Sandbox;

/// <summary>Strikes after the service has done its work: the answer it gave is what gets lost.</summary>
internal abstract record AnswerFault(string FaultName) : Fault(FaultName)
{
    internal abstract Task DeliverAsync(FaultScene scene, Answer answer);
}
