namespace MessagingHub.Tests;

/// <summary>Things that are valid and otherwise of no interest.</summary>
internal static class Some
{
    public const string Phone = "+15551234567";

    public static MessageRecipient Recipient() => MessageRecipient.Phone(Phone);

    public static OutboundMessage Message(string text = "Hello") => OutboundMessage.Text(Recipient(), text);
}
