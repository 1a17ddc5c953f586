namespace MessagingHub.Sandbox;

/// <summary>The service understood the request and says no: unknown channel, opted-out contact, …</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="code">The service's error code; null for the one it uses for the status.</param>
/// <param name="message">What the service says.</param>
internal sealed class RefusedException(int status, string? code, string message) : Exception(message)
{
    public int Status => status;

    public string? Code => code;
}
