using System.Globalization;
using System.Text.Json.Nodes;

namespace MessagingHub.Sandbox;

/// <summary>
/// VelaFlows' deliveries. Two bodies are printed, those of a conversation that begins and a message that comes in, so these
/// two events are told; nothing that happens to a sent message has a printed body.
/// </summary>
internal sealed class VelaFlowsWebhookStyle(SandboxWorld world) : WebhookStyle
{
    private const string Created = "inbox.conversation.created", Incoming = "inbox.message.received";

    // One page names the events without the service in front, and no page prints a delivery of that form.
    private static readonly Dictionary<string, string> Short = new()
    {
        [Created] = "conversation.created",
        [Incoming] = "conversation.message.received",
    };

    private int _events;

    public override string Dialect => SandboxDialect.VelaFlows;

    public override IReadOnlyList<string> Fires => [Created, Incoming];

    public override IReadOnlyList<WebhookTrick> Tricks => [.. base.Tricks, WebhookTrick.WrongSignature];

    // Further attempts are promised within 24 hours, and their waits are not.
    public override IReadOnlyList<TimeSpan> Waits =>
        [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(8)];

    public override bool DisablesAt(int status) => status == 410;

    public override string IdOf(int registration) => VelaFlowsIds.Subscription(registration);

    public override (string? Secret, IReadOnlyList<string> Events) Agree(
        int registration, string? secret, IReadOnlyList<string>? events)
        => (string.IsNullOrEmpty(secret) ? null : secret, events is { Count: > 0 } ? events : Fires);

    public override bool Wants(WebhookRegistration registration, string eventName)
        => registration.Events.Contains(eventName) || registration.Events.Contains(Short[eventName]);

    public override IEnumerable<WebhookEvent> Received(WebhookArrival arrival)
    {
        if (arrival.IsNew)
        {
            yield return Of(Created, arrival, new JsonObject { ["conversation"] = Conversation(arrival) });
        }

        yield return Of(Incoming, arrival, new JsonObject
        {
            ["conversationId"] = ConversationId(arrival),
            ["message"] = new JsonObject
            {
                ["_id"] = IdOf(arrival.Message),
                ["type"] = "text",
                ["text"] = arrival.Message.Text,
                ["sender"] = Named("name", arrival.Contact, new JsonObject
                {
                    ["type"] = "contact",
                    ["phone"] = arrival.Contact.Phone,
                }),
                ["channel"] = VelaFlowsConversations.ChannelType(world, arrival.Conversation),
            },
        });
    }

    public override string IdOf(SandboxMessage message) => "msg_" + VelaFlowsIds.Of(message);

    public override void Dress(HttpRequestMessage request, WebhookParcel parcel, DateTimeOffset now)
    {
        request.Headers.TryAddWithoutValidation("User-Agent", "VelaFlows-Webhook/1.0");
        request.Headers.Add("X-Webhook-Event", parcel.Event.Name);
        request.Headers.Add(
            "X-Webhook-Delivery-Id",
            string.Create(CultureInfo.InvariantCulture, $"dlv_{parcel.Line.Delivery.Number:0000000000}{parcel.Attempt:00}"));
        if (parcel.Registration.Secret is { } secret)
        {
            request.Headers.Add("X-Webhook-Signature", "sha256=" + WebhookSignature.Of(parcel.Event.Body, secret, parcel.Trick));
        }
    }

    public override void Reset() => Interlocked.Exchange(ref _events, 0);

    private static string ConversationId(WebhookArrival arrival) => "conv_" + VelaFlowsIds.Of(arrival.Conversation);

    private JsonObject Conversation(WebhookArrival arrival)
    {
        SandboxConversation conversation = arrival.Conversation;
        return Named("contactName", arrival.Contact, new JsonObject
        {
            ["_id"] = ConversationId(arrival),
            ["channel"] = VelaFlowsConversations.ChannelType(world, conversation),
            ["status"] = conversation.Status,
            ["priority"] = VelaFlowsConversations.Priority,
            ["contactPhone"] = arrival.Contact.Phone,
            ["assignedAgentId"] = VelaFlowsConversations.AssigneeOf(conversation),
            ["createdAt"] = VelaFlowsJson.Time(conversation.CreatedAt),
        });
    }

    // Shown as text and never as null: a name that nobody knows is left out.
    private static JsonObject Named(string key, SandboxContact contact, JsonObject body)
    {
        if (contact.Name is { } name)
        {
            body[key] = name;
        }

        return body;
    }

    private WebhookEvent Of(string name, WebhookArrival arrival, JsonObject data)
    {
        string id = string.Create(CultureInfo.InvariantCulture, $"evt_{Interlocked.Increment(ref _events):0000000000}");
        return new WebhookEvent(name, id, arrival.Message.Number, WebhookJson.Write(new JsonObject
        {
            ["eventId"] = id,
            ["eventType"] = name,
            ["timestamp"] = VelaFlowsJson.Time(arrival.Message.At),
            ["workspaceId"] = "ws_" + SandboxCredentials.VelaFlowsWorkspaceId,
            ["data"] = data,
        }));
    }
}
