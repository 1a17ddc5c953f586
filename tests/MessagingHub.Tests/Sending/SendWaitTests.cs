namespace MessagingHub.Tests.Sending;

/// <summary>Who comes while the first is on the way waits for what becomes of it.</summary>
[TestFixture(false)]
[TestFixture(true)]
[CancelAfter(30_000)]
internal sealed class SendWaitTests(bool shared)
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
    public async Task A_second_caller_gets_the_result_of_the_first()
    {
        Task<SentMessage> first = _bench.SendAsync();
        PendingSend pending = await _bench.Service.NextAsync();
        Task<SentMessage> second = _bench.SendAsync(account: "molly");
        await _bench.Journal.SomebodyWaitsAsync();
        pending.Accept();

        Assert.That(((await first).Replayed, (await second).Replayed, (await second).Id), Is.EqualTo(((bool?)null, (bool?)true, "m1")));
        Assert.That(_bench.Service.Count, Is.EqualTo(1));
    }

    [Test]
    public async Task A_waiting_callers_cancellation_ends_its_wait_and_nothing_else()
    {
        using var caller = new CancellationTokenSource();
        Task<SentMessage> first = _bench.SendAsync();
        PendingSend pending = await _bench.Service.NextAsync();
        Task<SentMessage> second = _bench.SendAsync(cancellationToken: caller.Token);
        await _bench.Journal.SomebodyWaitsAsync();
        await caller.CancelAsync();

        OperationCanceledException cancelled = await Failure.Of<OperationCanceledException>(second);
        Assert.That((cancelled.CancellationToken, cancelled.InnerException), Is.EqualTo((caller.Token, (Exception?)null)));
        Assert.That(first.IsCompleted, Is.False);
        pending.Accept();
        Assert.That(((await first).Id, _bench.Service.Count), Is.EqualTo(("m1", 1)));
    }

    [Test]
    public async Task When_the_first_provably_was_not_accepted_one_of_the_waiting_sends_with_its_own_token()
    {
        using var second = new CancellationTokenSource();
        using var third = new CancellationTokenSource();
        Task<SentMessage> first = _bench.SendAsync();
        PendingSend pending = await _bench.Service.NextAsync();
        Task<SentMessage>[] waiting = [_bench.SendAsync(cancellationToken: second.Token), _bench.SendAsync(cancellationToken: third.Token)];
        await _bench.Journal.SomebodyWaitsAsync();
        await _bench.Journal.SomebodyWaitsAsync();
        pending.Fail(ManualService.Refused);
        Assert.That(await Failure.Of(first), Is.SameAs(ManualService.Refused));

        PendingSend next = await _bench.Service.NextAsync();
        next.Accept("m2");

        Assert.That((CancellationToken[])[second.Token, third.Token], Does.Contain(next.Token));
        SentMessage[] sent = await Task.WhenAll(waiting);
        Assert.That(sent.Select(message => message.Id), Is.All.EqualTo("m2"));
        Assert.That(sent.Select(message => message.Replayed), Is.EquivalentTo((bool?[])[null, true]));
        Assert.That(_bench.Service.Count, Is.EqualTo(2));
    }

    [TestCase(ResendPolicy.OnlyIfNotAccepted)]
    [TestCase(ResendPolicy.EvenIfUnknown)]
    public async Task When_nobody_knows_about_the_first_a_waiting_caller_is_told_so(ResendPolicy policy)
    {
        Task<SentMessage> first = _bench.SendAsync();
        PendingSend pending = await _bench.Service.NextAsync();
        Task<SentMessage> second = _bench.SendAsync(Bench.Message(policy: policy));
        await _bench.Journal.SomebodyWaitsAsync();
        pending.Fail(ManualService.Lost);
        await Failure.Of(first);

        MessagingException refused = await Failure.Of(second);
        Assert.That((refused.Code, refused.MayHaveBeenAccepted, _bench.Service.Count), Is.EqualTo((MessagingErrorCode.Conflict, true, 1)));
    }
}
