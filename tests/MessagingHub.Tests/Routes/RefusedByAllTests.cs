namespace MessagingHub.Tests.Routes;

/// <summary>What is told where every account of a route provably refused.</summary>
internal sealed class RefusedByAllTests
{
    [Test]
    public async Task The_error_names_each_account_with_its_reason_and_says_that_nothing_was_accepted()
    {
        MessagingException failure = await RefusedAsync(
            Refusal(MessagingErrorCode.Unavailable, "a (Scripted): the host is down."),
            Refusal(MessagingErrorCode.PaymentRequired, "out of credit."));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure.Message, Is.EqualTo(
                "alerts (Route): send failed: none of its members accepted the message. a (Scripted): the host is down. b: out of credit."));
            Assert.That((failure.Provider, failure.Operation, failure.MayHaveBeenAccepted), Is.EqualTo(("alerts", "send", false)));
            Assert.That(failure.Attempts.Select(FailoverTests.Short), Is.EqualTo(new[] { "a NotAccepted Unavailable", "b NotAccepted PaymentRequired" }));
        }
    }

    [Test]
    public async Task A_failure_that_waiting_may_cure_decides_wherever_it_stands()
    {
        MessagingException limited = Refusal(MessagingErrorCode.RateLimited, "b.", isTransient: true, retryAfter: 7);

        MessagingException failure = await RefusedAsync(Refusal(MessagingErrorCode.Unauthenticated), limited, Refusal(MessagingErrorCode.NotSupported));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((failure.Code, failure.IsTransient, failure.CanResend), Is.EqualTo((MessagingErrorCode.RateLimited, true, true)));
            Assert.That((failure.RetryAfter, failure.StatusCode, failure.ProviderCode), Is.EqualTo((TimeSpan.FromSeconds(7), 499, "RateLimited")));
            Assert.That(failure.InnerException, Is.SameAs(limited));
            Assert.That(failure.Message, Does.Contain("Try again after 7 s."));
        }
    }

    [Test]
    public async Task Without_one_the_first_account_that_could_have_carried_the_message_decides()
    {
        MessagingException failure = await RefusedAsync(
            Refusal(MessagingErrorCode.NotSupported), Refusal(MessagingErrorCode.Unauthenticated), Refusal(MessagingErrorCode.PaymentRequired));

        Assert.That((failure.Code, failure.IsTransient, failure.RetryAfter), Is.EqualTo((MessagingErrorCode.Unauthenticated, false, (TimeSpan?)null)));
    }

    [TestCase(5, 3, 3)]
    [TestCase(3, 5, 3)]
    [TestCase(3, null, null)]
    [TestCase(null, 3, null)]
    public async Task The_soonest_wait_counts_unless_somebody_may_be_sooner(int? first, int? second, int? expected)
    {
        MessagingException failure = await RefusedAsync(
            Refusal(MessagingErrorCode.RateLimited, isTransient: true, retryAfter: first),
            Refusal(MessagingErrorCode.Unauthenticated, retryAfter: 1),
            Refusal(MessagingErrorCode.Unavailable, isTransient: true, retryAfter: second));

        Assert.That(failure.RetryAfter?.TotalSeconds, Is.EqualTo(expected));
        Assert.That(failure.Message, Does.Contain(expected is null ? "It is safe to try again later." : "Try again after 3 s."));
    }

    private static MessagingException Refusal(MessagingErrorCode code, string text = "x.", bool isTransient = false, int? retryAfter = null) => new(code, text)
    {
        IsTransient = isTransient,
        RetryAfter = retryAfter is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        StatusCode = 499,
        ProviderCode = $"{code}",
    };

    private static async Task<MessagingException> RefusedAsync(params MessagingException[] refusals)
    {
        using MessagingHubInstance hub = ScriptedAccount.Hub([.. refusals.Select((refusal, i) => ScriptedAccount.Failing($"{(char)('a' + i)}", refusal))]);
        return await Failure.Of(hub.Get("alerts").SendAsync(Some.Message()));
    }
}
