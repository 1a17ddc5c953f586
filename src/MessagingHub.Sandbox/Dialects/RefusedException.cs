namespace MessagingHub.Sandbox;

/// <summary>The service understood the request and says no: unknown channel, opted-out contact, …</summary>
internal sealed class RefusedException(int status, string code, string message) : Exception(message)
{
    public int Status => status;

    public string Code => code;
}
