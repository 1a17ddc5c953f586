namespace MessagingHub.Conformance;

/// <summary>What the harness says of a service that no wire leads to.</summary>
internal sealed class LocalSide(LocalHarness harness) : IServiceSide
{
    public int Calls => harness.Calls;

    public int Changes => harness.Changes;

    public string LastCall => harness.LastCall;

    public string CallsAfter(int before) => Calls > before ? LastCall : "";

    public void Join(MessagingHubBuilder hub)
    {
        // There is no wire to put a hand on.
    }

    public void Opened(IMessagingProvider provider) => harness.Opened(provider);
}
