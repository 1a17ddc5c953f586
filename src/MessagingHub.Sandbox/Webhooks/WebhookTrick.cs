namespace MessagingHub.Sandbox;

/// <summary>A way for one delivery to go wrong. It strikes the first attempt; what is tried again goes out as it should.</summary>
public enum WebhookTrick
{
    /// <summary>The delivery goes out twice, with the same event.</summary>
    Duplicate,

    /// <summary>The delivery waits until the next one to the same address has gone out: the two change places.</summary>
    HoldBack,

    /// <summary>The signature is one of the right form, made with another secret.</summary>
    WrongSignature,

    /// <summary>The timestamp header is ten minutes old.</summary>
    StaleTimestamp,

    /// <summary>The second half of the body is missing; the signature belongs to the whole one.</summary>
    CorruptBody,
}
