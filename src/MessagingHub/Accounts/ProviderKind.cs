using Microsoft.Extensions.Configuration;

namespace MessagingHub;

/// <summary>Describes a kind of service to the hub: all that a provider author has to hand over.</summary>
/// <typeparam name="TOptions">The settings of an account of this kind.</typeparam>
public sealed class ProviderKind<TOptions>
    where TOptions : MessagingAccountOptions, new()
{
    /// <summary>The kind's name, such as <c>Flowella</c>; compared ignoring case.</summary>
    public required string Name { get; init; }

    /// <summary>What every account of this kind can do. It answers "who can" in refusals; what a call may do is decided by the provider's own <see cref="IMessagingProvider.Capabilities"/>.</summary>
    public required MessagingCapabilities Capabilities { get; init; }

    /// <summary>Binds an account's section, normally <c>(section, options) =&gt; section.Bind(options)</c>, so that the binding can be source-generated in the provider's assembly.</summary>
    public required Action<IConfiguration, TOptions> Bind { get; init; }

    /// <summary>The headers and query values that carry the credential.</summary>
    public required Func<TOptions, WireCredential> Credential { get; init; }

    /// <summary>Makes the provider of one account. It runs again when the account's settings change.</summary>
    public required Func<ProviderContext<TOptions>, IMessagingProvider> Create { get; init; }

    /// <summary>Whether it only stands in for a service, so that no refusal may name it as one that can.</summary>
    internal bool IsStandIn { get; init; }
}
