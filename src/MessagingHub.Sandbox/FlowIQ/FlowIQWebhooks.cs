using System.Text.Json.Nodes;

namespace MessagingHub.Sandbox;

/// <summary>Registers webhooks; nothing is ever delivered, and no documented call reads a registration again.</summary>
internal sealed class FlowIQWebhooks(SandboxWorld world)
{
    public Answer Register(Call call)
    {
        JsonBody body = call.Body;
        string url = FlowIQFields.Text(body, "url") ?? throw FlowIQErrors.Missing(call, "url is required");
        _ = FlowIQFields.Text(body, "type") ?? throw FlowIQErrors.Missing(call, "type is required");
        string type = body.RequiredChoice(
            "type", "message_received", "message_sent", "sent_message", "message_delivered", "message_read", "message_failed",
            "call", "all");

        // The wire value of the other platform is not preserved; this is the likely one.
        string platform = FlowIQFields.Text(body, "platform") is null ? "whatsapp" : body.RequiredChoice("platform", "whatsapp", "web");
        if (FlowIQFields.Link(body, "url", url).Scheme != "https")
        {
            throw body.Wrong("url", "must be an https address");
        }

        return FlowIQJson.Answer(new JsonObject
        {
            ["success"] = true,
            ["message"] = "Webhook created successfully",
            ["webhook"] = new JsonObject
            {
                ["id"] = FlowIQIds.Webhook(world.NextJob()),
                ["url"] = url,
                ["type"] = type,
                ["platform"] = platform,
                ["created_at"] = FlowIQJson.WebhookTime(world.Now),
            },
        });
    }
}
