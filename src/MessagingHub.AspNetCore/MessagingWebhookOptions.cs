namespace MessagingHub.AspNetCore;

/// <summary>How webhooks arrive. How events are handled is in <see cref="EventOptions"/>.</summary>
public sealed class MessagingWebhookOptions
{
    /// <summary>The largest body taken, in bytes; more is answered with 413.</summary>
    /// <value>1 MiB by default; 1 KiB to 1 GiB.</value>
    public int MaxBodyBytes { get; set; } = 1024 * 1024;

    /// <summary>What the application takes off the path before routing, with <c>UsePathBase</c> or <c>Map</c>; null for nothing.</summary>
    /// <value>Null by default, otherwise such as <c>/shop</c>. The secret is hidden before, so that it has to be known; without it such deliveries are refused.</value>
    public string? PathBase { get; set; }
}
