using System.Runtime.InteropServices;

namespace MessagingHub.Cli;

/// <summary>
/// Turns Ctrl+C, a request to terminate and the end of the terminal into one cancellation. Whoever ends this process while a message is
/// on its way has to be told what is known of it, so no second signal may end it before that, unless the run does not end by itself.
/// </summary>
internal sealed class Interruption : IDisposable
{
    /// <summary>How long a run may take to end; a signal after that ends the process at once.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    private readonly CancellationTokenSource _source = new();
    private readonly TimeProvider _time;
    private readonly PosixSignalRegistration[] _signals;
    private long _first;

    public Interruption(TimeProvider time)
    {
        _time = time;
        _signals =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, Hear),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, Hear),
            PosixSignalRegistration.Create(PosixSignal.SIGHUP, Hear),
        ];
    }

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>What a signal does; <see cref="PosixSignalContext.Cancel"/> says that the process goes on.</summary>
    public void Hear(PosixSignalContext signal)
    {
        long first = Interlocked.CompareExchange(ref _first, _time.GetTimestamp(), 0);
        signal.Cancel = first == 0 || _time.GetElapsedTime(first) < Grace;
        if (first == 0)
        {
            // Not here: what the token's callbacks do must not hold up the next signal.
            _ = _source.CancelAsync();
        }
    }

    public void Dispose()
    {
        foreach (PosixSignalRegistration signal in _signals)
        {
            signal.Dispose();
        }

        _source.Dispose();
    }
}
