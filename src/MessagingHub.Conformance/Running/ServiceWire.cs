using Microsoft.Extensions.DependencyInjection;

namespace MessagingHub.Conformance;

/// <summary>What passes between the hub and the stand-in on one bench: the script of faults, the requests, and what was taken.</summary>
internal sealed class ServiceWire(ConformanceClock clock, ProviderHarness harness) : IServiceSide
{
    private readonly Lock _gate = new();
    private readonly List<SeenRequest> _requests = [];
    private readonly List<TaskCompletionSource> _arrivals = [];
    private ServiceFault? _fault;
    private int _strikes;
    private bool _holds;
    private int _taken;

    public ConformanceClock Clock { get; } = clock;

    public ProviderHarness Harness { get; } = harness;

    /// <summary>What a refusal says to people.</summary>
    public string RefusalText { get; set; } = "Not like this.";

    /// <summary>What <see cref="ServiceFault.AcceptThenGarbage"/> answers: neither JSON nor UTF-8, unless a test has worse.</summary>
    public ReadOnlyMemory<byte> Garbage { get; set; } = new byte[] { 0x00, 0xFF, 0xFE, 0x7B, 0x22, 0xC3, 0x28, 0x5B };

    /// <summary>The pages of a list that play again; filled by the first two answers.</summary>
    public List<ServiceAnswer> Pages { get; } = [];

    public IReadOnlyList<SeenRequest> Requests
    {
        get
        {
            lock (_gate)
            {
                return [.. _requests];
            }
        }
    }

    public int Calls => Requests.Count;

    public int Changes => Taken;

    public string LastCall => Requests[^1].ToString();

    public string CallsAfter(int before) => string.Join('\n', Requests.Skip(before));

    /// <summary>How many changes the stand-in answered with a success.</summary>
    public int Taken => Volatile.Read(ref _taken);

    public void Join(MessagingHubBuilder hub) => hub.ConfigureHttpClient(http => http.AddHttpMessageHandler(() => new FaultHandler(this)));

    public void Opened(IMessagingProvider provider)
    {
        // The stand-in is there whether the program runs or not.
    }

    /// <summary>The next attempts meet this fault.</summary>
    public void Script(ServiceFault fault, int times = int.MaxValue)
    {
        lock (_gate)
        {
            (_fault, _strikes) = (fault, times);
        }
    }

    /// <summary>From now on the service takes requests and keeps silent, and no time passes.</summary>
    /// <returns>Ends when the first one has arrived.</returns>
    public Task HoldAsync()
    {
        lock (_gate)
        {
            _holds = true;
            var arrival = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _arrivals.Add(arrival);
            return arrival.Task;
        }
    }

    public (ServiceFault? Fault, bool Holds) Arrived(SeenRequest request)
    {
        lock (_gate)
        {
            _requests.Add(request);
            return (_strikes > 0 && _strikes-- > 0 ? _fault : null, _holds);
        }
    }

    public void IsHeld()
    {
        lock (_gate)
        {
            _arrivals.ForEach(arrival => arrival.TrySetResult());
        }
    }

    public void Read(SeenRequest request, string body)
    {
        lock (_gate)
        {
            _requests[_requests.FindIndex(seen => ReferenceEquals(seen, request))] = request with { Body = body };
        }
    }

    public void Took() => Interlocked.Increment(ref _taken);
}
