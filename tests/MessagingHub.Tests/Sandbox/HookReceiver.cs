using System.Collections.Concurrent;
using System.Net;

namespace MessagingHub.Tests.Sandbox;

/// <summary>A webhook receiver without a socket: keeps what it gets and answers as it is told.</summary>
internal sealed class HookReceiver : HttpMessageHandler
{
    private readonly ConcurrentQueue<HookDelivery> _deliveries = new();
    private readonly SemaphoreSlim _arrivals = new(0);
    private int _atOnce;
    private int _mostAtOnce;

    /// <summary>The deliveries so far, in order of arrival.</summary>
    public IReadOnlyList<HookDelivery> Deliveries => [.. _deliveries];

    public string[] Events => [.. _deliveries.Select(delivery => delivery.Event)];

    /// <summary>How many were being answered at one time, at the most.</summary>
    public int MostAtOnce => Volatile.Read(ref _mostAtOnce);

    public Func<HookDelivery, CancellationToken, Task<int>> Answer { get; set; } = (_, _) => Task.FromResult(200);

    public void Always(int status) => Answer = (_, _) => Task.FromResult(status);

    /// <summary>Waits for one more arrival, answered or not.</summary>
    public Task ArrivalAsync(CancellationToken cancellationToken) => _arrivals.WaitAsync(cancellationToken);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        int now = Interlocked.Increment(ref _atOnce);
        try
        {
            int most;
            while ((most = MostAtOnce) < now && Interlocked.CompareExchange(ref _mostAtOnce, now, most) != most)
            {
            }

            var delivery = new HookDelivery(
                request.RequestUri!,
                request.Method.Method,
                request.Headers.Concat(request.Content!.Headers)
                    .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase),
                await request.Content.ReadAsByteArrayAsync(cancellationToken));
            _deliveries.Enqueue(delivery);
            _arrivals.Release();
            return new HttpResponseMessage((HttpStatusCode)await Answer(delivery, cancellationToken));
        }
        finally
        {
            Interlocked.Decrement(ref _atOnce);
        }
    }

    protected override void Dispose(bool disposing)
    {
        _arrivals.Dispose();
        base.Dispose(disposing);
    }
}
