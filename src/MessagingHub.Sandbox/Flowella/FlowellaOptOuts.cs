namespace MessagingHub.Sandbox;

internal sealed class FlowellaOptOuts(
    SandboxWorld world, FlowellaAccount account, WebhookBoard board, FlowellaWebhookStyle webhooks)
{
    private const int MaxReason = 500;

    /// <summary>
    /// Sets or clears an opt-out. The second value of <c>action</c> is not printed in the documents, only implied by
    /// the page's title; <c>clear</c> is our reading of it. Clearing what was never set is no error here.
    /// </summary>
    public Answer Change(Call call)
    {
        JsonBody body = call.Body;
        bool set = body.RequiredChoice("action", "set", "clear") == "set";
        string channelId = body.Required("whatsappChannelId", 1, int.MaxValue);
        string phone = FlowellaAccount.Phone(body, "phone");
        string? reason = body.Optional("reason", 0, MaxReason);
        SandboxChannel channel = account.Channel(channelId);
        bool isNew = set && !world.IsOptedOut(phone, channel);
        SandboxOptOut? optOut = set ? world.SetOptOut(phone, channel, reason) : world.ClearOptOut(phone, channel);
        if (isNew)
        {
            board.Fire(webhooks, [webhooks.OptedOut(optOut!)]);
        }

        return FlowellaJson.Answer(
            new FlowellaOptOut(
                optOut is { IsActive: true },
                optOut is null ? null : FlowellaIds.Of(optOut),
                optOut?.RevokedAt is { } revoked ? FlowellaJson.Time(revoked) : null),
            FlowellaJson.Wire.FlowellaOptOut);
    }
}
