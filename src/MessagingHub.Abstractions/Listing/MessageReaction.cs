namespace MessagingHub;

/// <summary>An emoji somebody put on a message.</summary>
public sealed record MessageReaction
{
    /// <summary>The emoji.</summary>
    public string? Emoji { get; init; }

    /// <summary>Who put it there, as received.</summary>
    public string? Sender { get; init; }

    /// <summary>The emoji, the sender shortened.</summary>
    public override string ToString() => $"MessageReaction {{ Emoji = {Emoji}, Sender = {Mask.Id(Sender)} }}";
}
