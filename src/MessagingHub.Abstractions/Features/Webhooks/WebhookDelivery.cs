namespace MessagingHub;

/// <summary>One webhook request as received.</summary>
public sealed record WebhookDelivery
{
    /// <summary>The body's bytes, untouched: signatures are computed over them.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The headers. Readers ignore the case of names; a name that is there twice counts as absent.</summary>
    public required IReadOnlyDictionary<string, string> Headers
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value, nameof(Headers));
            field = value;
        }
    }

    /// <summary>The secret part of the path the request came to; null for none.</summary>
    public string? PathSecret { get; init; }

    /// <summary>The body's length only.</summary>
    public override string ToString() => $"WebhookDelivery {{ Bytes = {Body.Length} }}";
}
