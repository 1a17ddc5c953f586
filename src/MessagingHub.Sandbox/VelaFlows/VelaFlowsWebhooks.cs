namespace MessagingHub.Sandbox;

/// <summary>Takes subscriptions at both documented paths.</summary>
internal sealed class VelaFlowsWebhooks(WebhookBoard board)
{
    public Answer Subscribe(Call call)
    {
        string url = call.Body.Required("url", 1, int.MaxValue);
        if (!Uri.TryCreate(url, UriKind.Absolute, out Uri? parsed) || !WebhookAddress.IsAcceptable(parsed))
        {
            throw call.Body.Wrong("url", "must be an https address");
        }

        if (call.Body.OptionalTexts("events") is not { Count: > 0 } events || events.Any(string.IsNullOrWhiteSpace))
        {
            throw call.Body.Wrong("events", "must name at least one event");
        }

        string? secret = call.Body.Optional("secret", 1, int.MaxValue);
        WebhookRegistration subscription = board.Add(board.StyleOf(SandboxDialect.VelaFlows), parsed, secret, events);
        return VelaFlowsJson.Resource(
            "subscription",
            new VelaFlowsMade(subscription.Id!),
            VelaFlowsJson.Wire.VelaFlowsMade,
            201);
    }
}
