namespace MessagingHub.Sandbox;

/// <summary>Which of the documented sets of field names the FlowIQ dialect gives the contacts it lists and finds.</summary>
public enum FlowIQContactForm
{
    /// <summary><c>id</c>, <c>full_name</c>, <c>whatsapp_id</c>, <c>has_unread_messages</c>, …: the schema's names.</summary>
    Schema,

    /// <summary><c>contact_name</c>, <c>whatsapp_number</c>, <c>last_message</c>, <c>unread_count</c>, …: the overview's names; no id.</summary>
    Overview,

    /// <summary>The two by turns within a page.</summary>
    Mixed,
}
