namespace MessagingHub.Sandbox;

/// <summary>The organization: its key check, its channels and how it reads phone numbers.</summary>
internal sealed class FlowellaAccount(SandboxWorld world)
{
    /// <summary>Documented length of a phone as sent, before it is normalised.</summary>
    private const int MinPhone = 3, MaxPhone = 32;

    public static Answer Ping(Call call)
        => FlowellaJson.Answer(
            new FlowellaPing(true, SandboxCredentials.FlowellaOrganizationId), FlowellaJson.Default.FlowellaPing);

    /// <summary>The channel of an id; the default one for null.</summary>
    /// <exception cref="RefusedException">There is no such channel: 404, whatever the id looks like.</exception>
    public SandboxChannel Channel(string? id)
        => id is null
            ? world.DefaultChannel
            : world.Channels.FirstOrDefault(channel => FlowellaIds.Of(channel) == id)
                ?? throw new RefusedException(404, FlowellaErrors.ChannelNotFound, "The channel does not exist.");

    /// <exception cref="RefusedException">The number has opted out on the channel: 403.</exception>
    public void RequireConsent(string e164, SandboxChannel channel)
    {
        if (world.IsOptedOut(e164, channel))
        {
            throw new RefusedException(403, FlowellaErrors.OptedOut, "Contact opted out");
        }
    }

    /// <summary>A required phone, normalised.</summary>
    public static string Phone(JsonBody body, string field)
        => PhoneText.TryNormalize(body.Required(field, MinPhone, MaxPhone), out string? e164)
            ? e164
            : throw body.Wrong(field, "is not a phone number; send it in E.164 form");
}
