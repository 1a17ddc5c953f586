using System.Collections.Frozen;

namespace MessagingHub;

/// <summary>The words of an open set that are known, for bringing them to one spelling.</summary>
internal sealed class KnownWords(params string[] words)
{
    private readonly FrozenDictionary<string, string> _words =
        words.ToFrozenDictionary(word => word, StringComparer.OrdinalIgnoreCase);

    /// <summary>The known spelling of <paramref name="value"/>, or the value as received.</summary>
    public string Normalize(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        return _words.GetValueOrDefault(value, value);
    }
}
