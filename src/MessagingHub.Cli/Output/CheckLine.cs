using System.Text.Json;
using System.Text.Json.Serialization;

namespace MessagingHub.Cli;

/// <summary>What <c>check</c> found out about one account.</summary>
internal sealed record CheckLine
{
    public required string Name { get; init; }

    public required string Kind { get; init; }

    /// <summary>Whether the service accepted the credential just now.</summary>
    public required bool Verified { get; init; }

    /// <summary>Why not.</summary>
    public string? Reason { get; init; }

    /// <summary>What went wrong, in the words of the error object; null where nothing did.</summary>
    public string? Code { get; init; }

    /// <summary>Whom the credential belongs to, where the service says so.</summary>
    public string? AccountId { get; init; }

    /// <summary>What the hub warns of in the account's settings.</summary>
    public IReadOnlyList<string>? Warnings { get; init; }

    /// <summary>The settings in force, by path below the account, with secrets masked; what is not set is left out.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Settings { get; init; }

    [JsonIgnore]
    public int ExitCode { get; init; }
}
