using System.Collections.Concurrent;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MessagingHub.Tests.Webhooks;

/// <summary>What holds for every mixture of deliveries, duplicates and failures, in whatever order they overlap.</summary>
internal sealed class ReceiverProperties
{
    private const int Events = 4;
    private const int MaxFailures = 3;

    /// <summary>How handling an event goes, time after time; afterwards it goes well.</summary>
    private sealed record Script(bool[][] Fails, int[][] Deliveries, bool HasDeadLetters, int[] Pauses)
    {
        public override string ToString() =>
            $"fails {string.Join(" | ", Fails.Select(f => string.Join(',', f)))}; deliveries {string.Join(" | ", Deliveries.Select(d => string.Join(',', d)))}; dead letters {HasDeadLetters}; pauses {string.Join(',', Pauses)}";
    }

    [Test]
    public void Every_event_is_handled_once_or_put_aside_once_and_never_by_two_at_a_time() =>
        Prop.ForAll(Scripts(), script => HoldsAsync(script).GetAwaiter().GetResult()).QuickCheckThrowOnFailure();

    private static Arbitrary<Script> Scripts()
    {
        Gen<bool[]> fails = Gen.Elements(true, true, false).ListOf().Select(list => list.Take(6).ToArray());
        Gen<int[]> delivery = Gen.Choose(0, Events - 1).NonEmptyListOf().Select(list => list.Take(5).ToArray());
        return fails.ArrayOf(Events)
            .SelectMany(all => delivery.NonEmptyListOf().SelectMany(deliveries => Gen.Elements(true, false).SelectMany(hasDeadLetters =>
                Gen.Choose(0, 4).ArrayOf(16).Select(pauses => new Script(all, [.. deliveries.Take(20)], hasDeadLetters, pauses)))))
            .ToArbitrary();
    }

    private static async Task<bool> HoldsAsync(Script script)
    {
        var letters = new DeadLetters();
        await using var nest = new Nest(services =>
        {
            services.AddLogging(logging => logging.ClearProviders()).Configure<EventOptions>(options => options.MaxFailures = MaxFailures);
            if (script.HasDeadLetters)
            {
                services.AddSingleton<IDeadLetterHandler>(letters);
            }
        });
        int[] calls = new int[Events];
        int[] running = new int[Events];
        int overlaps = 0;
        var handled = new ConcurrentQueue<int>();
        nest.Handle = async (happened, _) =>
        {
            int id = happened.Id![0] - '0';
            overlaps += Interlocked.Increment(ref running[id]) > 1 ? 1 : 0;
            int call = calls[id]++;
            for (int i = script.Pauses[(id + (call * Events)) % script.Pauses.Length]; i > 0; i--)
            {
                await Task.Yield();
            }

            Interlocked.Decrement(ref running[id]);
            if (call < script.Fails[id].Length && script.Fails[id][call])
            {
                throw new InvalidOperationException("It broke.");
            }

            handled.Enqueue(id);
        };

        WebhookVerdict[] verdicts = await Task.WhenAll(script.Deliveries.Select(delivery =>
            Task.Run(() => nest.TakeAsync([.. delivery.Select(id => Wren.Line($"{id}"))]))));

        bool holds = overlaps == 0;
        for (int id = 0; id < Events; id++)
        {
            // A delivery that names an event twice handles it again at once when it failed: each mention is a try.
            int tries = script.Deliveries.Sum(delivery => delivery.Count(other => other == id));
            int good = Array.FindIndex([.. script.Fails[id], false], fails => !fails);
            int needed = script.HasDeadLetters ? Math.Min(good + 1, MaxFailures) : good + 1;
            bool isHandled = tries > good && needed == good + 1;
            holds &= calls[id] == Math.Min(tries, needed)
                && handled.Count(other => other == id) == (isHandled ? 1 : 0)
                && letters.Kept.Count(letter => letter.Event.Id == $"{id}") == (script.HasDeadLetters && !isHandled && tries >= needed ? 1 : 0);
        }

        // Each failure that was not the last straw asks for one more delivery, unless others of the same delivery ask, too.
        int failures = calls.Sum() - handled.Count - letters.Kept.Count;
        int refused = verdicts.Count(verdict => verdict == WebhookVerdict.Failed);
        return holds && verdicts.All(verdict => verdict is WebhookVerdict.Handled or WebhookVerdict.Failed) && refused <= failures && (refused > 0) == (failures > 0);
    }
}
