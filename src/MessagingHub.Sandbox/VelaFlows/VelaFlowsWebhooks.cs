namespace MessagingHub.Sandbox;

/// <summary>Takes subscriptions at both documented paths; nothing is ever delivered.</summary>
internal sealed class VelaFlowsWebhooks
{
    private int _last;

    public Answer Subscribe(Call call)
    {
        string url = call.Body.Required("url", 1, int.MaxValue);
        if (!Uri.TryCreate(url, UriKind.Absolute, out Uri? parsed) || parsed.Scheme != Uri.UriSchemeHttps)
        {
            throw call.Body.Wrong("url", "must be an https address");
        }

        if (call.Body.OptionalTexts("events") is not { Count: > 0 } events || events.Any(string.IsNullOrWhiteSpace))
        {
            throw call.Body.Wrong("events", "must name at least one event");
        }

        call.Body.Optional("secret", 1, int.MaxValue);
        return VelaFlowsJson.Resource(
            "subscription",
            new VelaFlowsMade(VelaFlowsIds.Subscription(Interlocked.Increment(ref _last))),
            VelaFlowsJson.Wire.VelaFlowsMade,
            201);
    }

    public void Reset() => Interlocked.Exchange(ref _last, 0);
}
