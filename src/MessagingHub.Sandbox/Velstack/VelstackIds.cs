namespace MessagingHub.Sandbox;

/// <summary>The ids under which the Velstack dialect shows the world: UUIDs, and counted, so that they are the same in every run.</summary>
public static class VelstackIds
{
    /// <summary>A contact's <c>id</c>.</summary>
    public static string Of(SandboxContact contact)
    {
        ArgumentNullException.ThrowIfNull(contact);
        return Make(0xc0, contact.Number);
    }

    /// <summary>A group's <c>id</c>.</summary>
    public static string Of(SandboxGroup group)
    {
        ArgumentNullException.ThrowIfNull(group);
        return Make(0x60, group.Number);
    }

    /// <summary>A message's id; of a send to several, the first one's is the <c>message_id</c> of all.</summary>
    public static string Of(SandboxMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return Make(0x5e, message.Number);
    }

    // Shaped as a random UUID: version 4, variant 1.
    private static string Make(int kind, int number) => FormattableString.Invariant($"9a1b2c{kind:x2}-0000-4000-8000-{number:x12}");
}
