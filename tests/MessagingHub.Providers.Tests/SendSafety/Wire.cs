namespace MessagingHub.Providers.Tests.SendSafety;

/// <summary>The way from the hub to the services: tells when a request has left, and can be cut where no service could cut it.</summary>
internal sealed class Wire : DelegatingHandler
{
    private readonly TaskCompletionSource _left = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _requests;

    /// <summary>Ends when the body of a request has left in full.</summary>
    public Task BodyLeft => _left.Task;

    /// <summary>Ends when the hub asks for a connection.</summary>
    public Task Asked => _asked.Task;

    public int Requests => Volatile.Read(ref _requests);

    /// <summary>What stands in the way of the n-th request, from 1; null where nothing does.</summary>
    public Func<int, HttpRequestMessage, CancellationToken, Task>? Cut { get; set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        int number = Interlocked.Increment(ref _requests);
        _asked.TrySetResult();
        if (Cut is { } cut)
        {
            await cut(number, request, cancellationToken);
        }

        if (request.Content is { } content)
        {
            request.Content = new WatchedBody(content, _left);
        }

        return await base.SendAsync(request, cancellationToken);
    }
}
