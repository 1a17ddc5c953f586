namespace MessagingHub.Tests.Sending;

/// <summary>Two processes over one store: what was begun and never ended is unknown when its lease ends, and never free.</summary>
[CancelAfter(30_000)]
internal sealed class SendLeaseTests
{
    private static readonly OutboundMessage Again = Bench.Message(policy: ResendPolicy.EvenIfUnknown);

    private SharedStore _store = null!;
    private FakeTime _time = null!;
    private Bench _here = null!;
    private Bench _there = null!;

    [SetUp]
    public void SetUp()
    {
        (_store, _time) = (new SharedStore(), new FakeTime());
        var service = new ManualService();
        _here = new Bench(new SharedSendJournal(_store, _time), _time, service);
        _there = new Bench(new SharedSendJournal(_store, _time), _time, service);
    }

    [TearDown]
    public void TearDown()
    {
        _here.Dispose();
        _there.Dispose();
    }

    [Test]
    public async Task What_one_process_sent_the_other_does_not_send()
    {
        SentMessage first = await _here.AcceptOneAsync();
        SentMessage again = await _there.SendAsync();

        Assert.That(again, Is.EqualTo(first with { Replayed = true, Raw = null, Recipients = null }));
        Assert.That(_here.Service.Count, Is.EqualTo(1));
    }

    [Test]
    public async Task What_one_process_is_sending_the_other_waits_for()
    {
        Task<SentMessage> first = _here.SendAsync();
        PendingSend pending = await _here.Service.NextAsync();
        Task<SentMessage> second = _there.SendAsync();
        await _there.Journal.SomebodyWaitsAsync();
        pending.Accept();

        Assert.That((await second).Replayed, Is.True);
        Assert.That(((await first).Id, _here.Service.Count), Is.EqualTo(("m1", 1)));
    }

    [Test]
    public async Task The_store_has_neither_the_key_nor_an_address_nor_a_text()
    {
        await _here.AcceptOneAsync(Bench.Message(text: "Secret words"));
        Assert.That(_store.Text, Does.Contain("m1").And.Not.Contain("order-7").And.Not.Contain("555").And.Not.Contain("words").And.Not.Contain("raw"));
    }

    [Test]
    public async Task A_process_that_died_while_sending_leaves_its_key_unknown(CancellationToken cancellationToken)
    {
        _ = _here.SendAsync(cancellationToken: cancellationToken);
        await _here.Service.NextAsync();
        Task<SentMessage> waiting = _there.SendAsync(cancellationToken: cancellationToken);
        await _time.SomebodyWaitsAsync(due => due == SharedSendJournal.LeaseTime, cancellationToken);
        _time.Advance(SharedSendJournal.LeaseTime);

        MessagingException refused = await Failure.Of(waiting);
        Assert.That((refused.Code, refused.MayHaveBeenAccepted), Is.EqualTo((MessagingErrorCode.Conflict, true)));
        Assert.That(refused.Message, Does.Contain("It was begun, and no outcome was ever recorded. Look at the service"));
        Assert.That(_there.Service.Count, Is.EqualTo(1));
    }

    [Test]
    public async Task A_send_that_outlives_its_lease_still_records_its_outcome()
    {
        Task<SentMessage> slow = _here.SendAsync();
        PendingSend pending = await _here.Service.NextAsync();
        _time.Advance(SharedSendJournal.LeaseTime);
        await Failure.Of(_there.SendAsync());
        pending.Accept();
        await slow;

        Assert.That((await _there.SendAsync()).Replayed, Is.True);
        Assert.That(_there.Service.Count, Is.EqualTo(1));
    }

    [Test]
    public async Task A_lease_counts_from_the_claim_and_not_from_the_call()
    {
        Task<SentMessage> first = _here.SendAsync();
        PendingSend pending = await _here.Service.NextAsync();
        Task<SentMessage> second = _there.SendAsync();
        await _there.Journal.SomebodyWaitsAsync();
        _time.Advance(TimeSpan.FromMinutes(9));
        pending.Fail(ManualService.Refused);
        await Failure.Of(first);
        PendingSend next = await _there.Service.NextAsync();
        Task<SentMessage> third = _here.SendAsync();
        await _here.Journal.SomebodyWaitsAsync();
        _time.Advance(TimeSpan.FromMinutes(9));
        next.Accept();

        Assert.That(((await second).Replayed, (await third).Replayed), Is.EqualTo(((bool?)null, (bool?)true)));
    }

    [Test]
    public async Task A_key_taken_over_is_the_new_senders_and_the_late_outcome_is_logged()
    {
        Task<SentMessage> slow = _here.SendAsync();
        PendingSend late = await _here.Service.NextAsync();
        _time.Advance(SharedSendJournal.LeaseTime);
        Task<SentMessage> second = _there.SendAsync(Again);
        PendingSend next = await _there.Service.NextAsync();
        late.Accept("late");
        Assert.That((await slow).Id, Is.EqualTo("late"), "the caller gets its own result");
        Assert.That(_here.Log.Text, Does.Contain("(Accepted) was not recorded").And.Contain("may arrive twice"));
        next.Accept("m2");
        await second;

        Assert.That((await _here.SendAsync()).Id, Is.EqualTo("m2"));
    }

    [Test]
    public async Task A_takeover_that_provably_was_not_accepted_gives_the_key_back_to_the_slow_send()
    {
        Task<SentMessage> slow = _here.SendAsync();
        PendingSend late = await _here.Service.NextAsync();
        _time.Advance(SharedSendJournal.LeaseTime);
        Task<SentMessage> second = _there.SendAsync(Again);
        (await _there.Service.NextAsync()).Fail(ManualService.Refused);
        await Failure.Of(second);
        Assert.That((await Failure.Of(_there.SendAsync())).Code, Is.EqualTo(MessagingErrorCode.Conflict));

        late.Accept();
        await slow;

        Assert.That((await _there.SendAsync()).Replayed, Is.True);
    }
}
