namespace MessagingHub;

/// <summary>How a route chooses among its providers.</summary>
public enum RouteStrategy
{
    /// <summary>In the order given: the next one is tried only where the one before provably did not accept the message and another may help.</summary>
    Failover,
}
