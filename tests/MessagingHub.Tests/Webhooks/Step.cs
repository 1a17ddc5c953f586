namespace MessagingHub.Tests.Webhooks;

/// <summary>Something that a test waits for, or makes others wait for.</summary>
internal sealed class Step
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Done() => _done.TrySetResult();

    public void Failed() => _done.TrySetException(new InvalidOperationException("It broke."));

    public Task WaitAsync(CancellationToken cancellationToken = default) => _done.Task.WaitAsync(cancellationToken);
}
