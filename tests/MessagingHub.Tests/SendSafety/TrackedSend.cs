namespace MessagingHub.Tests.SendSafety;

/// <summary>One call of one caller, and what the services know of it.</summary>
internal sealed class TrackedSend
{
    public required int Number { get; init; }

    /// <summary>The logical message: the same for all callers with one key.</summary>
    public required string Text { get; init; }

    public string? Key { get; init; }

    public ResendPolicy Policy { get; init; }

    /// <summary>The route, or one of its members.</summary>
    public required string Through { get; init; }

    public bool CancelledAlready { get; init; }

    public CancellationTokenSource Caller { get; } = new();

    /// <summary>The requests that came from this call, in order.</summary>
    public List<(string Member, WireFault Fault)> Requests { get; } = [];

    /// <summary>How often the message had been accepted when this call began, or last reached a service.</summary>
    public int AcceptedEarlier { get; set; }

    public Task<SentMessage> Call { get; set; } = Task.FromException<SentMessage>(new InvalidOperationException("It was never made."));

    public override string ToString() => $"#{Number} '{Text}' key={Key} {Policy} through {Through}: {string.Join(", ", Requests)} → {Call.Status} {Call.Exception?.InnerException?.Message}";
}
