namespace MessagingHub.Tests.Webhooks;

/// <summary>Remembers nothing, and at one place gives no answer before it is told to.</summary>
internal sealed class HangingInbox(HangingInbox.Place where) : IEventInbox, IEventClaim
{
    internal enum Place
    {
        Claim,
        Complete,
        Release,
        Fail,
    }

    public Step Begun { get; } = new();

    public Step End { get; } = new();

    public Step Released { get; } = new();

    public async ValueTask<IEventClaim?> ClaimAsync(string key, CancellationToken cancellationToken)
    {
        await AnswerAsync(Place.Claim);
        return this;
    }

    public ValueTask CompleteAsync() => new(AnswerAsync(Place.Complete));

    public async ValueTask ReleaseAsync()
    {
        await AnswerAsync(Place.Release);
        Released.Done();
    }

    public async ValueTask<int> FailAsync()
    {
        await AnswerAsync(Place.Fail);
        return 1;
    }

    private Task AnswerAsync(Place place)
    {
        if (place != where)
        {
            return Task.CompletedTask;
        }

        Begun.Done();
        return End.WaitAsync(CancellationToken.None);
    }
}
