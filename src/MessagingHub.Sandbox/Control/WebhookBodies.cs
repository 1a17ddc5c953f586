using System.Text.Json.Serialization;

namespace MessagingHub.Sandbox;

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ControlWebhookRequest(string? Dialect, string? Url, string? Secret, IReadOnlyList<string>? Events);

/// <summary>A registered address; its secret is shown once, in the answer to the registration.</summary>
internal sealed record ControlWebhook(
    int Number,
    string Dialect,
    string? Id,
    string Url,
    string? Secret,
    IReadOnlyList<string> Events,
    IReadOnlyList<string> Fires,
    bool Enabled,
    int FailuresInARow,
    string? Note)
{
    public static ControlWebhook Of(WebhookRegistration registration, bool withSecret = false) => new(
        registration.Number, registration.Dialect, registration.Id, registration.Url.OriginalString,
        withSecret ? registration.Secret : null, registration.Events, registration.Style.Fires, registration.IsEnabled,
        registration.FailuresInARow, registration.Style.Note);
}

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ControlTrickRequest(
    string? Dialect, string? Trick, string? Event, int? Times, bool? Always, int? After, int? Every);

internal sealed record ControlTrick(
    int Number, string Dialect, string Trick, string? Event, int? Times, bool? Always, int After, int Every, int Seen, int Fired)
{
    public static ControlTrick Of(WebhookTrickScript script) => new(
        script.Number, script.Dialect, TrickNames.Of(script.Trick), script.Event, script.Times, script.Times is null ? true : null,
        script.After, script.Every, script.Seen, script.Fired);
}

internal sealed record ControlDelivery(
    int Number,
    string Dialect,
    int Registration,
    string Event,
    string? EventId,
    string? Trick,
    int? DuplicateOf,
    string State,
    DateTimeOffset At,
    DateTimeOffset? NextAttemptAt,
    IReadOnlyList<WebhookAttempt> Attempts)
{
    public static ControlDelivery Of(SandboxDelivery delivery) => new(
        delivery.Number, delivery.Dialect, delivery.Registration, delivery.Event, delivery.EventId,
        delivery.Trick is { } trick ? TrickNames.Of(trick) : null, delivery.DuplicateOf, delivery.State, delivery.At,
        delivery.NextAttemptAt, delivery.Attempts);
}

/// <summary>Milliseconds; -1 for never. What is left out of a request stays as it is.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ControlTiming(double? SentMilliseconds, double? DeliveredMilliseconds, double? ReadMilliseconds)
{
    private const double Never = -1;

    public static ControlTiming Of(WebhookTiming timing) => new(Text(timing.Sent), Text(timing.Delivered), Text(timing.Read));

    /// <exception cref="ArgumentException">A time is out of range.</exception>
    public WebhookTiming On(WebhookTiming now) => now with
    {
        Sent = Time(SentMilliseconds, now.Sent),
        Delivered = Time(DeliveredMilliseconds, now.Delivered),
        Read = Time(ReadMilliseconds, now.Read),
    };

    private static double Text(TimeSpan? time) => time?.TotalMilliseconds ?? Never;

    private static TimeSpan? Time(double? given, TimeSpan? now)
        => given switch
        {
            null => now,
            Never => null,
            _ => TimeSpan.FromMilliseconds(given.Value),
        };
}

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ControlInboundRequest(string? Dialect, string? Phone, string? Text);

internal sealed record ControlInbound(int Number, string Dialect, string Id, string Phone, string Text, DateTimeOffset At);

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ControlStatusRequest(string? Dialect, string? Id, string? Status);
