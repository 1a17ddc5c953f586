namespace MessagingHub.Sandbox;

internal sealed record TruncatedBodyFault() : AnswerFault("truncated-body")
{
    internal override async Task DeliverAsync(FaultScene scene, Answer answer)
    {
        await scene.Exchange.StartAsync(answer, answer.Body.Length);
        await scene.Exchange.WriteAsync(answer.Body.AsMemory(0, answer.Body.Length / 2));
        throw Exchange.Drop();
    }

    internal override FaultSpec ToSpec() => new() { Fault = Name };
}
