namespace MessagingHub.Sandbox;

/// <summary>What the <c>data.id</c> of a Flowella delivery is the id of.</summary>
public enum FlowellaWebhookId
{
    /// <summary>What the event happened to; several events of one message share it.</summary>
    Resource,

    /// <summary>The event; no other event has it.</summary>
    Event,
}
