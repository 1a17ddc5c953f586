namespace MessagingHub.Sandbox;

internal sealed record HugeBodyFault(long Bytes) : AnswerFault("huge-body")
{
    internal override async Task DeliverAsync(FaultScene scene, Answer answer)
    {
        long missing = Math.Max(0, Bytes - answer.Body.Length);
        await scene.Exchange.StartAsync(answer, answer.Body.Length + missing);
        await scene.Exchange.WriteAsync(answer.Body);
        while (missing > 0)
        {
            ReadOnlyMemory<byte> spaces = Padding.Upto(missing);
            await scene.Exchange.WriteAsync(spaces);
            missing -= spaces.Length;
        }
    }

    internal override FaultSpec ToSpec() => new() { Fault = Name, Bytes = Bytes };
}
