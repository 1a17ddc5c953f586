namespace MessagingHub;

/// <summary>A registered kind with its options type forgotten, so that kinds can stand in one table.</summary>
internal abstract class ProviderInfo(string name, MessagingCapabilities capabilities, bool isStandIn)
{
    public string Name { get; } = name;

    public MessagingCapabilities Capabilities { get; } = capabilities;

    /// <summary>Whether it only stands in for a service: it is never advice.</summary>
    public bool IsStandIn { get; } = isStandIn;

    /// <summary>Builds an account, on the pipeline of the account it replaces where that is still the same account.</summary>
    public abstract Account Build(AccountSource source, Account? replaced, HubServices services);
}
