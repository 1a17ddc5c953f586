using System.Net.Http.Headers;
using System.Threading.Channels;

namespace MessagingHub.Sandbox;

/// <summary>
/// Carries parcels to their addresses, in 32 lanes: so many requests at a time, and what happened to one subject in order.
/// </summary>
internal sealed class WebhookCourier(
    DueQueue due, WebhookDeliveryLog log, TimeProvider time, HttpMessageHandler? handler) : IAsyncDisposable
{
    private const int LaneCount = 32;

    /// <summary>Documented by VelaFlows and Flowella; FlowIQ says nothing and gets the same.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly HttpClient _http = new(handler ?? Socket(), disposeHandler: handler is null) { Timeout = Timeout.InfiniteTimeSpan };
    private readonly Channel<WebhookParcel>?[] _lanes = new Channel<WebhookParcel>?[LaneCount];
    private readonly List<Task> _running = [];
    private bool _isDisposed;

    /// <summary>Hands a parcel over; it goes out on another thread.</summary>
    public void Post(WebhookParcel parcel)
    {
        lock (_gate)
        {
            if (_isDisposed)
            {
                return;
            }

            ref Channel<WebhookParcel>? lane = ref _lanes[(uint)parcel.Event.Subject % LaneCount];
            if (lane is null)
            {
                lane = Channel.CreateUnbounded<WebhookParcel>(new UnboundedChannelOptions { SingleReader = true });
                ChannelReader<WebhookParcel> reader = lane.Reader;

                // A lane outlives the request that happens to open it, and must not carry its context along.
                using AsyncFlowControl _ = ExecutionContext.SuppressFlow();
                _running.Add(Task.Run(() => ServeAsync(reader)));
            }

            lane.Writer.TryWrite(parcel);
        }
    }

    /// <summary>Stops: requests under way are cancelled, what waits is forgotten.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            if (_isDisposed)
            {
                return;
            }

            _isDisposed = true;
        }

        await _stop.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(_running).ConfigureAwait(false);
        _http.Dispose();
        _stop.Dispose();
    }

    private static SocketsHttpHandler Socket() => new()
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        ActivityHeadersPropagator = null,
    };

    private async Task ServeAsync(ChannelReader<WebhookParcel> lane)
    {
        try
        {
            await foreach (WebhookParcel parcel in lane.ReadAllAsync(_stop.Token).ConfigureAwait(false))
            {
                await DeliverAsync(parcel).ConfigureAwait(false);
            }
        }
        catch (Exception) when (_stop.IsCancellationRequested)
        {
            // The sandbox is being disposed.
        }
    }

    private async Task DeliverAsync(WebhookParcel parcel)
    {
        if (parcel.Registration.IsEnabled)
        {
            parcel.Attempt++;
            Settle(parcel, await TryAsync(parcel).ConfigureAwait(false));
        }
        else
        {
            parcel.Line.Turned("dropped");
        }

        IReadOnlyList<WebhookParcel> releases = parcel.Releases;
        parcel.Releases = [];
        foreach (WebhookParcel released in releases)
        {
            await DeliverAsync(released).ConfigureAwait(false);
        }
    }

    private async Task<WebhookAttempt> TryAsync(WebhookParcel parcel)
    {
        DateTimeOffset began = time.GetUtcNow();
        byte[] body = parcel.Event.Body;
        using var content = new ByteArrayContent(body, 0, parcel.Trick == WebhookTrick.CorruptBody ? body.Length / 2 : body.Length);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, parcel.Registration.Url) { Content = content };
        parcel.Registration.Style.Dress(request, parcel, began);
        using var patience = new CancellationTokenSource(Patience, time);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, _stop.Token);
        try
        {
            // What the receiver has to say besides the status is ignored, as documented.
            using HttpResponseMessage response = await _http
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, over.Token).ConfigureAwait(false);
            return new WebhookAttempt(parcel.Attempt, began, (int)response.StatusCode, null);
        }
        catch (Exception) when (!_stop.IsCancellationRequested)
        {
            // Whatever it was, the receiver did not answer; a lane that ended here would take others' events with it.
            return new WebhookAttempt(parcel.Attempt, began, null, patience.IsCancellationRequested ? "timeout" : "connection");
        }
    }

    private void Settle(WebhookParcel parcel, WebhookAttempt attempt)
    {
        WebhookRegistration registration = parcel.Registration;
        registration.Note(attempt);
        IReadOnlyList<TimeSpan> waits = registration.Style.Waits;
        if (attempt.Succeeded)
        {
            parcel.Line.Tried(attempt, "delivered", null);
        }
        else if (registration.IsEnabled && attempt.Number <= waits.Count)
        {
            TimeSpan wait = waits[attempt.Number - 1];
            parcel.Line.Tried(attempt, "retrying", time.GetUtcNow() + wait);
            due.Add(wait, () => Post(parcel));
        }
        else
        {
            parcel.Line.Tried(attempt, "failed", null);
        }

        log.CountAttempt();
    }
}
