using System.Globalization;
using System.Text.Json.Nodes;

namespace MessagingHub.Sandbox;

/// <summary>
/// Flowella's deliveries. Of the body, <c>data.id</c> is all that is documented, so it is all there is; the event's name
/// stands in a header.
/// </summary>
internal sealed class FlowellaWebhookStyle(FlowellaBehavior behavior) : WebhookStyle
{
    private static readonly string[] Documented =
    [
        "message.received", "message.sent", "message.delivered", "message.read", "message.failed", "conversation.opened",
        "conversation.closed", "optout.created", "template.status_updated",
    ];

    private int _events;

    public override string Dialect => SandboxDialect.Flowella;

    public override IReadOnlyList<string> Fires =>
    [
        "message.received", "message.sent", "message.delivered", "message.read", "message.failed", "conversation.opened", "optout.created",
    ];

    public override IReadOnlyList<string> Progress => ["sent", "delivered", "read"];

    public override IReadOnlyList<string> Reportable => ["sent", "delivered", "read", "failed"];

    public override IReadOnlyList<WebhookTrick> Tricks => Enum.GetValues<WebhookTrick>();

    // The settings page's ladder: the API reference says "up to 3 attempts" and no waits. More rows may follow the fifth.
    public override IReadOnlyList<TimeSpan> Waits =>
    [
        TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1), TimeSpan.FromHours(6),
    ];

    public override int? FailuresToDisable => 10;

    public override (string? Secret, IReadOnlyList<string> Events) Agree(
        int registration, string? secret, IReadOnlyList<string>? events)
    {
        if (events?.FirstOrDefault(name => !Documented.Contains(name)) is { } unknown)
        {
            throw new ArgumentException($"Flowella has no event '{unknown}'; it has {string.Join(", ", Documented)}.", nameof(events));
        }

        // The service makes one up for each webhook; here it is counted, so that it is the same in every run.
        return (
            string.IsNullOrEmpty(secret) ? string.Create(CultureInfo.InvariantCulture, $"flowella-sandbox-secret-{registration:0000}") : secret,
            events is { Count: > 0 } ? events : Documented);
    }

    public override IEnumerable<WebhookEvent> Reported(
        AcceptedMessage entry, SandboxMessage? message, string status, DateTimeOffset at)
        => [Of("message." + status, entry.Id, entry.MessageNumber ?? entry.Number)];

    public override IEnumerable<WebhookEvent> Received(WebhookArrival arrival)
    {
        if (arrival.IsNew)
        {
            yield return Opened(arrival.Conversation, arrival.Message.Number);
        }

        yield return Of("message.received", FlowellaIds.Of(arrival.Message), arrival.Message.Number);
    }

    public override string IdOf(SandboxMessage message) => FlowellaIds.Of(message);

    public WebhookEvent Opened(SandboxConversation conversation, int subject)
        => Of("conversation.opened", FlowellaIds.Of(conversation), subject);

    public WebhookEvent OptedOut(SandboxOptOut optOut) => Of("optout.created", FlowellaIds.Of(optOut), optOut.Number);

    public override void Dress(HttpRequestMessage request, WebhookParcel parcel, DateTimeOffset now)
    {
        request.Headers.TryAddWithoutValidation("User-Agent", "Flowella-Webhooks/1");
        request.Headers.Add(
            "X-Flowella-Signature", WebhookSignature.Of(parcel.Event.Body, parcel.Registration.Secret!, parcel.Trick));
        if (behavior.WebhookSignatureOnly)
        {
            return;
        }

        DateTimeOffset told = parcel.Trick == WebhookTrick.StaleTimestamp ? now.AddMinutes(-10) : now;
        request.Headers.Add("X-Flowella-Timestamp", told.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("X-Flowella-Event", parcel.Event.Name);
        request.Headers.Add("X-Flowella-Delivery", parcel.Event.Id!);
    }

    public override void Reset() => Interlocked.Exchange(ref _events, 0);

    private WebhookEvent Of(string name, string resource, int subject)
    {
        string id = FlowellaIds.Event(Interlocked.Increment(ref _events));
        string told = behavior.WebhookDataId == FlowellaWebhookId.Event ? id : resource;
        return new WebhookEvent(name, id, subject, WebhookJson.Write(new JsonObject { ["data"] = new JsonObject { ["id"] = told } }));
    }
}
