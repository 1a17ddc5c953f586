using Microsoft.Extensions.Logging;

namespace MessagingHub;

/// <summary>What the hub needs from the container to build accounts.</summary>
internal sealed record HubServices(IServiceProvider Root, IHttpMessageHandlerFactory Handlers, KindTable Kinds, TimeProvider Time, IRateLimitStore RateLimits, ILoggerFactory Loggers, HubInstruments Instruments);
