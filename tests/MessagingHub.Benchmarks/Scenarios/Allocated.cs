namespace MessagingHub.Benchmarks;

/// <summary>Counts the bytes a call allocates.</summary>
internal static class Allocated
{
    private const int WarmUp = 300;
    private const int Rounds = 5;
    private const int CallsPerRound = 200;

    /// <summary>The bytes of one call, on average over the best of some rounds: what else happens in the process can only add to a round.</summary>
    /// <exception cref="InvalidOperationException">The call did not complete on this thread, so that its bytes cannot be counted.</exception>
    public static double BytesOf(Func<Task> call)
    {
        Run(call, WarmUp);
        double best = double.MaxValue;
        for (int round = 0; round < Rounds; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Run(call, CallsPerRound);
            best = Math.Min(best, (GC.GetAllocatedBytesForCurrentThread() - before) / (double)CallsPerRound);
        }

        return best;
    }

    private static void Run(Func<Task> call, int times)
    {
        for (int i = 0; i < times; i++)
        {
            Task made = call();
            if (!made.IsCompletedSuccessfully)
            {
                throw new InvalidOperationException("The call did not complete at once, or failed.", made.Exception);
            }
        }
    }
}
