namespace MessagingHub.Sandbox;

/// <summary>What a service notes at its door, before it looks at the request.</summary>
/// <param name="Headers">What every answer to the request carries, an error's and a fault's included.</param>
/// <param name="Refusal">Null when the request may go on; a bad credential is told first.</param>
internal sealed record Admission(IReadOnlyDictionary<string, string> Headers, Answer? Refusal)
{
    public static Admission Free { get; } = new(new Dictionary<string, string>(), null);
}
