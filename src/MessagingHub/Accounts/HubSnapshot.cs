using System.Collections.Frozen;

namespace MessagingHub;

/// <summary>All accounts as one valid configuration gave them; never changes.</summary>
internal sealed class HubSnapshot
{
    public HubSnapshot(IReadOnlyList<Account> accounts, string? defaultName)
    {
        Accounts = accounts.ToFrozenDictionary(account => account.Name, StringComparer.OrdinalIgnoreCase);
        Names = [.. accounts.Select(account => account.Name).Order(StringComparer.OrdinalIgnoreCase)];
        Default = defaultName is not null ? Accounts[defaultName] : accounts.Count == 1 ? accounts[0] : null;
    }

    public FrozenDictionary<string, Account> Accounts { get; }

    public IReadOnlyList<string> Names { get; }

    /// <summary>Whether nothing changed: the same accounts, by reference, and the same default.</summary>
    public bool IsSameAs(HubSnapshot other) =>
        ReferenceEquals(Default, other.Default)
        && Accounts.Count == other.Accounts.Count
        && Accounts.All(account => ReferenceEquals(account.Value, other.Accounts.GetValueOrDefault(account.Key)));

    /// <summary>Null where there are several accounts and none is named as the default.</summary>
    public Account? Default { get; }
}
