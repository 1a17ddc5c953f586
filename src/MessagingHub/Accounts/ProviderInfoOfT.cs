using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace MessagingHub;

/// <summary>A registered kind: from settings to provider.</summary>
internal sealed class ProviderInfo<TOptions>(ProviderKind<TOptions> kind) : ProviderInfo(kind.Name, kind.Capabilities)
    where TOptions : MessagingAccountOptions, new()
{
    public ProviderKind<TOptions> Description { get; } = kind;

    public override Account Build(AccountSource source, Account? replaced, HubServices services)
    {
        // The options pattern makes the settings: section, then code, then whatever else the application configured for this name.
        TOptions options = services.Root.GetRequiredService<IOptionsFactory<TOptions>>().Create(source.Name);
        var state = new AccountState(
            options.BaseAddress!, Description.Credential(options).Hiding(options.Webhooks.Secrets), options.MaxResponseBytes, new CallPolicy(options.Resilience, services.Time));

        AccountPipeline pipeline;
        if (replaced?.Pipeline is { } kept && kept.Kind == Name && IsSameAccount(kept.State, state))
        {
            pipeline = kept;
        }
        else
        {
            pipeline = new AccountPipeline(source.Name, Name, state, services.Handlers, services.Time);
        }

        IMessagingProvider provider = Description.Create(new ProviderContext<TOptions>(source.Name, this, options, pipeline, services.Kinds, services.Time));
        return new Account(source, this, pipeline, state, new CapabilityGuard(provider, services.Kinds));
    }

    private static bool IsSameAccount(AccountState before, AccountState now) =>
        before.BaseAddress == now.BaseAddress && before.Credential.Scope == now.Credential.Scope;
}
