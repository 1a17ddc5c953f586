namespace MessagingHub.AspNetCore;

/// <summary>Where webhooks arrive and how large they may be. How events are handled is in <see cref="EventOptions"/>.</summary>
public sealed class MessagingWebhookOptions
{
    /// <summary>The path below which each account has its address, <c>{Path}/{account}/{secret?}</c>.</summary>
    /// <value><c>/webhooks</c> by default. It is the path as it arrives, with the path base if there is one.</value>
    public string Path { get; set; } = "/webhooks";

    /// <summary>The largest body taken, in bytes; more is answered with 413.</summary>
    /// <value>1 MiB by default.</value>
    public int MaxBodyBytes { get; set; } = 1024 * 1024;
}
