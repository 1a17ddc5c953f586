using System.Collections.Concurrent;

namespace MessagingHub;

/// <summary>The services in memory behind a hub's accounts, by name. They outlive a change of the accounts' settings, as real services do.</summary>
internal sealed class InMemoryAccounts(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, InMemoryMessaging> _accounts = new(StringComparer.OrdinalIgnoreCase);

    public InMemoryMessaging Of(string name) => _accounts.GetOrAdd(name, static (account, clock) => new InMemoryMessaging(account, clock), time);
}
