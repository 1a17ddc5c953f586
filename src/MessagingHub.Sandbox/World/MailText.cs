using System.Net.Mail;

namespace MessagingHub.Sandbox;

/// <summary>Reads mail addresses.</summary>
internal static class MailText
{
    /// <summary>Whether the text is one address and nothing else: "Name &lt;mail&gt;" is not.</summary>
    public static bool IsAddress(string text) => MailAddress.TryCreate(text, out MailAddress? parsed) && parsed.Address == text;
}
