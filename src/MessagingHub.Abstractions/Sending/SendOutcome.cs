using System.Text.Json.Serialization;

namespace MessagingHub;

/// <summary>What one attempt to send came to.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<SendOutcome>))]
public enum SendOutcome
{
    /// <summary>Nobody can tell: the service may have accepted it.</summary>
    Unknown,

    /// <summary>The service accepted it.</summary>
    Accepted,

    /// <summary>The service provably did not accept it.</summary>
    NotAccepted,
}
