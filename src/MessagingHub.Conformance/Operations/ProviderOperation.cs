namespace MessagingHub.Conformance;

/// <summary>One call of the contract or of an optional feature that goes to the service.</summary>
/// <param name="Name">The call.</param>
/// <param name="IsChange">Whether it changes something, so that it must not be repeated unless it provably did not happen.</param>
/// <param name="HasPages">Whether its answer comes in pages here.</param>
/// <param name="RunAsync">Makes the call with the harness's samples.</param>
internal sealed record ProviderOperation(
    string Name, bool IsChange, bool HasPages, Func<ConformanceBench, CancellationToken, Task<object?>> RunAsync)
{
    /// <summary>Opens it where it is a list.</summary>
    public Func<ConformanceBench, AnyList>? Open { get; init; }

    /// <summary>Whether it is in the ledger of accepted messages.</summary>
    public bool IsSend => Name.StartsWith("send ", StringComparison.Ordinal);

    public override string ToString() => Name;
}
