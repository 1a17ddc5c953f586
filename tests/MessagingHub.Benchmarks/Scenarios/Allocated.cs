using System.Diagnostics;

namespace MessagingHub.Benchmarks;

/// <summary>Counts the bytes a call allocates.</summary>
internal static class Allocated
{
    private const int CallsPerRound = 40;

    // The runtime compiles what runs often once more and better, in the background, and only then the count stays the same.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(0.25);

    /// <summary>The bytes of one call: the average over a round, of the best round. It goes on until no round has been better for a while.</summary>
    /// <remarks>What else happens in the process can only add to a round, so that the best one is what the call costs.</remarks>
    /// <exception cref="InvalidOperationException">The call did not complete on this thread, so that its bytes cannot be counted; or it failed.</exception>
    public static double BytesOf(Func<Task> call)
    {
        double best = double.MaxValue;
        long bestAt = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(bestAt) < Patience)
        {
            double bytes = BytesOfRound(call);
            if (bytes < best)
            {
                best = bytes;
                bestAt = Stopwatch.GetTimestamp();
            }
        }

        return best;
    }

    private static double BytesOfRound(Func<Task> call)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < CallsPerRound; i++)
        {
            Task made = call();
            if (!made.IsCompletedSuccessfully)
            {
                throw new InvalidOperationException("The call did not complete at once, or failed.", made.Exception);
            }
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)CallsPerRound;
    }
}
