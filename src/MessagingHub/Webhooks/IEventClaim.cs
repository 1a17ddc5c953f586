namespace MessagingHub;

/// <summary>The right to handle one event. It ends with <see cref="CompleteAsync"/> or <see cref="ReleaseAsync"/>.</summary>
/// <remarks>Where a shared inbox has given the event to somebody else in the meantime, a late word of the former holder must not end the new claim.</remarks>
public interface IEventClaim
{
    /// <summary>Ends the claim: the event was handled, or put aside for good.</summary>
    ValueTask CompleteAsync();

    /// <summary>Ends the claim: the event was not handled, and whoever comes next may claim it.</summary>
    ValueTask ReleaseAsync();

    /// <summary>Counts a failure of the event; the claim goes on.</summary>
    /// <returns>How often handling the event has failed by now.</returns>
    ValueTask<int> FailAsync();
}
