namespace MessagingHub.Conformance;

/// <summary>A request as it left the hub.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Address">The whole address.</param>
/// <param name="Body">The body as text; null where it was never read.</param>
internal sealed record SeenRequest(string Method, string Address, string? Body)
{
    public override string ToString() => $"{Method} {Address} {Body}";
}
