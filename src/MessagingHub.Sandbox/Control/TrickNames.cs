namespace MessagingHub.Sandbox;

/// <summary>The tricks' names, as the control API spells them.</summary>
internal static class TrickNames
{
    private static readonly Dictionary<string, WebhookTrick> Tricks = new()
    {
        ["duplicate"] = WebhookTrick.Duplicate,
        ["hold-back"] = WebhookTrick.HoldBack,
        ["wrong-signature"] = WebhookTrick.WrongSignature,
        ["stale-timestamp"] = WebhookTrick.StaleTimestamp,
        ["corrupt-body"] = WebhookTrick.CorruptBody,
    };

    public static string Of(WebhookTrick trick) => Tricks.First(pair => pair.Value == trick).Key;

    /// <exception cref="ArgumentException">There is no such trick.</exception>
    public static WebhookTrick Parse(string name)
        => Tricks.TryGetValue(name, out WebhookTrick trick)
            ? trick
            : throw new ArgumentException($"There is no trick '{name}'; there is {string.Join(", ", Tricks.Keys)}.");
}
