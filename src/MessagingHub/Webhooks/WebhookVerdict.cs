namespace MessagingHub;

/// <summary>What became of a webhook delivery, and so what to answer.</summary>
public enum WebhookVerdict
{
    /// <summary>All its events are handled, now or before: answer 2xx.</summary>
    Handled,

    /// <summary>There is no such account, or its service pushes nothing: answer 404.</summary>
    UnknownAccount,

    /// <summary>It is not proven that the service sent it: answer 401.</summary>
    NotVerified,

    /// <summary>An event could not be handled: answer 5xx, so that the service delivers it again.</summary>
    Failed,
}
