using System.Diagnostics;

namespace MessagingHub.Benchmarks;

/// <summary>What several ways to do the same cost: bytes, and the time of the best of many short rounds, which nothing interrupted.</summary>
internal static class Comparison
{
    private static readonly TimeSpan TimePerWay = TimeSpan.FromSeconds(1.5);

    /// <summary>Measures the ways in turns, so that a machine that is slower for a while is slower for all of them.</summary>
    /// <param name="callsPerRound">How many calls are timed together; together they should take less than a scheduler's slice.</param>
    /// <param name="ways">What to compare.</param>
    public static (double Bytes, double Microseconds)[] Of(int callsPerRound, params IReadOnlyList<Way> ways)
    {
        // First the times: what has run for seconds is compiled as well as it gets, and allocates what it will always allocate.
        TimeSpan[] best = [.. ways.Select(_ => TimeSpan.MaxValue)];
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < TimePerWay * ways.Count)
        {
            for (int i = 0; i < ways.Count; i++)
            {
                TimeSpan time = TimeOfRound(ways[i], callsPerRound);
                best[i] = time < best[i] ? time : best[i];
            }
        }

        return [.. ways.Select((way, i) => (BytesOf(way, callsPerRound), best[i].TotalMicroseconds / callsPerRound))];
    }

    private static TimeSpan TimeOfRound(Way way, int calls)
    {
        using Listener? listener = way.IsHeard ? new Listener() : null;
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < calls; i++)
        {
            // What completes at once needs no waiting; the count of the bytes refuses anything else.
            _ = way.Call();
        }

        return Stopwatch.GetElapsedTime(start);
    }

    private static double BytesOf(Way way, int callsPerRound)
    {
        using Listener? listener = way.IsHeard ? new Listener() : null;
        return Allocated.BytesOf(way.Call, callsPerRound);
    }
}
