namespace MessagingHub.Tests.Webhooks;

/// <summary>One process's inbox over a shared store: it asks again while another process is busy with the event.</summary>
internal sealed class SharedInbox(SharedStore store, TimeProvider time) : IEventInbox
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    public async ValueTask<IEventClaim?> ClaimAsync(string key, CancellationToken cancellationToken)
    {
        var claim = new Claim(store, key);
        while (true)
        {
            switch (store.TryTake(key, claim.Holder))
            {
                case "yes":
                    return claim;
                case "handled":
                    return null;
                default:
                    await Task.Delay(Pause, time, cancellationToken);
                    break;
            }
        }
    }

    private sealed class Claim(SharedStore store, string key) : IEventClaim
    {
        public Guid Holder { get; } = Guid.NewGuid();

        public async ValueTask CompleteAsync()
        {
            await Task.Yield();
            store.Change(key, Holder, row => row.IsHandled = true);
        }

        public async ValueTask ReleaseAsync()
        {
            await Task.Yield();
            store.Change(key, Holder, row => row.Holder = null);
        }

        public async ValueTask<int> FailAsync()
        {
            await Task.Yield();
            return store.Change(key, Holder, row => row.Failures++);
        }
    }
}
