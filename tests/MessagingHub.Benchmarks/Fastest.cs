using System.Diagnostics;

namespace MessagingHub.Benchmarks;

/// <summary>The time of a call on a machine that has other things to do as well: that of the best of many short rounds, which nothing interrupted.</summary>
internal static class Fastest
{
    private const int CallsPerRound = 20;

    private static readonly TimeSpan Span = TimeSpan.FromSeconds(1);

    public static double MicrosecondsOf(Func<Task> call)
    {
        TimeSpan best = TimeSpan.MaxValue;
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < Span)
        {
            long round = Stopwatch.GetTimestamp();
            for (int i = 0; i < CallsPerRound; i++)
            {
                // What completes at once needs no waiting; BytesTable has counted it before, and would have refused anything else.
                _ = call();
            }

            TimeSpan time = Stopwatch.GetElapsedTime(round);
            best = time < best ? time : best;
        }

        return best.TotalMicroseconds / CallsPerRound;
    }
}
