namespace MessagingHub.Tests.SendSafety;

/// <summary>A line of the ledger.</summary>
internal sealed record Acceptance(string Id, string Member, TrackedSend Send);
