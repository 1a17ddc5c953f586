namespace MessagingHub;

/// <summary>Nothing but a name for the check at host start.</summary>
internal sealed class HubStart;
