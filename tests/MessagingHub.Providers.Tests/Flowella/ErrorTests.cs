namespace MessagingHub.Providers.Tests.Flowella;

/// <summary>Statuses and the error envelope.</summary>
internal sealed class ErrorTests
{
    [TestCase(400, MessagingErrorCode.InvalidRequest, false)]
    [TestCase(401, MessagingErrorCode.Unauthenticated, false)]
    [TestCase(402, MessagingErrorCode.PaymentRequired, false)]
    [TestCase(403, MessagingErrorCode.PermissionDenied, false)]
    [TestCase(404, MessagingErrorCode.NotFound, false)]
    [TestCase(429, MessagingErrorCode.RateLimited, false)]
    [TestCase(500, MessagingErrorCode.Unavailable, true)]
    [TestCase(503, MessagingErrorCode.Unavailable, true)]
    public async Task The_status_decides_and_the_answer_is_quoted(int status, MessagingErrorCode code, bool mayHaveBeenAccepted)
    {
        using FlowellaWire wire = FlowellaWire.Answering(status, """{"error":{"code":"SOME_CODE","message":"Some words.","hint":1},"more":true}""");

        MessagingException failure = await SendAsync(wire);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((failure.Code, failure.ProviderCode, failure.StatusCode), Is.EqualTo((code, "SOME_CODE", (int?)status)));
            Assert.That(failure.MayHaveBeenAccepted, Is.EqualTo(mayHaveBeenAccepted));
            Assert.That((failure.Provider, failure.Operation), Is.EqualTo(("support", "send")));
            Assert.That(failure.Message, Does.Contain("support (Flowella)").And.Contain("Some words.").And.Contain("SOME_CODE"));
            Assert.That(failure.Raw?.GetBodyText(), Does.Contain("SOME_CODE"));
        }
    }

    [TestCase(401, "UNAUTHORIZED", MessagingErrorCode.Unauthenticated)]
    [TestCase(429, "RATE_LIMITED", MessagingErrorCode.RateLimited)]
    [TestCase(400, "RATE_LIMITED", MessagingErrorCode.RateLimited)]
    [TestCase(200, "UNAUTHORIZED", MessagingErrorCode.Unauthenticated)]
    [TestCase(200, "RATE_LIMITED", MessagingErrorCode.RateLimited)]
    [TestCase(200, "SOMETHING_ELSE", MessagingErrorCode.Unknown)]
    public async Task The_two_documented_codes_mean_the_same_under_any_status(int status, string providerCode, MessagingErrorCode code)
    {
        using FlowellaWire wire = FlowellaWire.Answering(status, $$$"""{"error":{"code":"{{{providerCode}}}","message":"m"}}""");
        MessagingException failure = await SendAsync(wire);
        Assert.That((failure.Code, failure.ProviderCode, failure.MayHaveBeenAccepted), Is.EqualTo((code, providerCode, false)));
    }

    [TestCase("")]
    [TestCase(null)]
    [TestCase("<html><body>Bad gateway</body></html>")]
    [TestCase("{\"error\":")]
    [TestCase("[]")]
    [TestCase("null")]
    [TestCase("{}")]
    [TestCase("""{"error":null}""")]
    [TestCase("""{"error":"plain words"}""")]
    [TestCase("""{"error":["plain words"]}""")]
    [TestCase("""{"error":{}}""")]
    [TestCase("""{"error":{"code":null,"message":null}}""")]
    [TestCase("""{"error":{"code":{"a":1},"message":[]}}""")]
    public async Task An_error_without_a_readable_envelope_keeps_the_code_of_its_status(string? answer)
    {
        using FlowellaWire wire = FlowellaWire.Answering(403, answer);
        MessagingException failure = await SendAsync(wire);
        Assert.That((failure.Code, failure.ProviderCode, failure.MayHaveBeenAccepted), Is.EqualTo((MessagingErrorCode.PermissionDenied, (string?)null, false)));
        Assert.That(failure.Raw?.GetBodyText(), Is.EqualTo(answer ?? ""));
    }

    [Test]
    public async Task A_code_may_come_as_a_number()
    {
        using FlowellaWire wire = FlowellaWire.Answering(400, """{"error":{"code":131047,"message":"Re-engagement message"}}""");
        MessagingException failure = await SendAsync(wire);
        Assert.That((failure.Code, failure.ProviderCode), Is.EqualTo((MessagingErrorCode.InvalidRequest, "131047")));
    }

    [Test]
    public async Task A_success_with_an_empty_error_beside_it_is_a_success()
    {
        using FlowellaWire wire = FlowellaWire.Answering("""{"id":"m1","error":null}""");
        Assert.That((await wire.Provider.SendTextAsync(FlowellaWire.Phone, "Hello")).Id, Is.EqualTo("m1"));
    }

    [TestCase(400, "24 hours")]
    [TestCase(401, "API keys")]
    [TestCase(402, "billing")]
    [TestCase(403, "opted out")]
    [TestCase(404, "channel id")]
    [TestCase(429, "throttlePerHour")]
    public async Task Every_refusal_says_what_to_do(int status, string remedy)
    {
        using FlowellaWire wire = FlowellaWire.Answering(status, null);
        Assert.That((await SendAsync(wire)).Message, Does.Contain(remedy));
    }

    [Test]
    public async Task The_key_and_the_number_do_not_show()
    {
        using FlowellaWire wire = FlowellaWire.Answering(
            401, $$$"""{"error":{"code":"{{{FlowellaWire.ApiKey}}}","message":"key {{{FlowellaWire.ApiKey}}} may not write to {{{FlowellaWire.Phone}}}"}}""");

        MessagingException failure = await SendAsync(wire);

        Assert.That($"{failure} {failure.ProviderCode} {failure.Raw?.GetBodyText()}", Does.Not.Contain(FlowellaWire.ApiKey));
        Assert.That(failure.Message, Does.Not.Contain("5551234567"));
    }

    private static async Task<MessagingException> SendAsync(FlowellaWire wire) =>
        (await Assert.ThrowsAsync<MessagingException>(() => wire.Provider.SendTextAsync(FlowellaWire.Phone, "Hello")))!;
}
