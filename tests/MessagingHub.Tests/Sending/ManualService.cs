using System.Threading.Channels;

namespace MessagingHub.Tests.Sending;

/// <summary>A service whose answers a test gives by hand, behind one or more accounts.</summary>
internal sealed class ManualService
{
    private readonly Channel<PendingSend> _arrivals = Channel.CreateUnbounded<PendingSend>();
    private int _count;

    /// <summary>How many sends have reached it.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>What its accounts declare; null for what a parrot can do.</summary>
    public MessagingCapabilities? CanDo { get; init; }

    /// <summary>Runs when a send arrives, before anybody answers it.</summary>
    public Action<PendingSend>? Arrived { get; init; }

    public ChannelReader<PendingSend> Arrivals => _arrivals.Reader;

    public static MessagingException Refused { get; } = new(MessagingErrorCode.RateLimited, "Refused.") { IsTransient = true };

    public static MessagingException Lost { get; } = new(MessagingErrorCode.Timeout, "polly (Parrot): send failed.") { MayHaveBeenAccepted = true };

    public async Task<PendingSend> NextAsync() => await _arrivals.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));

    public IMessagingProvider For(ProviderContext<ParrotOptions> context) => new Door(this, new ParrotProvider(context));

    private sealed class Door(ManualService service, IMessagingProvider parrot) : DelegatingMessagingProvider(parrot)
    {
        public override MessagingCapabilities Capabilities => service.CanDo ?? base.Capabilities;

        public override Task<SentMessage> SendAsync(OutboundMessage message, CancellationToken cancellationToken = default)
        {
            var pending = new PendingSend(Name, message, cancellationToken);
            Interlocked.Increment(ref service._count);
            service.Arrived?.Invoke(pending);
            service._arrivals.Writer.TryWrite(pending);
            return pending.Answer;
        }
    }
}
