using System.Text.Json.Serialization;

namespace MessagingHub;

/// <summary>Which way a message went.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<MessageDirection>))]
public enum MessageDirection
{
    /// <summary>From the contact to the account.</summary>
    Inbound,

    /// <summary>From the account, a person or a bot, to the contact.</summary>
    Outbound,

    /// <summary>A notice of the service itself.</summary>
    System,
}
