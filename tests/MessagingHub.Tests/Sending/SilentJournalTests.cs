using Microsoft.Extensions.DependencyInjection;

namespace MessagingHub.Tests.Sending;

/// <summary>A journal that gives no answer stops a send before it begins, within the total timeout, and keeps back no result for longer.</summary>
[CancelAfter(30_000)]
internal sealed class SilentJournalTests
{
    // ParrotOptions leave the total timeout at its default.
    private static readonly TimeSpan TotalTimeout = TimeSpan.FromSeconds(30);

    private FakeTime _time = null!;
    private SilentJournal _journal = null!;
    private Bench _bench = null!;

    [SetUp]
    public void SetUp()
    {
        _time = new FakeTime();
        Begin(Bench.InMemory(_time));
    }

    [TearDown]
    public void TearDown() => _bench.Dispose();

    [Test]
    public async Task A_key_that_cannot_be_claimed_in_time_sends_nothing()
    {
        _journal.WriteGate = new();

        Task<SentMessage> send = _bench.SendAsync();
        _time.Advance(TotalTimeout - TimeSpan.FromTicks(1));
        bool endedEarly = send.IsCompleted;
        _time.Advance(TimeSpan.FromTicks(1));
        MessagingException refused = await Failure.Of(send);

        Assert.That(endedEarly, Is.False);
        Assert.That((refused.Code, refused.MayHaveBeenAccepted, refused.CanResend), Is.EqualTo((MessagingErrorCode.Unavailable, false, true)));
        Assert.That((refused.Message, _bench.Service.Count), Is.EqualTo((
            "polly (Parrot): send was not sent: the send journal failed, so nobody can tell whether its idempotency key was used. "
            + "It was not accepted. It is safe to try again later. Check the journal's store.",
            0)));
    }

    [Test]
    public async Task A_key_that_cannot_be_read_in_time_sends_nothing()
    {
        await _bench.LoseOneAsync();
        _journal.FindGate = new();

        Task<SentMessage> send = _bench.SendAsync(Bench.Message(policy: ResendPolicy.EvenIfUnknown));
        _time.Advance(TotalTimeout);
        MessagingException refused = await Failure.Of(send);

        Assert.That((refused.Code, refused.CanResend, _bench.Service.Count), Is.EqualTo((MessagingErrorCode.Unavailable, true, 1)));
    }

    [Test]
    public async Task A_claim_that_is_written_when_nobody_waits_any_more_is_taken_back()
    {
        TaskCompletionSource gate = new();
        _journal.WriteGate = gate;
        Task<SentMessage> send = _bench.SendAsync();
        _time.Advance(TotalTimeout);
        await Failure.Of(send);

        _journal.WriteGate = null;
        gate.SetResult();

        Assert.That((await _bench.AcceptOneAsync()).Replayed, Is.Null);
    }

    [Test]
    public async Task A_caller_who_gives_up_does_not_wait_for_the_journal()
    {
        _journal.WriteGate = new();
        using var caller = new CancellationTokenSource();

        Task<SentMessage> send = _bench.SendAsync(cancellationToken: caller.Token);
        await caller.CancelAsync();
        OperationCanceledException left = await Failure.Of<OperationCanceledException>(send);

        Assert.That((left.CancellationToken, left.InnerException, _bench.Service.Count), Is.EqualTo((caller.Token, (Exception?)null, 0)));
    }

    [Test]
    public async Task A_caller_who_gives_up_does_not_wait_until_a_claim_is_taken_back()
    {
        _bench.Journal.AfterWrite = (_, _, _) =>
        {
            _journal.WriteGate = new();
            throw new IOException("The answer is lost, and the store is silent from now on.");
        };
        using var caller = new CancellationTokenSource();

        Task<SentMessage> send = _bench.SendAsync(cancellationToken: caller.Token);
        bool waited = !send.IsCompleted;
        await caller.CancelAsync();

        Assert.That((await Failure.Of<OperationCanceledException>(send)).CancellationToken, Is.EqualTo(caller.Token));
        Assert.That((waited, _bench.Service.Count), Is.EqualTo((true, 0)));
    }

    [Test]
    public async Task A_claim_that_is_written_after_its_lease_sends_nothing_and_is_taken_back()
    {
        TaskCompletionSource gate = new();
        (_journal.Lease, _journal.WriteGate) = (TotalTimeout - TimeSpan.FromSeconds(10), gate);
        Task<SentMessage> send = _bench.SendAsync();
        _time.Advance(TotalTimeout - TimeSpan.FromSeconds(10));
        _journal.WriteGate = null;
        gate.SetResult();

        MessagingException refused = await Failure.Of(send);
        Assert.That((refused.Code, refused.CanResend, _bench.Service.Count), Is.EqualTo((MessagingErrorCode.Unavailable, true, 0)));
        Assert.That((await _bench.AcceptOneAsync()).Replayed, Is.Null);
    }

    [Test]
    public async Task A_record_that_fails_when_nobody_waits_any_more_is_logged(CancellationToken cancellationToken)
    {
        Task<SentMessage> send = _bench.SendAsync(cancellationToken: cancellationToken);
        PendingSend pending = await _bench.Service.NextAsync();
        TaskCompletionSource gate = new();
        _journal.WriteGate = gate;
        Task waiting = _time.SomebodyWaitsAsync(due => due == TotalTimeout, cancellationToken);
        pending.Accept();
        await waiting;
        _time.Advance(TotalTimeout);
        await send;

        Task<string> told = _bench.Log.NextAsync("The store is down.", cancellationToken);
        gate.SetException(new IOException("The store is down."));

        Assert.That(await told, Does.Contain("(Accepted) could not be recorded"));
    }

    [Test]
    public async Task A_result_waits_for_its_record_no_longer_than_the_total_timeout(CancellationToken cancellationToken)
    {
        Task<SentMessage> send = _bench.SendAsync(cancellationToken: cancellationToken);
        PendingSend pending = await _bench.Service.NextAsync();
        _journal.WriteGate = new();
        Task waiting = _time.SomebodyWaitsAsync(due => due == TotalTimeout, cancellationToken);
        pending.Accept();
        await waiting;
        _time.Advance(TotalTimeout);

        Assert.That((await send).Id, Is.EqualTo("m1"));
        Assert.That(_bench.Log.Text, Does.Contain("The outcome of a send through polly (Accepted) could not be recorded"));
    }

    [Test]
    public async Task A_journal_that_forgets_to_end_a_wait_is_asked_again_when_the_lease_ends(CancellationToken cancellationToken)
    {
        _bench.Dispose();
        Begin(new SharedSendJournal(new SharedStore(), _time));
        Task<SentMessage> first = _bench.SendAsync(cancellationToken: cancellationToken);
        PendingSend pending = await _bench.Service.NextAsync();
        _journal.WaitGate = new();

        Task<SentMessage> second = _bench.SendAsync(cancellationToken: cancellationToken);
        await _time.SomebodyWaitsAsync(due => due == SharedSendJournal.LeaseTime, cancellationToken);
        _time.Advance(SharedSendJournal.LeaseTime);
        MessagingException unknown = await Failure.Of(second);
        pending.Accept();
        await first;

        Assert.That((unknown.Code, unknown.MayHaveBeenAccepted), Is.EqualTo((MessagingErrorCode.Conflict, true)));
    }

    [Test]
    public async Task A_journal_whose_waits_end_at_once_is_not_asked_without_a_pause(CancellationToken cancellationToken)
    {
        Task<SentMessage> first = _bench.SendAsync(cancellationToken: cancellationToken);
        PendingSend pending = await _bench.Service.NextAsync();
        _journal.WaitGate = new();
        _journal.WaitGate.SetResult();

        Task paused = _time.SomebodyWaitsAsync(due => due == TimeSpan.FromMilliseconds(50), cancellationToken);
        Task<SentMessage> second = _bench.SendAsync(cancellationToken: cancellationToken);
        await paused;
        int finds = _bench.Journal.Finds;
        pending.Accept();
        await first;
        _time.Advance(TimeSpan.FromMilliseconds(50));

        Assert.That(((await second).Replayed, finds), Is.EqualTo(((bool?)true, 2)));
    }

    [Test]
    public async Task A_route_waits_as_long_as_the_longest_call_of_its_accounts()
    {
        _journal.WriteGate = new();
        using MessagingHubInstance hub = MessagingHubFactory.Create(hub =>
        {
            hub.Services.AddSingleton<TimeProvider>(_time);
            hub.Services.AddSingleton<ISendJournal>(_journal);
            hub.AddKind(ParrotProvider.Kind)
                .AddAccount<ParrotOptions>("Parrot", "short", options => options.Key = Parrots.Key)
                .AddAccount<ParrotOptions>("Parrot", "long", options => (options.Key, options.Resilience.TotalTimeout) = (Parrots.Key, 2 * TotalTimeout))
                .AddRoute("inner", route => route.Providers = ["long"])
                .AddRoute("outer", route => route.Providers = ["short", "inner"]);
        });

        Task<SentMessage> send = hub.Get("outer").SendAsync(Bench.Message());
        _time.Advance((2 * TotalTimeout) - TimeSpan.FromTicks(1));
        bool endedEarly = send.IsCompleted;
        _time.Advance(TimeSpan.FromTicks(1));

        Assert.That((await Failure.Of(send)).Code, Is.EqualTo(MessagingErrorCode.Unavailable));
        Assert.That(endedEarly, Is.False);
    }

    private void Begin(ISendJournal journal)
    {
        _journal = new SilentJournal(journal);
        _bench = new Bench(_journal, _time);
    }

    /// <summary>Gives no answer as long as a gate is closed, and does not look at tokens.</summary>
    private sealed class SilentJournal(ISendJournal inner) : ISendJournal
    {
        public TaskCompletionSource? FindGate { get; set; }

        public TaskCompletionSource? WriteGate { get; set; }

        public TaskCompletionSource? WaitGate { get; set; }

        public TimeSpan? Lease { get; set; } = inner.Lease;

        public async Task<SendRecord?> FindAsync(string key, CancellationToken cancellationToken)
        {
            await (FindGate?.Task ?? Task.CompletedTask);
            return await inner.FindAsync(key, CancellationToken.None);
        }

        public async Task<bool> TryReplaceAsync(string key, SendRecord? seen, SendRecord? next, CancellationToken cancellationToken)
        {
            await (WriteGate?.Task ?? Task.CompletedTask);
            return await inner.TryReplaceAsync(key, seen, next, CancellationToken.None);
        }

        public Task WaitAsync(SendRecord seen, CancellationToken cancellationToken) => WaitGate?.Task ?? inner.WaitAsync(seen, cancellationToken);
    }
}
