using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace MessagingHub;

/// <summary>The application's health checks and one for each account there is now.</summary>
/// <remarks>
/// The health check service reads its options anew for every report, so that options which follow the accounts are all it takes
/// to let checks come and go; everything else about a check (names, tags, running side by side) stays the framework's.
/// </remarks>
internal sealed class AccountHealthOptions(
    IMessagingProviders accounts, AccountHealthSettings settings, TimeProvider time, IOptionsFactory<HealthCheckServiceOptions> factory)
    : IOptions<HealthCheckServiceOptions>
{
    private readonly Lock _gate = new();
    private IReadOnlyList<string> _names = [];
    private HealthCheckServiceOptions? _options;

    public HealthCheckServiceOptions Value
    {
        get
        {
            // A route stands for accounts that have checks of their own, and exists to bear the failure of one.
            IReadOnlyList<string> now = [.. accounts.Names.Where(name => accounts.TryGet(name, out IMessagingProvider? account) && !IsRoute(account))];
            lock (_gate)
            {
                // Made as a whole: a report may be reading the registrations of the options before.
                if (_options is null || !now.SequenceEqual(_names))
                {
                    _options = Create(now);
                    _names = now;
                }

                return _options;
            }
        }
    }

    private static bool IsRoute(IMessagingProvider provider)
    {
        try
        {
            return provider.Kind == RouteProvider.KindName;
        }
        catch (MessagingException)
        {
            // Gone since the names were read: no account any more.
            return true;
        }
    }

    private HealthCheckServiceOptions Create(IReadOnlyList<string> names)
    {
        HealthCheckServiceOptions options = factory.Create(Options.DefaultName);
        foreach (string name in names)
        {
            options.Registrations.Add(new HealthCheckRegistration(
                $"{AccountHealthSettings.Prefix}:{name}",
                new AccountHealthCheck(accounts, name, settings.Timeout, time),
                settings.FailureStatus,
                settings.Tags));
        }

        return options;
    }
}
