namespace MessagingHub.Tests.Sending;

/// <summary>The same key never sends twice, whatever the journal is kept in.</summary>
[TestFixture(false)]
[TestFixture(true)]
[CancelAfter(30_000)]
internal sealed class SendOnceTests(bool shared)
{
    private Bench _bench = null!;

    [SetUp]
    public void SetUp()
    {
        var time = new FakeTime();
        _bench = new Bench(shared ? new SharedSendJournal(new SharedStore(), time) : Bench.InMemory(time), time);
    }

    [TearDown]
    public void TearDown() => _bench.Dispose();

    [Test]
    public async Task A_key_that_was_accepted_is_answered_with_the_recorded_result()
    {
        SentMessage first = await _bench.AcceptOneAsync();
        SentMessage again = await _bench.SendAsync();

        Assert.That(_bench.Service.Count, Is.EqualTo(1));
        Assert.That((first.Replayed, first.Raw is null, first.Recipients?[0]), Is.EqualTo(((bool?)null, false, Some.Phone)));
        Assert.That(again, Is.EqualTo(first with { Replayed = true, Raw = null, Recipients = null }));
    }

    [Test]
    public async Task A_key_is_the_hubs_and_not_an_accounts()
    {
        await _bench.AcceptOneAsync();
        SentMessage again = await _bench.SendAsync(account: "molly");

        Assert.That((_bench.Service.Count, again.Replayed, again.Provider), Is.EqualTo((1, (bool?)true, "polly")));
    }

    [Test]
    public async Task Another_key_sends()
    {
        await _bench.AcceptOneAsync();
        SentMessage other = await _bench.AcceptOneAsync(Bench.Message("ORDER-7"), "m2");

        Assert.That((other.Id, other.Replayed), Is.EqualTo(("m2", (bool?)null)));
    }

    [Test]
    public async Task Without_a_key_every_call_sends_and_the_journal_is_not_asked()
    {
        await _bench.AcceptOneAsync(Bench.Message(key: null));
        await _bench.AcceptOneAsync(Bench.Message(key: null));

        Assert.That((_bench.Service.Count, _bench.Journal.Writes.Count, _bench.Journal.Finds), Is.EqualTo((2, 0, 0)));
    }

    [Test]
    public async Task A_message_the_account_cannot_send_uses_up_no_key()
    {
        MessagingException refused = await Failure.Of(_bench.SendAsync(Bench.Message() with { ReplyTo = "m0" }));

        Assert.That((refused.Code, _bench.Journal.Writes.Count), Is.EqualTo((MessagingErrorCode.NotSupported, 0)));
    }

    [Test]
    public async Task A_cancelled_caller_uses_up_no_key()
    {
        OperationCanceledException cancelled =
            await Failure.Of<OperationCanceledException>(_bench.SendAsync(cancellationToken: new CancellationToken(canceled: true)));

        Assert.That((cancelled.InnerException, _bench.Journal.Writes.Count), Is.EqualTo(((Exception?)null, 0)));
    }

    private static IEnumerable<TestCaseData> ProvablyNotAccepted()
    {
        yield return new TestCaseData(ManualService.Refused).SetArgDisplayNames("refused");
        yield return new TestCaseData(new OperationCanceledException("x", ManualService.Refused)).SetArgDisplayNames("cancelled after a refusal");
    }

    [TestCaseSource(nameof(ProvablyNotAccepted))]
    public async Task After_a_failure_that_provably_was_not_accepted_the_key_sends(Exception failure)
    {
        Task<SentMessage> first = _bench.SendAsync();
        (await _bench.Service.NextAsync()).Fail(failure);
        Assert.That(await Failure.Of<Exception>(first), Is.SameAs(failure));

        SentMessage second = await _bench.AcceptOneAsync();

        Assert.That((_bench.Service.Count, second.Replayed), Is.EqualTo((2, (bool?)null)));
    }

    [Test]
    public async Task After_the_callers_plain_cancellation_the_key_sends()
    {
        using var caller = new CancellationTokenSource();
        Task<SentMessage> first = _bench.SendAsync(cancellationToken: caller.Token);
        PendingSend pending = await _bench.Service.NextAsync();
        Assert.That(pending.Token, Is.EqualTo(caller.Token));
        await caller.CancelAsync();
        pending.Fail(new OperationCanceledException(caller.Token));
        await Failure.Of<OperationCanceledException>(first);

        Assert.That(_bench.Journal.Writes.Last().Token.CanBeCanceled, Is.False, "the outcome is written although the caller is gone");
        await _bench.AcceptOneAsync();
        Assert.That(_bench.Service.Count, Is.EqualTo(2));
    }

    private static IEnumerable<TestCaseData> NobodyKnows()
    {
        static TestCaseData Case(Exception failure, string name) => new TestCaseData(failure).SetArgDisplayNames(name);
        yield return Case(ManualService.Lost, "an answer that was lost");
        yield return Case(new OperationCanceledException("x", ManualService.Lost), "cancelled on the wire");
        yield return Case(new OperationCanceledException(), "a cancellation that is not the caller's");
        yield return Case(new TaskCanceledException("x", new TimeoutException()), "a timeout that looks like a cancellation");
        yield return Case(new HttpRequestException(), "an exception that providers must not throw");
        yield return Case(new ArgumentException("x"), "a misuse found too late");
        yield return Case(new AggregateException(ManualService.Refused), "an exception that hides another");
    }

    [TestCaseSource(nameof(NobodyKnows))]
    public async Task After_a_failure_that_may_have_been_accepted_the_key_is_refused(Exception failure)
    {
        Task<SentMessage> first = _bench.SendAsync();
        (await _bench.Service.NextAsync()).Fail(failure);
        Assert.That(await Failure.Of<Exception>(first), Is.SameAs(failure));

        await ProveUnknownAsync(_bench.SendAsync());
        await ProveUnknownAsync(_bench.SendAsync(account: "molly"));
        Assert.That(_bench.Service.Count, Is.EqualTo(1));
    }

    [Test]
    public async Task After_an_answer_of_nothing_the_key_is_refused()
    {
        Task<SentMessage> first = _bench.SendAsync();
        (await _bench.Service.NextAsync()).AnswerNothing();
        await Failure.Of<InvalidOperationException>(first);

        await ProveUnknownAsync(_bench.SendAsync());
    }

    [TestCase(ResendPolicy.OnlyIfNotAccepted)]
    [TestCase(ResendPolicy.EvenIfUnknown)]
    public async Task A_key_is_not_for_another_message(ResendPolicy policy)
    {
        OutboundMessage other = Bench.Message(text: "Bye", policy: policy);
        Task<SentMessage> first = _bench.SendAsync();
        PendingSend pending = await _bench.Service.NextAsync();
        await ProveOtherAsync(_bench.SendAsync(other));
        pending.Fail(ManualService.Lost);
        await Failure.Of(first);
        await ProveOtherAsync(_bench.SendAsync(other));
        await _bench.AcceptOneAsync(Bench.Message(policy: ResendPolicy.EvenIfUnknown));
        await ProveOtherAsync(_bench.SendAsync(other));

        Assert.That(_bench.Service.Count, Is.EqualTo(2));
    }

    private static async Task ProveUnknownAsync(Task<SentMessage> call)
    {
        MessagingException refused = await Failure.Of(call);
        Assert.That((refused.Code, refused.MayHaveBeenAccepted, refused.IsTransient), Is.EqualTo((MessagingErrorCode.Conflict, true, false)));
    }

    private static async Task ProveOtherAsync(Task<SentMessage> call)
    {
        MessagingException refused = await Failure.Of(call);
        Assert.That((refused.Code, refused.MayHaveBeenAccepted, refused.IsTransient), Is.EqualTo((MessagingErrorCode.InvalidRequest, false, false)));
        Assert.That(refused.FieldErrors.Single().Path, Is.EqualTo("IdempotencyKey"));
    }
}
