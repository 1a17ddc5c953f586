namespace MessagingHub.Tests.Routes;

/// <summary>A route moves on only where the message provably was not accepted and another account may take it.</summary>
internal sealed class FailoverTests
{
    private static readonly MessagingErrorCode[] AnotherMayHelp =
    [
        MessagingErrorCode.Unavailable, MessagingErrorCode.Timeout, MessagingErrorCode.RateLimited,
        MessagingErrorCode.Unauthenticated, MessagingErrorCode.PaymentRequired, MessagingErrorCode.NotSupported,
    ];

    private static IEnumerable<TestCaseData> Failures() =>
        from code in Enum.GetValues<MessagingErrorCode>()
        from unknown in new[] { false, true }
        select new TestCaseData(code, unknown, !unknown && AnotherMayHelp.Contains(code)).SetArgDisplayNames($"{code}{(unknown ? ", may have been accepted" : "")}");

    [TestCaseSource(nameof(Failures))]
    public async Task A_failure_leads_on_or_ends_the_route(MessagingErrorCode code, bool mayHaveBeenAccepted, bool leadsOn)
    {
        ScriptedAccount first = ScriptedAccount.Failing("first", code, mayHaveBeenAccepted);
        var second = new ScriptedAccount("second");
        using MessagingHubInstance hub = ScriptedAccount.Hub(first, second);

        Task<SentMessage> send = hub.Get("alerts").SendAsync(Some.Message());

        if (leadsOn)
        {
            SentMessage sent = await send;
            Assert.That((sent.Provider, sent.Id), Is.EqualTo(("second", "m1")));
            Assert.That(sent.Attempts!.Select(Short), Is.EqualTo(new[] { $"first NotAccepted {code}", "second Accepted " }));
        }
        else
        {
            MessagingException failure = await Failure.Of(send);
            Assert.That((failure.Code, failure.MayHaveBeenAccepted, failure.Provider), Is.EqualTo((code, mayHaveBeenAccepted, "first")));
            Assert.That(failure.Attempts.Select(Short), Is.EqualTo(new[] { $"first {(mayHaveBeenAccepted ? "Unknown" : "NotAccepted")} {code}" }));
        }

        Assert.That((first.Seen.Count, second.Seen.Count), Is.EqualTo((1, leadsOn ? 1 : 0)));
    }

    [Test]
    public async Task The_first_that_accepts_is_the_only_one_asked()
    {
        var first = new ScriptedAccount("first") { Send = (_, _) => Task.FromResult(new SentMessage { Provider = "first", Id = "m7", CreditsUsed = 2 }) };
        var second = new ScriptedAccount("second");
        using MessagingHubInstance hub = ScriptedAccount.Hub(first, second);

        SentMessage sent = await hub.Get("alerts").SendAsync(Some.Message());

        using (Assert.EnterMultipleScope())
        {
            Assert.That((sent.Provider, sent.Id, sent.CreditsUsed), Is.EqualTo(("first", "m7", 2m)));
            Assert.That(sent.Attempts!.Select(Short), Is.EqualTo(new[] { "first Accepted " }));
            Assert.That(second.Seen, Is.Empty);
        }
    }

    [Test]
    public async Task A_send_without_a_route_has_no_trail()
    {
        using MessagingHubInstance hub = ScriptedAccount.Hub(new ScriptedAccount("first"));
        Assert.That((await hub.Get("first").SendAsync(Some.Message())).Attempts, Is.Null);
    }

    [Test]
    public async Task Each_attempt_says_how_long_it_took()
    {
        var time = new FakeTime();
        var first = new ScriptedAccount("first") { Send = (_, _) => After(time, 3, new MessagingException(MessagingErrorCode.Unavailable, "x")) };
        var second = new ScriptedAccount("second") { Send = (_, _) => After(time, 4, failure: null) };
        using MessagingHubInstance hub = ScriptedAccount.Hub(time, routes: null, first, second);

        SentMessage sent = await hub.Get("alerts").SendAsync(Some.Message());

        Assert.That(sent.Attempts!.Select(attempt => attempt.Duration), Is.EqualTo(new[] { TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(4) }));
    }

    [Test]
    public async Task The_failure_that_ends_the_route_is_told_whole()
    {
        var unknown = new MessagingException(MessagingErrorCode.Unavailable, "second (Scripted): send failed: HTTP 503.")
        {
            MayHaveBeenAccepted = true,
            IsTransient = true,
            RetryAfter = TimeSpan.FromSeconds(9),
            Provider = "second",
            Operation = "send",
            ProviderCode = "BUSY",
            StatusCode = 503,
            FieldErrors = [new FieldError("to", "no")],
            Raw = new RawResponse(503, [], ReadOnlyMemory<byte>.Empty),
        };
        using MessagingHubInstance hub = ScriptedAccount.Hub(
            ScriptedAccount.Failing("first", MessagingErrorCode.RateLimited), ScriptedAccount.Failing("second", unknown), new ScriptedAccount("third"));

        MessagingException failure = await Failure.Of(hub.Get("alerts").SendAsync(Some.Message()));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure.InnerException, Is.SameAs(unknown));
            Assert.That(failure.Message, Is.EqualTo(unknown.Message));
            Assert.That(failure.Attempts.Select(Short), Is.EqualTo(new[] { "first NotAccepted RateLimited", "second Unknown Unavailable" }));
            foreach (System.Reflection.PropertyInfo property in typeof(MessagingException).GetProperties().Where(property => property.DeclaringType == typeof(MessagingException) && property.Name != nameof(MessagingException.Attempts)))
            {
                Assert.That(property.GetValue(failure), Is.EqualTo(property.GetValue(unknown)), property.Name);
                Assert.That(property.GetValue(unknown), Is.Not.EqualTo(property.GetValue(new MessagingException("x"))).Or.EqualTo(false), property.Name);
            }
        }
    }

    [Test]
    public async Task An_exception_that_the_contract_does_not_know_ends_the_route_as_it_is()
    {
        var mistake = new InvalidOperationException("a slip");
        var second = new ScriptedAccount("second");
        using MessagingHubInstance hub = ScriptedAccount.Hub(ScriptedAccount.Failing("first", mistake), second);

        Assert.That(await Failure.Of<InvalidOperationException>(hub.Get("alerts").SendAsync(Some.Message())), Is.SameAs(mistake));
        Assert.That(second.Seen, Is.Empty);
    }

    [Test]
    public async Task A_message_that_only_a_later_account_can_carry_comes_to_it()
    {
        var plain = new ScriptedAccount("plain") { Capabilities = ParrotProvider.CanDo };
        var rich = new ScriptedAccount("rich");
        using MessagingHubInstance hub = ScriptedAccount.Hub(plain, rich);

        SentMessage sent = await hub.Get("alerts").SendAsync(
            Some.Message() with { Sender = "ours", ReplyTo = "m0", ProviderOptions = new Dictionary<string, string> { ["colour"] = "red" } });

        Assert.That(sent.Attempts!.Select(Short), Is.EqualTo(new[] { "plain NotAccepted NotSupported", "rich Accepted " }));
        Assert.That((plain.Seen.Count, rich.Seen.Count), Is.EqualTo((0, 1)));
    }

    [Test]
    public async Task A_message_that_no_account_can_carry_is_refused_by_the_route_and_says_who_can()
    {
        var plain = new ScriptedAccount("plain") { Capabilities = ParrotProvider.CanDo };
        using MessagingHubInstance hub = ScriptedAccount.Hub(plain);

        MessagingException refused = await Failure.Of(hub.Get("alerts").SendAsync(Some.Message() with { ReplyTo = "m0" }));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((refused.Code, refused.Provider, refused.Attempts.Count), Is.EqualTo((MessagingErrorCode.NotSupported, "alerts", 0)));
            Assert.That(refused.Message, Does.StartWith("alerts (Route) cannot reply").And.Contain("Scripted can."));
        }
    }

    [Test]
    public async Task A_combination_that_no_account_can_carry_is_refused_by_each()
    {
        var texts = new ScriptedAccount("texts")
        {
            Capabilities = new() { Operations = MessagingOperations.Send, Contents = MessageContents.Text, Recipients = MessageRecipients.Conversation },
        };
        var templates = new ScriptedAccount("templates")
        {
            Capabilities = new() { Operations = MessagingOperations.Send, Contents = MessageContents.Template, Recipients = MessageRecipients.Phone },
        };
        using MessagingHubInstance hub = ScriptedAccount.Hub(texts, templates);

        MessagingException refused = await Failure.Of(hub.Get("alerts").SendAsync(Some.Message()));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((refused.Code, refused.MayHaveBeenAccepted, refused.CanResend), Is.EqualTo((MessagingErrorCode.NotSupported, false, false)));
            Assert.That(refused.Attempts.Select(Short), Is.EqualTo(new[] { "texts NotAccepted NotSupported", "templates NotAccepted NotSupported" }));
            Assert.That(refused.Message, Does.Contain("texts (Scripted) sends to").And.Contain("templates (Scripted) cannot send Text"));
        }
    }

    [Test]
    public async Task An_idempotency_key_without_a_journal_is_refused_by_the_route()
    {
        var first = new ScriptedAccount("first");
        using MessagingHubInstance hub = ScriptedAccount.Hub(first);

        MessagingException refused = await Failure.Of(hub.Get("alerts").SendAsync(Some.Message() with { IdempotencyKey = "order-7" }));

        Assert.That((refused.Code, refused.Provider, first.Seen.Count), Is.EqualTo((MessagingErrorCode.NotSupported, "alerts", 0)));
    }

    internal static string Short(SendAttempt attempt) => $"{attempt.Provider} {attempt.Outcome} {attempt.Code}";

    private static Task<SentMessage> After(FakeTime time, int seconds, MessagingException? failure)
    {
        time.Advance(TimeSpan.FromSeconds(seconds));
        return failure is null ? Task.FromResult(new SentMessage { Id = "1" }) : Task.FromException<SentMessage>(failure);
    }
}
