using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MessagingHub.Tests.Webhooks;

/// <summary>Five thousand webhooks in flight, a tenth of them repeated, and handlers that fail at random.</summary>
[CancelAfter(120_000)]
internal sealed class CrowdTests
{
    [Test]
    public async Task Every_event_of_five_thousand_requests_at_once_is_handled_once(CancellationToken cancellationToken)
    {
        const int Events = 4_500;
        await using WebhookHost host = await WebhookHost.StartAsync(onKestrel: false, services: services => services.AddSingleton<TimeProvider>(new FakeTime()).AddLogging(logging => logging.ClearProviders()));
        var everybodyIsHere = new Step();
        var random = new Random(20260302);
        int[] done = new int[Events];
        host.Handle = async (happened, _) =>
        {
            if (host.SeenIds.Count >= Events)
            {
                everybodyIsHere.Done();
            }

            await everybodyIsHere.WaitAsync(CancellationToken.None);
            lock (random)
            {
                if (random.Next(4) == 0)
                {
                    throw new InvalidOperationException("It broke.");
                }

                done[int.Parse(happened.Id!, CultureInfo.InvariantCulture)]++;
            }
        };

        async Task InsistAsync(int id)
        {
            while (await host.PostAsync("/webhooks/nest", Wren.Line($"{id}"), Wren.Key, cancellationToken) != HttpStatusCode.NoContent)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }

        await Task.WhenAll(Enumerable.Range(0, Events).Concat(Enumerable.Range(0, 500).Select(i => i * 7)).Select(InsistAsync)).WaitAsync(cancellationToken);

        Assert.That(done, Is.All.EqualTo(1));
    }

    [Test]
    public async Task Five_thousand_with_a_tenth_repeated_are_handled_once_each_while_handlers_fail_at_random(CancellationToken cancellationToken)
    {
        const int Events = 4_500;
        await using var nest = new Nest(services => services.AddLogging(logging => logging.ClearProviders()));
        var everybodyIsHere = new Step();
        var random = new Random(20260301);
        int[] done = new int[Events];
        int begun = 0;
        nest.Handle = async (happened, _) =>
        {
            if (Interlocked.Increment(ref begun) == Events)
            {
                everybodyIsHere.Done();
            }

            await everybodyIsHere.WaitAsync(CancellationToken.None);
            bool fails;
            lock (random)
            {
                fails = random.Next(5) == 0;
            }

            if (fails)
            {
                throw new InvalidOperationException("It broke.");
            }

            Interlocked.Increment(ref done[int.Parse(happened.Id!, CultureInfo.InvariantCulture)]);
        };

        IEnumerable<int> deliveries = Enumerable.Range(0, Events).Concat(Enumerable.Range(0, 500).Select(i => i * 9));
        await Task.WhenAll(deliveries.Select(id => Task.Run(() => nest.InsistAsync(Wren.Line($"{id}")), cancellationToken))).WaitAsync(cancellationToken);

        Assert.That(done, Is.All.EqualTo(1));
        Assert.That(nest.Seen.Count, Is.GreaterThan(Events + 500), "handlers did fail");
    }
}
