namespace MessagingHub;

/// <summary>Counts messages.</summary>
public interface IMessageAnalytics
{
    /// <summary>Counts the outbound messages of a period by their status.</summary>
    /// <param name="from">The period's begin.</param>
    /// <param name="to">The period's end; not before <paramref name="from"/>.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    Task<MessageStatistics> CountOutboundAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken = default);
}
