namespace MessagingHub;

/// <summary>The settings of a route: accounts that stand behind one name.</summary>
public sealed class MessagingRouteOptions
{
    /// <summary>How the route chooses among its providers.</summary>
    /// <value><see cref="RouteStrategy.Failover"/> by default.</value>
    public RouteStrategy Strategy { get; set; }

    /// <summary>The names of the accounts, in the order in which they are tried; other routes may be among them.</summary>
    /// <value>None by default; at least one is needed, and none twice. Compared ignoring case.</value>
    public IList<string> Providers { get; } = [];

    /// <summary>What every account behind the route must be able to send, so that each can stand in for the others.</summary>
    /// <value>None by default. Names of <see cref="MessageContents"/> and <see cref="MessageRecipients"/>, and <c>Replies</c>, <c>Scheduling</c>
    /// and <c>Sender</c>, the last two for each content that is named, or for any where none is. Compared ignoring case.</value>
    public IList<string> Requires { get; } = [];
}
