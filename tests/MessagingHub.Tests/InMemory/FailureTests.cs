namespace MessagingHub.Tests.InMemory;

/// <summary>An account in memory fails as a real one does.</summary>
internal sealed class FailureTests : InMemoryTest
{
    [TestCase(InMemoryOutcome.NotAccepted, false, 0)]
    [TestCase(InMemoryOutcome.AnswerLost, true, 1)]
    [TestCase(InMemoryOutcome.RequestLost, true, 0)]
    public async Task A_send_that_fails_is_kept_only_where_its_answer_was_lost(InMemoryOutcome outcome, bool mayHaveBeenAccepted, int kept)
    {
        Messaging.FailNext(MessagingErrorCode.Timeout, outcome);

        MessagingException failure = await Failure.Of(Provider.SendAsync(Some.Message()));

        Assert.That(failure.MayHaveBeenAccepted, Is.EqualTo(mayHaveBeenAccepted));
        Assert.That(failure.CanResend, Is.EqualTo(!mayHaveBeenAccepted));
        Assert.That(Messaging.Sent, Has.Count.EqualTo(kept));
    }

    [TestCase(MessagingErrorCode.RateLimited, true)]
    [TestCase(MessagingErrorCode.Unavailable, true)]
    [TestCase(MessagingErrorCode.Timeout, true)]
    [TestCase(MessagingErrorCode.InvalidRequest, false)]
    [TestCase(MessagingErrorCode.PaymentRequired, false)]
    [TestCase(MessagingErrorCode.InvalidResponse, false)]
    public async Task A_failure_is_worded_like_a_services(MessagingErrorCode code, bool isTransient)
    {
        Messaging.FailNext(code);

        MessagingException failure = await Failure.Of(Provider.SendAsync(Some.Message()));

        Assert.That((failure.Code, failure.IsTransient, failure.Provider, failure.Operation), Is.EqualTo((code, isTransient, "dev", "send")));
        Assert.That(failure.Message, Does.StartWith("dev (InMemory): send failed:").And.Contain("It was not accepted."));
    }

    [Test]
    public async Task A_rate_limit_says_when_to_try_again()
    {
        Messaging.FailNext(MessagingErrorCode.RateLimited, retryAfter: TimeSpan.FromSeconds(7));

        MessagingException failure = await Failure.Of(Provider.SendAsync(Some.Message()));

        Assert.That(failure.RetryAfter, Is.EqualTo(TimeSpan.FromSeconds(7)));
        Assert.That(failure.Message, Does.Contain("Try again after 7 s."));
    }

    [Test]
    public async Task Failures_come_in_their_order_each_once_and_only_where_they_belong()
    {
        Messaging.FailNext(MessagingErrorCode.Unavailable, operation: "send");
        Messaging.FailNext(MessagingErrorCode.Conflict, operation: "send");
        Messaging.FailNext(MessagingErrorCode.Timeout, operation: "listMessages");

        Assert.That(await AllAsync(Provider.ListContactsAsync()), Is.Empty);
        Assert.That((await Failure.Of(Provider.SendAsync(Some.Message()))).Code, Is.EqualTo(MessagingErrorCode.Unavailable));
        Assert.That((await Failure.Of(Provider.SendAsync(Some.Message()))).Code, Is.EqualTo(MessagingErrorCode.Conflict));
        Assert.That((await Provider.SendAsync(Some.Message())).Id, Is.EqualTo("message-1"));
        Assert.That((await Failure.Of(HistoryAsync("conversation-1"))).Code, Is.EqualTo(MessagingErrorCode.Timeout));
        Assert.That(await HistoryAsync("conversation-1"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_list_that_fails_accepted_nothing()
    {
        Messaging.FailNext(MessagingErrorCode.Unavailable, InMemoryOutcome.AnswerLost);

        MessagingException failure = await Failure.Of(AllAsync(Provider.ListContactsAsync()));

        Assert.That((failure.Operation, failure.MayHaveBeenAccepted), Is.EqualTo(("listContacts", false)));
    }

    [Test]
    public async Task A_check_verifies_or_refuses()
    {
        IConnectionCheck check = Provider.GetService<IConnectionCheck>()!;
        Messaging.FailNext(MessagingErrorCode.Unauthenticated);
        ConnectionCheck refused = await check.CheckAsync();
        Messaging.FailNext(MessagingErrorCode.Unavailable);
        MessagingException noVerdict = await Failure.Of(check.CheckAsync());
        ConnectionCheck verified = await check.CheckAsync();

        Assert.That((refused.Verified, verified.Verified), Is.EqualTo((false, true)));
        Assert.That(refused.Reason, Does.Contain("Check the account's credential."));
        Assert.That(noVerdict.Code, Is.EqualTo(MessagingErrorCode.Unavailable));
    }

    [Test]
    public async Task Clear_forgets_failures_too()
    {
        Messaging.FailNext(MessagingErrorCode.Unavailable);
        Messaging.Clear();

        Assert.That((await Provider.SendAsync(Some.Message())).Provider, Is.EqualTo("dev"));
    }

    [Test]
    public void What_cannot_fail_so_is_refused_at_once()
    {
        Assert.That(() => Messaging.FailNext((MessagingErrorCode)99), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Messaging.FailNext(MessagingErrorCode.Timeout, (InMemoryOutcome)99), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Messaging.FailNext(MessagingErrorCode.RateLimited, retryAfter: TimeSpan.FromSeconds(-1)), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Messaging.FailNext(MessagingErrorCode.Timeout, operation: "sned"), Throws.ArgumentException.With.Message.Contain("send, listConversations"));
    }

    [Test]
    public async Task Each_call_is_noted_with_what_became_of_it()
    {
        Messaging.FailNext(MessagingErrorCode.Timeout, InMemoryOutcome.AnswerLost, operation: "send");
        Messaging.FailNext(MessagingErrorCode.Timeout, InMemoryOutcome.RequestLost, operation: "deleteContact");
        Messaging.AddContact(new Contact { Id = "ada", Phone = "+15551234567" });

        await AllAsync(Provider.ListContactsAsync());
        await Failure.Of(Provider.SendAsync(Some.Message()));
        await Failure.Of(Provider.GetService<IContactWriter>()!.DeleteAsync("ada"));

        Assert.That(
            Messaging.Calls.Select(call => (call.Operation, call.IsChange, call.IsDone)),
            Is.EqualTo([("listContacts", false, true), ("send", true, true), ("deleteContact", true, false)]));

        Messaging.Clear();
        Assert.That(Messaging.Calls, Is.Empty);
    }
}
