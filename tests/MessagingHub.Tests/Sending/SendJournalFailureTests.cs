namespace MessagingHub.Tests.Sending;

/// <summary>A journal that fails stops a send before it begins, and never changes what a send came to.</summary>
[CancelAfter(30_000)]
internal sealed class SendJournalFailureTests
{
    private static readonly IOException Down = new("The store is down.");

    private FakeTime _time = null!;
    private Bench _bench = null!;

    [SetUp]
    public void SetUp()
    {
        _time = new FakeTime();
        _bench = new Bench(new SharedSendJournal(new SharedStore(), _time), _time);
    }

    [TearDown]
    public void TearDown() => _bench.Dispose();

    [Test]
    public async Task Before_the_send_nothing_is_sent_and_a_resend_is_safe()
    {
        _bench.Journal.BeforeWrite = (_, _) => throw Down;
        MessagingException refused = await Failure.Of(_bench.SendAsync());

        Assert.That((refused.Code, refused.CanResend, refused.Provider), Is.EqualTo((MessagingErrorCode.Unavailable, true, "polly")));
        Assert.That(refused.InnerException, Is.SameAs(Down));
        Assert.That(refused.Message, Is.EqualTo(
            "polly (Parrot): send was not sent: the send journal failed, so nobody can tell whether its idempotency key was used. "
            + "It was not accepted. It is safe to try again later. Check the journal's store."));
        _bench.Journal.BeforeWrite = null;
        await _bench.AcceptOneAsync();
        Assert.That(_bench.Service.Count, Is.EqualTo(1));
    }

    [Test]
    public async Task A_journal_that_cannot_be_read_sends_nothing()
    {
        await _bench.LoseOneAsync();
        _bench.Journal.BeforeFind = () => throw Down;
        MessagingException refused = await Failure.Of(_bench.SendAsync(Bench.Message(policy: ResendPolicy.EvenIfUnknown)));

        Assert.That((refused.Code, refused.CanResend, _bench.Service.Count), Is.EqualTo((MessagingErrorCode.Unavailable, true, 1)));
    }

    [Test]
    public async Task A_timeout_of_the_store_is_not_the_callers_cancellation()
    {
        _bench.Journal.BeforeWrite = (_, _) => throw new TaskCanceledException();
        Assert.That((await Failure.Of(_bench.SendAsync())).Code, Is.EqualTo(MessagingErrorCode.Unavailable));
    }

    [Test]
    public async Task A_callers_cancellation_while_the_store_is_asked_is_a_plain_one()
    {
        using var caller = new CancellationTokenSource();
        _bench.Journal.BeforeWrite = (_, _) =>
        {
            caller.Cancel();
            throw new OperationCanceledException("x", Down, caller.Token);
        };
        OperationCanceledException cancelled = await Failure.Of<OperationCanceledException>(_bench.SendAsync(cancellationToken: caller.Token));

        Assert.That((cancelled.InnerException, cancelled.CancellationToken), Is.EqualTo(((Exception?)null, caller.Token)));
    }

    [Test]
    public async Task A_journal_may_refuse_in_its_own_words()
    {
        var full = new MessagingException(MessagingErrorCode.RateLimited, "Full.");
        _bench.Journal.BeforeWrite = (_, _) => throw full;
        Assert.That(await Failure.Of(_bench.SendAsync()), Is.SameAs(full));
    }

    [Test]
    public async Task A_claim_whose_answer_was_lost_is_taken_back()
    {
        LoseAnswers(times: 1);
        await Failure.Of(_bench.SendAsync());

        Assert.That((await _bench.AcceptOneAsync()).Replayed, Is.Null);
    }

    [Test]
    public async Task A_lost_claim_of_an_unknown_key_is_taken_back_to_unknown()
    {
        await _bench.LoseOneAsync();
        _bench.Journal.AfterWrite = (seen, _, written) => seen is { Outcome: SendOutcome.Unknown } ? throw Down : written;
        await Failure.Of(_bench.SendAsync(Bench.Message(policy: ResendPolicy.EvenIfUnknown)));

        Assert.That((await Failure.Of(_bench.SendAsync())).Code, Is.EqualTo(MessagingErrorCode.Conflict));
        Assert.That(_bench.Service.Count, Is.EqualTo(1));
    }

    [Test]
    public async Task A_lost_claim_that_cannot_be_taken_back_is_logged_and_becomes_unknown()
    {
        LoseAnswers(times: 2);
        _bench.Journal.BeforeWrite = (seen, _) => _ = seen is null ? seen : throw Down;
        Assert.That((await Failure.Of(_bench.SendAsync())).CanResend, Is.True);
        Assert.That(_bench.Log.Text, Does.Contain("given up before it began"));
        (_bench.Journal.BeforeWrite, _bench.Journal.AfterWrite) = (null, null);

        _time.Advance(SharedSendJournal.LeaseTime);

        Assert.That((await Failure.Of(_bench.SendAsync())).Code, Is.EqualTo(MessagingErrorCode.Conflict));
        Assert.That(_bench.Service.Count, Is.Zero);
    }

    [Test]
    public async Task A_claim_that_the_stores_client_repeated_by_itself_is_still_the_callers()
    {
        _bench.Journal.AfterWrite = (seen, _, written) => seen is not null && written;
        Task<SentMessage> sent = _bench.SendAsync();
        (await _bench.Service.NextAsync()).Accept();

        Assert.That((await sent).Replayed, Is.Null);
    }

    [Test]
    public async Task A_claim_that_was_written_despite_a_no_is_taken_back_where_the_journal_cannot_be_read()
    {
        _bench.Journal.AfterWrite = (seen, _, written) => seen is not null && written;
        _bench.Journal.BeforeFind = () => throw Down;
        Assert.That((await Failure.Of(_bench.SendAsync())).CanResend, Is.True);
        (_bench.Journal.AfterWrite, _bench.Journal.BeforeFind) = (null, null);

        Assert.That((await _bench.AcceptOneAsync()).Replayed, Is.Null);
    }

    [Test]
    public async Task After_an_accepted_send_the_result_reaches_the_caller_and_the_key_becomes_unknown(CancellationToken cancellationToken)
    {
        Task<SentMessage> sent = _bench.SendAsync(cancellationToken: cancellationToken);
        PendingSend pending = await _bench.Service.NextAsync();
        _bench.Journal.BeforeWrite = (_, _) => throw Down;
        pending.Accept();

        Assert.That((await sent).Id, Is.EqualTo("m1"));
        Assert.That(_bench.Log.Text, Does.Contain("The outcome of a send through polly (Accepted) could not be recorded").And.Not.Contain("order-7"));
        _bench.Journal.BeforeWrite = null;
        Task<SentMessage> again = _bench.SendAsync(cancellationToken: cancellationToken);
        await _time.SomebodyWaitsAsync(due => due == SharedSendJournal.LeaseTime, cancellationToken);
        _time.Advance(SharedSendJournal.LeaseTime);
        Assert.That((await Failure.Of(again)).Code, Is.EqualTo(MessagingErrorCode.Conflict));
        Assert.That(_bench.Service.Count, Is.EqualTo(1));
    }

    [Test]
    public async Task After_a_failed_send_its_own_failure_reaches_the_caller()
    {
        Task<SentMessage> sent = _bench.SendAsync();
        PendingSend pending = await _bench.Service.NextAsync();
        _bench.Journal.BeforeWrite = (_, _) => throw Down;
        pending.Fail(ManualService.Refused);

        Assert.That(await Failure.Of(sent), Is.SameAs(ManualService.Refused));
        Assert.That(_bench.Log.Text, Does.Contain("(NotAccepted) could not be recorded"));
    }

    private void LoseAnswers(int times) =>
        _bench.Journal.AfterWrite = (_, _, written) => times-- > 0 ? throw Down : written;
}
