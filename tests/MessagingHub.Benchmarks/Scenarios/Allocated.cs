using System.Diagnostics;

namespace MessagingHub.Benchmarks;

/// <summary>Counts the bytes a call allocates.</summary>
internal static class Allocated
{
    // The runtime compiles what runs often once more and better, in the background, and only then the count stays the same.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(0.25);

    /// <summary>The bytes of one call: the average over a round, of the best round. It goes on until no round has been better for a while.</summary>
    /// <remarks>What else happens in the process can only add to a round, so that the best one is what the call costs.</remarks>
    /// <param name="call">What to count.</param>
    /// <param name="callsPerRound">How many calls are a round; fewer for what takes long.</param>
    /// <exception cref="InvalidOperationException">The call did not complete on this thread, so that its bytes cannot be counted; or it failed.</exception>
    public static double BytesOf(Func<Task> call, int callsPerRound = 40)
    {
        double best = double.MaxValue;
        long bestAt = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(bestAt) < Patience)
        {
            double bytes = BytesOfRound(call, callsPerRound);
            if (bytes < best)
            {
                best = bytes;
                bestAt = Stopwatch.GetTimestamp();
            }
        }

        return best;
    }

    /// <summary>The same for what needs no waiting.</summary>
    public static double BytesOf(Func<object?> call) => BytesOf(() =>
    {
        _ = call();
        return Task.CompletedTask;
    });

    private static double BytesOfRound(Func<Task> call, int calls)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < calls; i++)
        {
            Task made = call();
            if (!made.IsCompletedSuccessfully)
            {
                throw new InvalidOperationException("The call did not complete at once, or failed.", made.Exception);
            }
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)calls;
    }
}
