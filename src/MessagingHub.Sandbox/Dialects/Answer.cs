namespace MessagingHub.Sandbox;

/// <summary>What a service wants to say, whole: faults work on it before it reaches the wire.</summary>
internal sealed record Answer(int Status, byte[] Body)
{
    public string ContentType { get; init; } = "application/json; charset=utf-8";

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public bool IsSuccess => Status is >= 200 and < 300;

    public Answer WithHeader(string name, string value)
        => this with { Headers = new Dictionary<string, string>(Headers) { [name] = value } };
}
