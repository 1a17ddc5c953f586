namespace MessagingHub.Conformance;

/// <summary>What the author of a provider without HTTP brings to the kit: an account, its service, and what reached it.</summary>
public abstract class LocalHarness : ContractHarness
{
    /// <inheritdoc />
    /// <value>None by default: a service in memory has no credential.</value>
    public override IReadOnlyList<string> Secrets => [];

    /// <summary>How many calls reached the service since the hub was opened, those it failed included.</summary>
    public abstract int Calls { get; }

    /// <summary>How many changes the service made since the hub was opened, sends included.</summary>
    public abstract int Changes { get; }

    /// <summary>What reached the service with the last call, in any form: the call's name and all that has an effect (addressee, sender, what is answered, when it goes out).</summary>
    /// <remarks>Leave out what the service does not read: what makes no difference here is ignored, and what is ignored does not work.</remarks>
    public abstract string LastCall { get; }

    /// <summary>One entry per <see cref="ContractHarness.Accepted"/>: what the service was called with for its addressee, as <see cref="ContractHarness.AddressOf"/> has it.</summary>
    /// <value>Null by default: then the kit knows the addressee of <see cref="LastCall"/> only, and finds fewer mistakes.</value>
    public virtual IReadOnlyList<string>? Addressees => null;

    /// <summary>Called when the program starts, before any call: takes hold of the service where it lives within the program, and seeds it.</summary>
    /// <param name="provider">The account, as the hub has it.</param>
    public abstract void Opened(IMessagingProvider provider);

    /// <summary>Lets the next call fail, however often the provider tries it.</summary>
    /// <param name="code">The code it must end with.</param>
    /// <param name="outcome">What becomes of a change; it means nothing for a read.</param>
    /// <param name="retryAfter">How long the service asks to wait; null where it says nothing.</param>
    public abstract void FailNext(MessagingErrorCode code, InMemoryOutcome outcome, TimeSpan? retryAfter);

    internal sealed override IServiceSide SideOn(ConformanceClock clock) => new LocalSide(this);
}
