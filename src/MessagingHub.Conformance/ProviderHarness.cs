namespace MessagingHub.Conformance;

/// <summary>What a provider's author brings to the kit: an account, a stand-in of the service, and what is in it. Faults are the kit's.</summary>
/// <remarks>
/// The stand-in is any server or handler that answers as the service's documents say: a mocked handler, a loopback server, a test
/// host. It must not be made from the provider's own wire records, or both could be wrong in the same way. What has a default here
/// suits a service without special needs; a sample that the service would refuse must be overridden.
/// </remarks>
public abstract class ProviderHarness : ContractHarness
{
    /// <summary>The code of a refusal by the service's documents, for 400, 401, 402, 403, 404, 409 and 422.</summary>
    /// <param name="status">The status.</param>
    /// <remarks>Written out here: were it the hub's own table, a wrong row there would be right here.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The kit plays no refusal with this status.</exception>
    public virtual MessagingErrorCode CodeOf(int status) => status switch
    {
        400 or 422 => MessagingErrorCode.InvalidRequest,
        401 => MessagingErrorCode.Unauthenticated,
        402 => MessagingErrorCode.PaymentRequired,
        403 => MessagingErrorCode.PermissionDenied,
        404 => MessagingErrorCode.NotFound,
        409 => MessagingErrorCode.Conflict,
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    /// <summary>The body of a refusal in the service's own envelope.</summary>
    /// <param name="status">The status it goes out with.</param>
    /// <param name="text">What the service says; it goes into the field for people, escaped.</param>
    public virtual string RefusalBody(int status, string text) => $$"""{"message":"{{System.Text.Json.JsonEncodedText.Encode(text)}}"}""";

    internal sealed override IServiceSide SideOn(ConformanceClock clock) => new ServiceWire(clock, this);
}
