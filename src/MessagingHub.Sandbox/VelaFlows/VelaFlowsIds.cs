namespace MessagingHub.Sandbox;

/// <summary>
/// The ids under which the VelaFlows dialect shows the world: 24 hexadecimal digits each, and counted, so that they are
/// the same in every run.
/// </summary>
/// <remarks>A person has two: one as a lead and one as a customer, since nothing says that the service takes one for the other.</remarks>
public static class VelaFlowsIds
{
    /// <summary>A conversation's <c>_id</c>.</summary>
    public static string Of(SandboxConversation conversation)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        return Make(0x0c, conversation.Number);
    }

    /// <summary>A message's <c>_id</c>.</summary>
    public static string Of(SandboxMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return Make(0x0e, message.Number);
    }

    /// <summary>A channel's id; the service's documents show none, the ledger does.</summary>
    public static string Of(SandboxChannel channel)
    {
        ArgumentNullException.ThrowIfNull(channel);
        return Make(0x0a, channel.Number);
    }

    /// <summary>The <c>_id</c> of a contact as a CRM lead.</summary>
    public static string LeadOf(SandboxContact contact)
    {
        ArgumentNullException.ThrowIfNull(contact);
        return Make(0x1e, contact.Number);
    }

    /// <summary>The <c>_id</c> of a contact as a customer.</summary>
    public static string CustomerOf(SandboxContact contact)
    {
        ArgumentNullException.ThrowIfNull(contact);
        return Make(0x0d, contact.Number);
    }

    internal static string Agent(int number) => Make(0xa9, number);

    internal static string Subscription(int number) => Make(0x5b, number);

    // An ObjectId begins with the seconds since 1970; these all say the same winter day.
    private static string Make(int kind, int number) => FormattableString.Invariant($"65b0c0de{kind:x2}000000{number:x8}");
}
