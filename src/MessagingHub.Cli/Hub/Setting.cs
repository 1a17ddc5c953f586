using System.Text.Json;

namespace MessagingHub.Cli;

/// <summary>One setting of an account as it is in force.</summary>
/// <param name="Path">Where it stands below the account, such as <c>Resilience:Delay</c>.</param>
/// <param name="Value">The value, masked where it may be secret; null where there is none.</param>
internal sealed record Setting(string Path, JsonElement? Value)
{
    /// <summary>Whether it is masked, in whole or in part, though nobody should have to hide it: a credential may have been pasted there.</summary>
    public bool LooksLikeCredential { get; init; }

    /// <summary>The value as a configuration would spell it; null where there is none.</summary>
    public string? Text => Value switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { } value => value.GetRawText(),
    };
}
