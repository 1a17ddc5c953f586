namespace MessagingHub.Benchmarks;

/// <summary>One way to do what a row of a table compares.</summary>
/// <param name="Call">Does it once, on this thread.</param>
/// <param name="IsHeard">Whether somebody listens to spans and measurements meanwhile.</param>
internal sealed record Way(Func<Task> Call, bool IsHeard = false)
{
    public static Way Of(Action call) => new(() =>
    {
        call();
        return Task.CompletedTask;
    });
}
