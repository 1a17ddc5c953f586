using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace MessagingHub;

/// <summary>Holds the accounts and routes and follows the configuration: a valid change takes effect on the next call, an invalid one is logged and changes nothing.</summary>
internal sealed class Hub : IMessagingProviders, IDisposable
{
    private readonly SnapshotBuilder _builder;
    private readonly ILogger _logger;
    private readonly Lock _reload = new();
    private readonly IDisposable? _changes;
    private readonly ConfigurationFiles _files;
    private volatile HubSnapshot _snapshot;

    public Hub(HubRegistration registration, HubServices services, IConfiguration? root, ILogger logger)
    {
        _builder = new SnapshotBuilder(registration, services, logger);
        _logger = logger;
        Default = new CurrentProvider(this, name: null);
        _files = new ConfigurationFiles(registration.Configuration as IConfigurationRoot ?? root as IConfigurationRoot, logger);
        lock (_reload)
        {
            // Listening first: a change while the first snapshot is built waits for the lock and is taken after it.
            _changes = registration.Configuration is { } configuration ? ChangeToken.OnChange(configuration.GetReloadToken, Reload) : null;
            try
            {
                _snapshot = _builder.Build(previous: null);
            }
            catch
            {
                Dispose();
                throw;
            }
        }

        services.Instruments.ObserveBreakers(() => _snapshot.Accounts.Values);
    }

    public IReadOnlyList<string> Names => _snapshot.Names;

    public IMessagingProvider Default { get; }

    public IMessagingProvider Get(string name) =>
        TryGet(name, out IMessagingProvider? provider)
            ? provider
            : throw new KeyNotFoundException($"There is no account or route '{Mask.Credential(name)}'. There are: {Mask.Names(Names)}.");

    public bool TryGet(string name, [NotNullWhen(true)] out IMessagingProvider? provider)
    {
        ArgumentNullException.ThrowIfNull(name);
        provider = _snapshot.NameOf(name) is { } configured ? new CurrentProvider(this, configured) : null;
        return provider is not null;
    }

    /// <summary>What a name, or the default, means now.</summary>
    public IMessagingProvider Current(string? name)
    {
        HubSnapshot now = _snapshot;
        IMessagingProvider? provider = (name ?? now.DefaultName) is { } wanted ? now.Find(wanted) : null;
        return provider ?? throw new MessagingException(
            MessagingErrorCode.NotFound,
            name is null
                ? $"No account was named and there is no default: set DefaultProvider to one of {Mask.Names(now.Names)}. Nothing was requested."
                : $"'{Mask.Credential(name)}' is not configured any more. There are: {Mask.Names(now.Names)}. Nothing was requested.")
        {
            Provider = name,
        };
    }

    public void Dispose()
    {
        _changes?.Dispose();
        _files.Dispose();
    }

    private void Reload()
    {
        lock (_reload)
        {
            try
            {
                if (_files.FirstUnreadable() is { } file)
                {
                    HubLog.ReloadRefused(_logger, $"The file {file} cannot be read, and what it configured is missing.");
                    return;
                }

                HubSnapshot next = _builder.Build(_snapshot);
                if (next.IsSameAs(_snapshot))
                {
                    return;
                }

                foreach (Account account in next.Accounts.Values)
                {
                    account.Publish();
                }

                _snapshot = next;
                HubLog.Reloaded(_logger, Mask.Names(next.Names), Mask.Credential(next.DefaultName));
            }
            catch (OptionsValidationException invalid)
            {
                HubLog.ReloadRefused(_logger, string.Join(" ", invalid.Failures));
            }
            catch (Exception unexpected) when (unexpected is not OutOfMemoryException)
            {
                // A reload runs on a timer's thread: an exception that escapes from here would be lost, or end the process.
                HubLog.ReloadFailed(_logger, unexpected);
            }
        }
    }
}
