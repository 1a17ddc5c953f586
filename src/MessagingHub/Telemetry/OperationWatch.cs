using System.Diagnostics;

namespace MessagingHub;

/// <summary>Watches one call from its beginning to its end: a span and the measurements.</summary>
internal readonly struct OperationWatch : IDisposable
{
    private const string Send = "send";

    private readonly AccountPipeline _pipeline;
    private readonly WireOperation _operation;
    private readonly Activity? _span;
    private readonly long _start;

    public OperationWatch(AccountPipeline pipeline, WireOperation operation)
    {
        _pipeline = pipeline;
        _operation = operation;
        _start = pipeline.Services.Time.GetTimestamp();
        HubInstruments instruments = pipeline.Services.Instruments;
        if (!instruments.Source.HasListeners())
        {
            return;
        }

        bool isSend = operation.Name == Send;
        _span = instruments.Source.StartActivity($"{operation.Name} {pipeline.Account}", isSend ? ActivityKind.Producer : ActivityKind.Client);
        if (_span is { IsAllDataRequested: true } span)
        {
            Uri address = pipeline.State.BaseAddress;
            span.SetTag(MessagingHubTelemetry.System, pipeline.System);
            span.SetTag(MessagingHubTelemetry.Account, pipeline.Account);
            span.SetTag(MessagingHubTelemetry.Operation, operation.Name);
            span.SetTag(MessagingHubTelemetry.OperationType, isSend ? Send : null);
            span.SetTag(MessagingHubTelemetry.ServerAddress, address.Host);
            span.SetTag(MessagingHubTelemetry.ServerPort, address.Port);
        }
    }

    /// <summary>The call did what it should.</summary>
    public void Succeeded() => Record(errorType: null, "accepted");

    /// <summary>Looks at how the call failed, and lets the exception pass: always false, for an exception filter.</summary>
    public bool Failed(Exception failure)
    {
        MessagingException? known = failure as MessagingException ?? failure.InnerException as MessagingException;
        bool cancelled = failure is OperationCanceledException;
        string type = cancelled ? "cancelled" : known is null ? failure.GetType().Name : ErrorTypeOf(known.Code);

        // A failure without words of ours is a mistake in the code, and says nothing about what the service did.
        bool open = known?.MayHaveBeenAccepted ?? !cancelled;
        Record(type, open ? "unknown" : "rejected");
        if (_span is { } span)
        {
            span.SetTag(MessagingHubTelemetry.ErrorType, type);
            span.SetTag(MessagingHubTelemetry.Status, known?.StatusCode);
            span.SetTag(MessagingHubTelemetry.MayHaveBeenAccepted, _operation.IsChange ? open : null);
            span.SetStatus(ActivityStatusCode.Error, known?.Message);
        }

        return false;
    }

    public void Dispose() => _span?.Dispose();

    /// <summary>The code as it stands in JSON and on the command line.</summary>
    private static string ErrorTypeOf(MessagingErrorCode code) => code switch
    {
        MessagingErrorCode.InvalidRequest => "invalidRequest",
        MessagingErrorCode.Unauthenticated => "unauthenticated",
        MessagingErrorCode.PermissionDenied => "permissionDenied",
        MessagingErrorCode.PaymentRequired => "paymentRequired",
        MessagingErrorCode.NotFound => "notFound",
        MessagingErrorCode.Conflict => "conflict",
        MessagingErrorCode.RateLimited => "rateLimited",
        MessagingErrorCode.Unavailable => "unavailable",
        MessagingErrorCode.Timeout => "timeout",
        MessagingErrorCode.InvalidResponse => "invalidResponse",
        MessagingErrorCode.NotSupported => "notSupported",
        _ => "unknown",
    };

    private void Record(string? errorType, string outcome)
    {
        HubInstruments instruments = _pipeline.Services.Instruments;
        if (!instruments.OperationDuration.Enabled && !instruments.Errors.Enabled && !instruments.Messages.Enabled)
        {
            return;
        }

        var tags = new TagList
        {
            { MessagingHubTelemetry.System, _pipeline.System },
            { MessagingHubTelemetry.Account, _pipeline.Account },
            { MessagingHubTelemetry.Operation, _operation.Name },
        };
        if (_operation.Name == Send)
        {
            instruments.Messages.Add(1, [.. tags, new(MessagingHubTelemetry.Outcome, outcome)]);
        }

        if (errorType is not null)
        {
            tags.Add(MessagingHubTelemetry.ErrorType, errorType);
            instruments.Errors.Add(1, tags);
        }

        instruments.OperationDuration.Record(_pipeline.Services.Time.GetElapsedTime(_start).TotalSeconds, tags);
    }
}
