using System.Text.Json.Serialization;

namespace MessagingHub;

/// <summary>What becomes of a send whose idempotency key was used before with an unknown outcome.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ResendPolicy>))]
public enum ResendPolicy
{
    /// <summary>It is refused: the earlier send may have been accepted. The default.</summary>
    OnlyIfNotAccepted,

    /// <summary>It is sent again, and may arrive twice: for a caller who has looked, or for whom twice is better than never.</summary>
    EvenIfUnknown,
}
