namespace MessagingHub.Sandbox;

internal sealed record AcceptThenStatusFault(int ErrorStatus) : AnswerFault("accept-then-status")
{
    internal override Task DeliverAsync(FaultScene scene, Answer answer)
        => scene.Exchange.SendAsync(scene.Dialect.Error(scene.Operation, ErrorStatus));

    internal override FaultSpec ToSpec() => new() { Fault = Name, Status = ErrorStatus };
}
