namespace MessagingHub.Tests.Calls;

/// <summary>An application's handler that throws before the request goes further; null lets the attempt pass.</summary>
internal sealed class FailingHandler(Func<int, Exception?> failureOf) : DelegatingHandler
{
    private int _attempts;

    public int Attempts => _attempts;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        failureOf(Interlocked.Increment(ref _attempts)) is { } failure ? throw failure : base.SendAsync(request, cancellationToken);
}
