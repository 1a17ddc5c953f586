namespace MessagingHub.Sandbox;

/// <summary>Sender IDs: one is approved from the start, those registered later stay pending.</summary>
internal sealed class VelstackSenders(SandboxWorld world)
{
    private const string Pending = "pending";

    public Answer Register(Call call)
    {
        string id = call.Body.Required("sender_id", 1, int.MaxValue);
        string purpose = call.Body.Required("purpose", 1, int.MaxValue);
        return VelstackJson.Success(
            "Sender ID registered successfully.",
            [new VelstackSender(id, purpose, Pending, VelstackJson.Time(world.Now))],
            VelstackJson.Wire.SenderList);
    }

    /// <summary>The sender a request names, as the service writes it: in capitals.</summary>
    public static string Read(JsonBody body)
    {
        string sender = body.Required("sender", 1, int.MaxValue);
        return sender.Equals(SandboxCredentials.VelstackSenderId, StringComparison.OrdinalIgnoreCase)
            ? sender.ToUpperInvariant()
            : throw body.Wrong("sender", $"'{sender}' is not an approved sender ID");
    }
}
