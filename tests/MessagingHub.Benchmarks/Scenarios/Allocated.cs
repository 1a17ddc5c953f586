using System.Diagnostics;

namespace MessagingHub.Benchmarks;

/// <summary>Counts the bytes a call allocates.</summary>
internal static class Allocated
{
    private const int Rounds = 8;
    private const int CallsPerRound = 40;

    // Long enough for the runtime to compile what runs often once more and better: from then on the count stays the same.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(0.3);

    /// <summary>The bytes of one call, on average over the best of some rounds: what else happens in the process can only add to a round.</summary>
    /// <exception cref="InvalidOperationException">The call did not complete on this thread, so that its bytes cannot be counted.</exception>
    public static double BytesOf(Func<Task> call)
    {
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < WarmUp)
        {
            Run(call);
        }

        double best = double.MaxValue;
        for (int round = 0; round < Rounds; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Run(call);
            best = Math.Min(best, (GC.GetAllocatedBytesForCurrentThread() - before) / (double)CallsPerRound);
        }

        return best;
    }

    private static void Run(Func<Task> call)
    {
        for (int i = 0; i < CallsPerRound; i++)
        {
            Task made = call();
            if (!made.IsCompletedSuccessfully)
            {
                throw new InvalidOperationException("The call did not complete at once, or failed.", made.Exception);
            }
        }
    }
}
