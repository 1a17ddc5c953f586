namespace MessagingHub.Cli;

/// <summary>How one of the sandbox's services tells that a message was delivered.</summary>
/// <param name="Dialect">The sandbox's name of the service.</param>
/// <param name="Delivered">The event, in the service's word.</param>
/// <param name="Secret">The account's secret; it opens nothing but the sandbox's deliveries to this machine.</param>
internal sealed record SandboxWebhook(string Dialect, string Delivered, string Secret);
