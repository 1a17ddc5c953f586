namespace MessagingHub;

/// <summary>The kinds of address a message can be sent to.</summary>
[Flags]
public enum MessageRecipients
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A phone number.</summary>
    Phone = 1 << 0,

    /// <summary>The id of a conversation.</summary>
    Conversation = 1 << 1,

    /// <summary>The id of a group of contacts.</summary>
    Group = 1 << 2,
}
