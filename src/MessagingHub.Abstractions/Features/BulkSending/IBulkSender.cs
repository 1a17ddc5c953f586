namespace MessagingHub;

/// <summary>Sends one content to many recipients in the service's own bulk call: one request, one answer.</summary>
public interface IBulkSender
{
    /// <summary>The contents the bulk call takes.</summary>
    MessageContents BulkContents { get; }

    /// <summary>The greatest number of recipients of one call; null where the service documents none.</summary>
    int? MaxRecipients { get; }

    /// <summary>Sends, and never repeats the call unless it provably was not accepted.</summary>
    /// <param name="message">To whom and what.</param>
    /// <param name="cancellationToken">Stops waiting. It cannot recall what is already on its way.</param>
    /// <returns>What the service answered for the call as a whole; results per recipient only where it documents them.</returns>
    /// <exception cref="MessagingException">The call was not accepted, or it is unknown whether it was.</exception>
    Task<SentMessage> SendBulkAsync(BulkMessage message, CancellationToken cancellationToken = default);
}
