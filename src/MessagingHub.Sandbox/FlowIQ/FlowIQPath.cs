namespace MessagingHub.Sandbox;

/// <summary>The paths of the service; none has a version.</summary>
internal static class FlowIQPath
{
    public const string Conversations = "/conversations";
    public const string Contact = "/contact";
    public const string SendWhatsApp = "/send-whatsapp";
    public const string SendTemplate = "/send-template";
    public const string SetWebhooks = "/set-webhooks";
}
