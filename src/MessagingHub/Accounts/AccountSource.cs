using Microsoft.Extensions.Configuration;

namespace MessagingHub;

/// <summary>Where an account's settings come from: its configuration section as it was read, and code.</summary>
internal sealed class AccountSource
{
    private readonly KeyValuePair<string, string?>[] _values;

    public AccountSource(string name, string kind, IConfigurationSection? section)
    {
        Name = name;
        Kind = kind;
        _values = section is null ? [] : [.. section.AsEnumerable(makePathsRelative: true).OrderBy(pair => pair.Key, StringComparer.OrdinalIgnoreCase)];
    }

    public string Name { get; }

    public string Kind { get; }

    /// <summary>Whether nothing about the account changed, so that it can stay as it is. Code does not change while the process lives.</summary>
    public bool Equals(AccountSource other) => Name == other.Name && Kind == other.Kind && _values.AsSpan().SequenceEqual(other._values);
}
