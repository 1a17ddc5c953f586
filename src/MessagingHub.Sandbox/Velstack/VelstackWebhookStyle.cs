namespace MessagingHub.Sandbox;

/// <summary>Velstack's deliveries: none. That there are some is documented, and nothing of what they look like.</summary>
internal sealed class VelstackWebhookStyle : WebhookStyle
{
    public override string Dialect => SandboxDialect.Velstack;

    public override IReadOnlyList<string> Fires => [];

    public override string Note => "Velstack documents no webhook's body, names or signature: nothing is ever delivered.";

    public override IReadOnlyList<WebhookTrick> Tricks => [];

    public override bool HasInbound => false;

    public override (string? Secret, IReadOnlyList<string> Events) Agree(
        int registration, string? secret, IReadOnlyList<string>? events)
        => string.IsNullOrEmpty(secret) && (events is null || events.Count == 0)
            ? (null, [])
            : throw new ArgumentException("Velstack documents neither secrets nor the names of events.", nameof(events));
}
