namespace MessagingHub.Samples;

/// <summary>Who takes over when a send failed, in the README's sample.</summary>
internal sealed class Colleagues
{
    public List<TimeSpan?> TriedAgain { get; } = [];

    public List<MessagingException> LookedAt { get; } = [];

    public Task TryAgainAsync(TimeSpan? after)
    {
        TriedAgain.Add(after);
        return Task.CompletedTask;
    }

    public Task LookAtAsync(MessagingException failure)
    {
        LookedAt.Add(failure);
        return Task.CompletedTask;
    }
}
