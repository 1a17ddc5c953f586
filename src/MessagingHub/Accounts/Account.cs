namespace MessagingHub;

/// <summary>One configured account. The pipeline may be shared with the account's earlier settings; the state is put into it on publication.</summary>
internal sealed record Account(AccountSource Source, ProviderInfo Kind, AccountPipeline Pipeline, AccountState State, IMessagingProvider Provider)
{
    public string Name => Source.Name;

    /// <summary>Lets running calls use these settings from their next attempt on.</summary>
    public void Publish() => Pipeline.State = State;
}
