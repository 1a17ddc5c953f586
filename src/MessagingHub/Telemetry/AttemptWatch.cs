using System.Diagnostics;

namespace MessagingHub;

/// <summary>Watches one request: a span like those of HTTP clients, but without the address, whose path and query may hold phone numbers.</summary>
internal readonly struct AttemptWatch : IDisposable
{
    private readonly AccountPipeline _pipeline;
    private readonly WireOperation _operation;
    private readonly Activity? _span;

    /// <param name="pipeline">The account.</param>
    /// <param name="operation">The call.</param>
    /// <param name="resend">How many requests this call sent before.</param>
    public AttemptWatch(AccountPipeline pipeline, WireOperation operation, int resend)
    {
        _pipeline = pipeline;
        _operation = operation;
        HubInstruments instruments = pipeline.Services.Instruments;
        if (!instruments.Source.HasListeners())
        {
            return;
        }

        _span = instruments.Source.StartActivity("attempt", ActivityKind.Client);
        if (_span is { IsAllDataRequested: true } span)
        {
            Uri address = pipeline.State.BaseAddress;
            span.SetTag(MessagingHubTelemetry.Account, pipeline.Account);
            span.SetTag(MessagingHubTelemetry.ServerAddress, address.Host);
            span.SetTag(MessagingHubTelemetry.ServerPort, address.Port);
            span.SetTag(MessagingHubTelemetry.Resend, resend > 0 ? resend : null);
        }
    }

    public void Ended(Attempt attempt)
    {
        int? status = attempt.Response?.StatusCode ?? attempt.Partial?.StatusCode;
        string? error = attempt.Failure is { } failure ? failure.ToString() : status >= 400 ? $"{status}" : null;
        if (_span is { } span)
        {
            span.DisplayName = attempt.Method ?? span.DisplayName;
            span.SetTag(MessagingHubTelemetry.Method, attempt.Method);
            span.SetTag(MessagingHubTelemetry.Status, status);
            span.SetTag(MessagingHubTelemetry.ErrorType, error);
            if (error is not null)
            {
                span.SetStatus(ActivityStatusCode.Error);
            }
        }

        HubInstruments instruments = _pipeline.Services.Instruments;
        if (instruments.Attempts.Enabled)
        {
            var tags = new TagList
            {
                { MessagingHubTelemetry.System, _pipeline.System },
                { MessagingHubTelemetry.Account, _pipeline.Account },
                { MessagingHubTelemetry.Operation, _operation.Name },
            };
            if (status is not null)
            {
                tags.Add(MessagingHubTelemetry.Status, status);
            }

            if (error is not null)
            {
                tags.Add(MessagingHubTelemetry.ErrorType, error);
            }

            instruments.Attempts.Add(1, tags);
        }
    }

    public void Dispose() => _span?.Dispose();
}
