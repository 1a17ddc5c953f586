namespace MessagingHub.Sandbox;

/// <summary>The names of the dialects; each is also the first segment of its addresses.</summary>
public static class SandboxDialect
{
    /// <summary>Flowella's REST API v1.</summary>
    public const string Flowella = "flowella";

    /// <summary>VelaFlows' gateway API v1.</summary>
    public const string VelaFlows = "velaflows";

    /// <summary>Velstack's SMS API, second generation.</summary>
    public const string Velstack = "velstack";

    /// <summary>FlowIQ's HTTP API.</summary>
    public const string FlowIQ = "flowiq";
}
