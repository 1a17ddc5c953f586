namespace MessagingHub.Tests.Calls;

/// <summary>An application's handler that counts the attempts passing through it.</summary>
internal sealed class CountingHandler : DelegatingHandler
{
    private int _attempts;

    public int Attempts => _attempts;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _attempts);
        return base.SendAsync(request, cancellationToken);
    }
}
