namespace MessagingHub.Cli;

/// <summary>A step of the demo did not come out as expected.</summary>
internal sealed class DemoFailedException(string message) : Exception(message);
