using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;

namespace MessagingHub;

/// <summary>A hub that owns what it needs; dispose it at the end.</summary>
public sealed class MessagingHubInstance : IMessagingProviders, IAsyncDisposable, IDisposable
{
    private readonly ServiceProvider _container;
    private readonly IMessagingProviders _providers;

    internal MessagingHubInstance(ServiceProvider container, IMessagingProviders providers)
    {
        _container = container;
        _providers = providers;
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Names => _providers.Names;

    /// <inheritdoc />
    public IMessagingProvider Default => _providers.Default;

    /// <inheritdoc />
    public IMessagingProvider Get(string name) => _providers.Get(name);

    /// <inheritdoc />
    public bool TryGet(string name, [NotNullWhen(true)] out IMessagingProvider? provider) => _providers.TryGet(name, out provider);

    /// <summary>Stops following the configuration and closes the connections.</summary>
    public void Dispose() => _container.Dispose();

    /// <summary>Stops following the configuration and closes the connections.</summary>
    public ValueTask DisposeAsync() => _container.DisposeAsync();
}
