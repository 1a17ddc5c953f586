using Microsoft.Extensions.Logging;

namespace MessagingHub;

/// <summary>What the hub needs from the container to build accounts; the journal where one is registered.</summary>
internal sealed record HubServices(
    IServiceProvider Root,
    IHttpMessageHandlerFactory Handlers,
    KindTable Kinds,
    TimeProvider Time,
    IRateLimitStore RateLimits,
    ISendJournal? Journal,
    HubInstruments Instruments,
    ILoggerFactory Loggers)
{
    private readonly ILogger _logger = Loggers.CreateLogger(HubLog.Category);

    /// <summary>Puts in front of a provider what stands in front of every one.</summary>
    /// <param name="provider">The provider.</param>
    /// <param name="patience">How long the journal may take for an answer.</param>
    public CapabilityGuard Guard(IMessagingProvider provider, TimeSpan patience) => new(
        Journal is null ? provider : new SendOnce(provider, Journal, patience, Time, _logger), Kinds, takesKeys: Journal is not null);
}
