namespace MessagingHub.Conformance;

/// <summary>A provider does not do what it should; the message says what.</summary>
internal sealed class ProbeFailedException(string message) : Exception(message);
