using System.Globalization;

namespace MessagingHub.Sandbox;

/// <summary>
/// The ids under which the Flowella dialect shows the world: cuids to look at (<c>c</c> and 24 lower-case letters or
/// digits), and counted, so that they are the same in every run.
/// </summary>
public static class FlowellaIds
{
    private const int Length = 25;

    /// <summary>A contact's <c>id</c>.</summary>
    public static string Of(SandboxContact contact) => Make("contact", (contact ?? throw Null(nameof(contact))).Number);

    /// <summary>A conversation's <c>id</c>.</summary>
    public static string Of(SandboxConversation conversation)
        => Make("conversation", (conversation ?? throw Null(nameof(conversation))).Number);

    /// <summary>A template's <c>id</c>.</summary>
    public static string Of(SandboxTemplate template) => Make("template", (template ?? throw Null(nameof(template))).Number);

    /// <summary>A channel's <c>whatsappChannelId</c>.</summary>
    public static string Of(SandboxChannel channel) => Make("channel", (channel ?? throw Null(nameof(channel))).Number);

    /// <summary>A message's <c>id</c>.</summary>
    public static string Of(SandboxMessage message) => Make("message", (message ?? throw Null(nameof(message))).Number);

    /// <summary>An opt-out's <c>optOutId</c>.</summary>
    public static string Of(SandboxOptOut optOut) => Make("optout", (optOut ?? throw Null(nameof(optOut))).Number);

    internal static string Job(int number) => Make("job", number);

    internal static string Event(int number) => Make("event", number);

    private static string Make(string kind, int number)
        => "c" + kind + number.ToString(CultureInfo.InvariantCulture).PadLeft(Length - 1 - kind.Length, '0');

    private static ArgumentNullException Null(string name) => new(name);
}
