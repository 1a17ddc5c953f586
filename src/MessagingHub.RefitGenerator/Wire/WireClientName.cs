namespace MessagingHub.RefitGenerator.Wire;

/// <summary>What the factory must know of a client; a change inside the interface leaves it equal.</summary>
/// <param name="InterfaceName">The interface as generated code writes it.</param>
/// <param name="ClientName">The name of its client class.</param>
internal sealed record WireClientName(string InterfaceName, string ClientName);
