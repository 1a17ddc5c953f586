using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace MessagingHub;

/// <summary>A registered kind: from settings to provider.</summary>
internal sealed class ProviderInfo<TOptions>(ProviderKind<TOptions> kind) : ProviderInfo(kind.Name, kind.Capabilities, kind.IsStandIn)
    where TOptions : MessagingAccountOptions, new()
{
    public ProviderKind<TOptions> Description { get; } = kind;

    public override Account Build(AccountSource source, Account? replaced, HubServices services)
    {
        // The options pattern makes the settings: section, then code, then whatever else the application configured for this name.
        TOptions options = services.Root.GetRequiredService<IOptionsFactory<TOptions>>().Create(source.Name);
        WireCredential credential = Description.Credential(options).Hiding(options.Webhooks.Secrets);
        Account? same = replaced is not null && IsSameAccount(replaced, options, credential) ? replaced : null;

        // The same settings keep their policy: it knows how the service has been doing.
        CallPolicy policy = same?.State.Policy is { } kept && kept.Options.IsSameAs(options.Resilience)
            ? kept
            : new CallPolicy(source.Name, options.Resilience, services.Time, services.Loggers.CreateLogger(CallLogs.Category));
        var state = new AccountState(options.BaseAddress!, credential, options.MaxResponseBytes, policy, options.RateLimit);
        AccountPipeline pipeline = same?.Pipeline ?? new AccountPipeline(source.Name, Name, state, services);
        IMessagingProvider provider = Description.Create(new ProviderContext<TOptions>(source.Name, this, options, pipeline, services));
        return new Account(source, this, pipeline, state, services.Guard(provider, options.Resilience.Patience));
    }

    private bool IsSameAccount(Account before, TOptions options, WireCredential credential) =>
        before.Pipeline.Kind == Name && before.State.BaseAddress == options.BaseAddress && before.State.Credential.Scope == credential.Scope;
}
