using System.Text.Json.Serialization;

namespace MessagingHub;

/// <summary>What happened at a service.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<MessagingEventKind>))]
public enum MessagingEventKind
{
    /// <summary>Something no other kind describes; see <see cref="MessagingEvent.Type"/> and <see cref="MessagingEvent.Raw"/>.</summary>
    Other,

    /// <summary>A contact wrote.</summary>
    MessageReceived,

    /// <summary>A message left the service.</summary>
    MessageSent,

    /// <summary>A message reached the addressee.</summary>
    MessageDelivered,

    /// <summary>The addressee read a message.</summary>
    MessageRead,

    /// <summary>A message could not be delivered.</summary>
    MessageFailed,

    /// <summary>A conversation began.</summary>
    ConversationOpened,

    /// <summary>A conversation was assigned to a team member.</summary>
    ConversationAssigned,

    /// <summary>A conversation ended.</summary>
    ConversationClosed,

    /// <summary>A contact does not want messages any more.</summary>
    ContactOptedOut,

    /// <summary>A template was approved, rejected, paused or disabled.</summary>
    TemplateStatusChanged,
}
