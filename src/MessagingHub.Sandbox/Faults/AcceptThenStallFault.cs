namespace MessagingHub.Sandbox;

internal sealed record AcceptThenStallFault() : AnswerFault("accept-then-stall")
{
    internal override Task DeliverAsync(FaultScene scene, Answer answer) => scene.Exchange.StallAsync();

    internal override FaultSpec ToSpec() => new() { Fault = Name };
}
