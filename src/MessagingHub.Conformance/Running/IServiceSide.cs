namespace MessagingHub.Conformance;

/// <summary>What the kit sees of the service's side: on the wire, or by the word of the harness where there is none.</summary>
internal interface IServiceSide
{
    /// <summary>How many calls arrived; over HTTP, every attempt is one.</summary>
    int Calls { get; }

    /// <summary>How many changes the service made.</summary>
    int Changes { get; }

    /// <summary>The last call with all that had an effect on it.</summary>
    string LastCall { get; }

    /// <summary>All calls that arrived after so many; where only the last one is known, that one.</summary>
    string CallsAfter(int before);

    /// <summary>Puts the kit's hand on what a hub sends.</summary>
    void Join(MessagingHubBuilder hub);

    /// <summary>The hub is there, and nothing was called yet.</summary>
    void Opened(IMessagingProvider provider);
}
