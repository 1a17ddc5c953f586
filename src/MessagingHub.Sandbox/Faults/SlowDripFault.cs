namespace MessagingHub.Sandbox;

internal sealed record SlowDripFault(TimeSpan Interval) : AnswerFault("slow-drip")
{
    internal override async Task DeliverAsync(FaultScene scene, Answer answer)
    {
        await scene.Exchange.StartAsync(answer, answer.Body.Length);
        for (int i = 0; i < answer.Body.Length; i++)
        {
            await Task.Delay(Interval, scene.Time, scene.Exchange.Over);
            await scene.Exchange.WriteAsync(answer.Body.AsMemory(i, 1));
        }
    }

    internal override FaultSpec ToSpec() => new() { Fault = Name, IntervalMilliseconds = Interval.TotalMilliseconds };
}
