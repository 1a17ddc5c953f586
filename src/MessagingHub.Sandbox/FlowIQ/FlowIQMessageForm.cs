namespace MessagingHub.Sandbox;

/// <summary>Which of the two documented sets of field names the FlowIQ dialect gives the messages of a history.</summary>
public enum FlowIQMessageForm
{
    /// <summary><c>message</c>, <c>sender_type</c>, <c>message_status</c>, <c>created_at</c>; no id. What most pages show.</summary>
    SnakeCase,

    /// <summary><c>id</c>, <c>content</c>, <c>sender</c>, <c>status</c>, <c>timestamp</c>; the quickstart's names and its pagination.</summary>
    CamelCase,

    /// <summary>The two by turns within a page.</summary>
    Mixed,
}
