namespace MessagingHub.Tests.Sending;

/// <summary>A key of unknown outcome sends again only for a caller who says so, and for one at a time.</summary>
[TestFixture(false)]
[TestFixture(true)]
[CancelAfter(30_000)]
internal sealed class ResendPolicyTests(bool shared)
{
    private static readonly OutboundMessage Again = Bench.Message(policy: ResendPolicy.EvenIfUnknown);

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
    public async Task The_refusal_says_which_account_when_and_what_to_do()
    {
        await _bench.LoseOneAsync();
        _bench.Time.Advance(TimeSpan.FromHours(1));

        MessagingException refused = await Failure.Of(_bench.SendAsync(account: "molly"));

        Assert.That(refused.Message, Is.EqualTo(
            "molly (Parrot): send was not sent: its idempotency key was used through polly at 2026-03-01 12:00:00Z, and nobody can tell whether "
            + "that send was accepted. It ended with Timeout: polly (Parrot): send failed. Look at the service; if it did not arrive, or if twice "
            + "is better than never, send with ResendPolicy.EvenIfUnknown or a new key."));
        Assert.That((refused.Provider, refused.Operation, refused.InnerException), Is.EqualTo(("molly", "send", (Exception?)null)));
    }

    [Test]
    public async Task A_mistake_of_a_provider_is_named_by_its_type_alone()
    {
        Task<SentMessage> first = _bench.SendAsync();
        (await _bench.Service.NextAsync()).Fail(new FormatException($"{Some.Phone} is wrong"));
        await Failure.Of<FormatException>(first);

        MessagingException refused = await Failure.Of(_bench.SendAsync());

        Assert.That(refused.Message, Does.Contain("It ended with System.FormatException. Look").And.Not.Contain("555"));
    }

    [Test]
    public async Task The_refusal_of_another_message_says_who_has_the_key()
    {
        await _bench.AcceptOneAsync();

        MessagingException refused = await Failure.Of(_bench.SendAsync(Bench.Message(text: "Bye")));

        Assert.That(refused.Message, Is.EqualTo(
            "polly (Parrot): send was not sent: its IdempotencyKey was used through polly at 2026-03-01 12:00:00Z for another message. "
            + "Take a new key for a new message."));
    }

    [Test]
    public async Task Who_says_even_if_unknown_sends_and_its_result_is_the_keys()
    {
        await _bench.LoseOneAsync();
        SentMessage second = await _bench.AcceptOneAsync(Again, "m2");
        SentMessage third = await _bench.SendAsync();

        Assert.That((second.Replayed, third.Replayed, third.Id), Is.EqualTo(((bool?)null, (bool?)true, "m2")));
        Assert.That(_bench.Service.Count, Is.EqualTo(2));
    }

    [Test]
    public async Task What_was_accepted_is_never_sent_again()
    {
        await _bench.AcceptOneAsync();
        SentMessage again = await _bench.SendAsync(Again);

        Assert.That((again.Replayed, _bench.Service.Count), Is.EqualTo(((bool?)true, 1)));
    }

    [Test]
    public async Task Of_two_who_say_so_at_once_one_sends_and_the_other_waits()
    {
        await _bench.LoseOneAsync();
        Task<SentMessage>[] both = [_bench.SendAsync(Again), _bench.SendAsync(Again, "molly")];
        await _bench.Journal.SomebodyWaitsAsync();
        (await _bench.Service.NextAsync()).Accept("m2");

        SentMessage[] sent = await Task.WhenAll(both);

        Assert.That(sent.Select(message => (message.Id, message.Replayed)), Is.EquivalentTo(((string, bool?)[])[("m2", null), ("m2", true)]));
        Assert.That(_bench.Service.Count, Is.EqualTo(2));
    }

    [Test]
    public async Task A_resend_that_provably_was_not_accepted_leaves_the_first_as_unknown_as_it_was()
    {
        await _bench.LoseOneAsync();
        Task<SentMessage> resend = _bench.SendAsync(Again);
        (await _bench.Service.NextAsync()).Fail(ManualService.Refused);
        await Failure.Of(resend);

        MessagingException refused = await Failure.Of(_bench.SendAsync());
        Assert.That((refused.Code, refused.MayHaveBeenAccepted, _bench.Service.Count), Is.EqualTo((MessagingErrorCode.Conflict, true, 2)));
        Assert.That((await _bench.AcceptOneAsync(Again, "m3")).Id, Is.EqualTo("m3"));
    }
}
