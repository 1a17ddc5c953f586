using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace MessagingHub.Tests;

/// <summary>A server at a real socket, written by hand so that it can misbehave on the wire: the nth request gets the nth answer, the last one repeats.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Channel<ReceivedRequest> _arrivals = Channel.CreateUnbounded<ReceivedRequest>();
    private readonly ConcurrentQueue<ReceivedRequest> _requests = new();
    private readonly Func<Exchange, Task>[] _answers;
    private readonly Task _accepting;
    private int _served;

    private LoopbackServer(Func<Exchange, Task>[] answers)
    {
        _answers = answers;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/api/v1");

    /// <summary>The requests read in full so far.</summary>
    public IReadOnlyList<ReceivedRequest> Requests => [.. _requests];

    public static LoopbackServer Answering(params Func<Exchange, Task>[] answers) => new(answers);

    /// <summary>An address where nobody listens any more.</summary>
    public static Uri ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/api/v1");
    }

    /// <summary>The next request, once it was read in full.</summary>
    public ValueTask<ReceivedRequest> NextRequestAsync(CancellationToken cancellationToken) => _arrivals.Reader.ReadAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                connections.Add(ServeAsync(await _listener.AcceptSocketAsync(_stop.Token)));
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or InvalidOperationException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        await Task.Yield();
        await using var stream = new NetworkStream(socket, ownsSocket: true);
        try
        {
            while (await ReceivedRequest.ReadAsync(stream, _stop.Token) is { } request)
            {
                Func<Exchange, Task> answer = _answers[Math.Min(Interlocked.Increment(ref _served), _answers.Length) - 1];
                _requests.Enqueue(request);
                _arrivals.Writer.TryWrite(request);
                var exchange = new Exchange(request, socket, stream, _stop.Token);
                await answer(exchange);
                if (exchange.IsClosed)
                {
                    return;
                }
            }
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
        {
            // The client went away or the test is over.
        }
    }
}
