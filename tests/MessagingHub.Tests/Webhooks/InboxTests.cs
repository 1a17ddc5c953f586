using Microsoft.Extensions.Options;

namespace MessagingHub.Tests.Webhooks;

/// <summary>What the inbox in memory remembers, and for how long.</summary>
[CancelAfter(20_000)]
internal sealed class InboxTests
{
    private static readonly TimeSpan Retention = TimeSpan.FromDays(3);

    [Test]
    public async Task A_handled_event_is_forgotten_after_three_days_and_not_before(CancellationToken cancellationToken)
    {
        var time = new FakeTime();
        InMemoryEventInbox inbox = Inbox(time);
        await (await inbox.ClaimAsync("a", cancellationToken))!.CompleteAsync();

        time.Advance(Retention);
        Assert.That(await inbox.ClaimAsync("a", cancellationToken), Is.Null);
        time.Advance(TimeSpan.FromTicks(1));
        Assert.That(await inbox.ClaimAsync("a", cancellationToken), Is.Not.Null);
    }

    [Test]
    public async Task Beyond_its_capacity_it_forgets_what_ended_first(CancellationToken cancellationToken)
    {
        InMemoryEventInbox inbox = Inbox(new FakeTime(), capacity: 2);
        IEventClaim late = (await inbox.ClaimAsync("late", cancellationToken))!;
        foreach (string key in (string[])["a", "b"])
        {
            await (await inbox.ClaimAsync(key, cancellationToken))!.CompleteAsync();
        }

        await late.CompleteAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await inbox.ClaimAsync("late", cancellationToken), Is.Null);
            Assert.That(await inbox.ClaimAsync("b", cancellationToken), Is.Null);
            Assert.That(await inbox.ClaimAsync("a", cancellationToken), Is.Not.Null);
        }
    }

    [Test]
    public async Task Neither_capacity_nor_time_makes_it_forget_what_is_being_handled(CancellationToken cancellationToken)
    {
        var time = new FakeTime();
        InMemoryEventInbox inbox = Inbox(time, capacity: 2);
        IEventClaim running = (await inbox.ClaimAsync("running", cancellationToken))!;
        for (int i = 0; i < 10; i++)
        {
            await (await inbox.ClaimAsync($"{i}", cancellationToken))!.CompleteAsync();
        }

        time.Advance(Retention * 2);
        ValueTask<IEventClaim?> second = inbox.ClaimAsync("running", cancellationToken);
        Assert.That(second.IsCompleted, Is.False);

        await running.CompleteAsync();
        Assert.That(await second, Is.Null);
    }

    [Test]
    public async Task Failures_add_up_over_claims_until_the_event_is_forgotten(CancellationToken cancellationToken)
    {
        var time = new FakeTime();
        InMemoryEventInbox inbox = Inbox(time);
        var counts = new List<int>();
        for (int i = 0; i < 4; i++)
        {
            IEventClaim claim = (await inbox.ClaimAsync("a", cancellationToken))!;
            counts.Add(await claim.FailAsync());
            await claim.ReleaseAsync();
            time.Advance(i == 2 ? Retention + TimeSpan.FromTicks(1) : Retention);
        }

        Assert.That(counts, Is.EqualTo((int[])[1, 2, 3, 1]));
    }

    [Test]
    public async Task Of_many_who_wait_for_a_failed_one_a_single_one_goes_on(CancellationToken cancellationToken)
    {
        InMemoryEventInbox inbox = Inbox(new FakeTime());
        IEventClaim first = (await inbox.ClaimAsync("a", cancellationToken))!;
        List<Task<IEventClaim?>> waiting = [.. Enumerable.Range(0, 20).Select(_ => inbox.ClaimAsync("a", cancellationToken).AsTask())];

        await first.ReleaseAsync();
        Task<IEventClaim?> next = await Task.WhenAny(waiting);
        Assert.That(waiting.Count(task => task.IsCompleted), Is.EqualTo(1));
        await (await next)!.CompleteAsync();

        waiting.Remove(next);
        Assert.That(await Task.WhenAll(waiting), Is.All.Null);
    }

    [Test]
    public async Task Whoever_gives_up_waiting_takes_nothing_with_him(CancellationToken cancellationToken)
    {
        InMemoryEventInbox inbox = Inbox(new FakeTime());
        using var patience = new CancellationTokenSource();
        IEventClaim first = (await inbox.ClaimAsync("a", cancellationToken))!;
        Task<IEventClaim?> second = inbox.ClaimAsync("a", patience.Token).AsTask();

        await patience.CancelAsync();
        await Failure.Of<OperationCanceledException>(second);
        await first.ReleaseAsync();

        Assert.That(await inbox.ClaimAsync("a", cancellationToken), Is.Not.Null);
    }

    private static InMemoryEventInbox Inbox(FakeTime time, int capacity = 1_000) =>
        new(Options.Create(new EventOptions { Capacity = capacity, Retention = Retention }), time);
}
