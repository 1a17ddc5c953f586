using System.Globalization;

namespace MessagingHub.Sandbox;

/// <summary>
/// The ids under which the FlowIQ dialect shows the world: UUIDs to look at, and counted, so that they are the same in
/// every run.
/// </summary>
public static class FlowIQIds
{
    /// <summary>A contact's <c>id</c>.</summary>
    public static string Of(SandboxContact contact) => Make('c', (contact ?? throw Null(nameof(contact))).Number);

    /// <summary>A contact's <c>whatsapp_id</c>: the number in bare digits.</summary>
    public static string WhatsAppId(SandboxContact contact) => Digits((contact ?? throw Null(nameof(contact))).Phone);

    /// <summary>A message's id, as Meta gives it: what a reply or a reaction names.</summary>
    public static string Of(SandboxMessage message)
        => string.Create(CultureInfo.InvariantCulture, $"wamid.SANDBOX{(message ?? throw Null(nameof(message))).Number:0000000000}");

    internal static string Reaction(int number)
        => string.Create(CultureInfo.InvariantCulture, $"wamid.SANDBOXREACTION{number:0000}");

    internal static string Broadcast(int number) => Make('b', number);

    internal static string Webhook(int number) => Make('d', number);

    /// <summary>A message as a stored row, which has an id beside Meta's.</summary>
    internal static string Row(int message) => Make('e', message);

    internal static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    // The shape of a random UUID (version 4, variant 1) around a kind and a count.
    private static string Make(char kind, int number)
        => string.Create(CultureInfo.InvariantCulture, $"{kind}0000000-0000-4000-8000-{number:000000000000}");

    private static ArgumentNullException Null(string name) => new(name);
}
