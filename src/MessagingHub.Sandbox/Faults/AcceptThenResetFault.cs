namespace MessagingHub.Sandbox;

internal sealed record AcceptThenResetFault(bool MidBody) : AnswerFault("accept-then-reset")
{
    internal override async Task DeliverAsync(FaultScene scene, Answer answer)
    {
        if (!MidBody)
        {
            scene.Exchange.Reset();
            return;
        }

        // Chunked: only the missing last chunk tells the client that there was more.
        await scene.Exchange.StartAsync(answer, length: null);
        await scene.Exchange.WriteAsync(answer.Body.AsMemory(0, answer.Body.Length / 2));
        throw Exchange.Drop();
    }

    internal override FaultSpec ToSpec() => new() { Fault = Name, MidBody = MidBody ? true : null };
}
