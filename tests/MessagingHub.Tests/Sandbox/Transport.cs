namespace MessagingHub.Tests.Sandbox;

/// <summary>How a test reaches the sandbox.</summary>
public enum Transport
{
    /// <summary>A real loopback port.</summary>
    Port,

    /// <summary>ASP.NET Core's in-memory server.</summary>
    Memory,
}
