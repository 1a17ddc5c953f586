namespace MessagingHub.Sandbox;

internal sealed record AcceptThenStatusInBodyFault(int ErrorStatus) : AnswerFault("accept-then-status-in-body")
{
    internal override Task DeliverAsync(FaultScene scene, Answer answer)
        => scene.Exchange.SendAsync(scene.Dialect.ErrorInBody(scene.Operation, ErrorStatus));

    internal override FaultSpec ToSpec() => new() { Fault = Name, Status = ErrorStatus };
}
