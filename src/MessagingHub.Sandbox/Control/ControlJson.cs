using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MessagingHub.Sandbox;

/// <summary>Source-generated metadata for the control API; what is null is left out.</summary>
[JsonSerializable(typeof(ControlError))]
[JsonSerializable(typeof(ControlDescription))]
[JsonSerializable(typeof(ControlFaultRequest))]
[JsonSerializable(typeof(ControlFaultScript))]
[JsonSerializable(typeof(IEnumerable<ControlFaultScript>))]
[JsonSerializable(typeof(ControlOption))]
[JsonSerializable(typeof(IEnumerable<ControlOption>))]
[JsonSerializable(typeof(ControlOptionRequest))]
[JsonSerializable(typeof(ControlWebhookRequest))]
[JsonSerializable(typeof(ControlWebhook))]
[JsonSerializable(typeof(IEnumerable<ControlWebhook>))]
[JsonSerializable(typeof(ControlTrickRequest))]
[JsonSerializable(typeof(ControlTrick))]
[JsonSerializable(typeof(IEnumerable<ControlTrick>))]
[JsonSerializable(typeof(IEnumerable<ControlDelivery>))]
[JsonSerializable(typeof(ControlTiming))]
[JsonSerializable(typeof(ControlInboundRequest))]
[JsonSerializable(typeof(ControlInbound))]
[JsonSerializable(typeof(ControlStatusRequest))]
[JsonSerializable(typeof(IReadOnlyList<AcceptedMessage>))]
[JsonSerializable(typeof(IReadOnlyList<SeenRequest>))]
internal sealed partial class ControlJson : JsonSerializerContext
{
    /// <summary>Relaxed, so that a plus in a number stays one to a reader's eye; no answer of this is ever put into a page.</summary>
    public static ControlJson Wire { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
