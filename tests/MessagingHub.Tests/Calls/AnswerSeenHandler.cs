namespace MessagingHub.Tests.Calls;

/// <summary>An application's handler that tells when the head of an answer has arrived.</summary>
internal sealed class AnswerSeenHandler : DelegatingHandler
{
    private readonly TaskCompletionSource _seen = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Headers => _seen.Task;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
        _seen.TrySetResult();
        return response;
    }
}
