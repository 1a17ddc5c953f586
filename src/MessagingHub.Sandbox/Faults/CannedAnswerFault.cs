namespace MessagingHub.Sandbox;

internal sealed record CannedAnswerFault(string FaultName, Answer Canned) : AnswerFault(FaultName)
{
    internal override Task DeliverAsync(FaultScene scene, Answer answer) => scene.Exchange.SendAsync(Canned);

    internal override FaultSpec ToSpec() => new() { Fault = Name, Status = Name == CannedAnswers.Garbage ? null : Canned.Status };
}
