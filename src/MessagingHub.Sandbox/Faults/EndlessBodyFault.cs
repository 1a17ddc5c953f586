namespace MessagingHub.Sandbox;

internal sealed record EndlessBodyFault() : AnswerFault("endless-body")
{
    internal override async Task DeliverAsync(FaultScene scene, Answer answer)
    {
        // All but the closing brace, then spaces: a parser that waits for the end waits for ever.
        await scene.Exchange.StartAsync(answer, length: null);
        await scene.Exchange.WriteAsync(answer.Body.AsMemory(0, answer.Body.Length - 1));
        while (!scene.Exchange.Over.IsCancellationRequested)
        {
            await scene.Exchange.WriteAsync(Padding.Upto(long.MaxValue));
        }

        throw Exchange.Drop();
    }

    internal override FaultSpec ToSpec() => new() { Fault = Name };
}
