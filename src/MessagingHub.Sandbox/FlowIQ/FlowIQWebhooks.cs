using System.Text.Json.Nodes;

namespace MessagingHub.Sandbox;

/// <summary>Registers webhooks; no documented call reads a registration again.</summary>
internal sealed class FlowIQWebhooks(SandboxWorld world, WebhookBoard board)
{
    public Answer Register(Call call)
    {
        JsonBody body = call.Body;
        string url = FlowIQFields.Text(body, "url") ?? throw FlowIQErrors.Missing(call, "url is required");
        _ = FlowIQFields.Text(body, "type") ?? throw FlowIQErrors.Missing(call, "type is required");
        string type = body.RequiredChoice("type", [.. FlowIQWebhookStyle.Types]);

        // The wire value of the other platform is not preserved; this is the likely one.
        string platform = FlowIQFields.Text(body, "platform") is null ? "whatsapp" : body.RequiredChoice("platform", "whatsapp", "web");
        Uri link = FlowIQFields.Link(body, "url", url);
        if (!WebhookAddress.IsAcceptable(link))
        {
            throw body.Wrong("url", "must be an https address");
        }

        WebhookRegistration webhook = board.Add(board.StyleOf(SandboxDialect.FlowIQ), link, null, [type]);
        if (platform == "web")
        {
            // Nothing happens on that platform here, and its full bodies are not preserved.
            board.Remove(webhook.Number);
        }

        return FlowIQJson.Answer(new JsonObject
        {
            ["success"] = true,
            ["message"] = "Webhook created successfully",
            ["webhook"] = new JsonObject
            {
                ["id"] = webhook.Id,
                ["url"] = url,
                ["type"] = type,
                ["platform"] = platform,
                ["created_at"] = FlowIQJson.WebhookTime(world.Now),
            },
        });
    }
}
