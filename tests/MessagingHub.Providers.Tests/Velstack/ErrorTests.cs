namespace MessagingHub.Providers.Tests.Velstack;

/// <summary>Statuses, body codes and the error envelope; what may have been accepted and what is repeated.</summary>
internal sealed class ErrorTests
{
    [TestCase(400, MessagingErrorCode.InvalidRequest, false)]
    [TestCase(401, MessagingErrorCode.Unauthenticated, false)]
    [TestCase(402, MessagingErrorCode.PaymentRequired, false)]
    [TestCase(403, MessagingErrorCode.PermissionDenied, false)]
    [TestCase(404, MessagingErrorCode.NotFound, false)]
    [TestCase(422, MessagingErrorCode.InvalidRequest, false)]
    [TestCase(429, MessagingErrorCode.RateLimited, false)]
    [TestCase(302, MessagingErrorCode.InvalidResponse, true)]
    [TestCase(500, MessagingErrorCode.Unavailable, true)]
    [TestCase(503, MessagingErrorCode.Unavailable, true)]
    public async Task A_status_that_is_not_2xx_decides(int status, MessagingErrorCode code, bool mayHaveBeenAccepted)
    {
        using VelstackWire wire = VelstackWire.Answering(status, """{"status":true,"message":"Some words.","hint":1}""");

        MessagingException failure = await SendAsync(wire);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((failure.Code, failure.StatusCode, failure.MayHaveBeenAccepted), Is.EqualTo((code, (int?)status, mayHaveBeenAccepted)));
            Assert.That((failure.Provider, failure.Operation), Is.EqualTo(("campaigns", "send")));
            Assert.That(failure.Message, Does.Contain("campaigns (Velstack)").And.Contain("Some words."));
            Assert.That(failure.Raw?.GetBodyText(), Does.Contain("hint"));
        }
    }

    [TestCase(403, MessagingErrorCode.PermissionDenied, false)]
    [TestCase(400, MessagingErrorCode.InvalidRequest, false)]
    [TestCase(401, MessagingErrorCode.Unauthenticated, false)]
    [TestCase(404, MessagingErrorCode.NotFound, false)]
    [TestCase(408, MessagingErrorCode.Timeout, true)]
    [TestCase(422, MessagingErrorCode.InvalidRequest, false)]
    [TestCase(429, MessagingErrorCode.RateLimited, false)]
    [TestCase(500, MessagingErrorCode.Unavailable, true)]
    [TestCase(503, MessagingErrorCode.Unavailable, true)]
    [TestCase(2000, MessagingErrorCode.Unknown, true)]
    public async Task Under_200_the_bodys_code_decides(int bodyCode, MessagingErrorCode code, bool mayHaveBeenAccepted)
    {
        using VelstackWire wire = VelstackWire.Answering($$"""{"status":false,"message":"Some words.","code":{{bodyCode}}}""");
        MessagingException failure = await SendAsync(wire);
        Assert.That(
            (failure.Code, failure.ProviderCode, failure.StatusCode, failure.MayHaveBeenAccepted),
            Is.EqualTo((code, $"{bodyCode}", (int?)200, mayHaveBeenAccepted)));
        Assert.That(wire.Requests, Has.Count.EqualTo(1));
    }

    [TestCase("""{"status":true,"message":"m","code":403}""", MessagingErrorCode.PermissionDenied)]
    [TestCase("""{"status":"success","message":"m","code":"403"}""", MessagingErrorCode.PermissionDenied)]
    [TestCase("""{"message":"m","code":403}""", MessagingErrorCode.PermissionDenied)]
    [TestCase("""{"status":false,"message":"m","code":200}""", MessagingErrorCode.Unknown)]
    [TestCase("""{"status":false,"message":"m"}""", MessagingErrorCode.Unknown)]
    [TestCase("""{"status":"false","message":"m"}""", MessagingErrorCode.Unknown)]
    [TestCase("""{"status":"error","message":"m"}""", MessagingErrorCode.Unknown)]
    [TestCase("""{"status":" Failed ","message":"m"}""", MessagingErrorCode.Unknown)]
    [TestCase("""{"status":0,"message":"m"}""", MessagingErrorCode.Unknown)]
    [TestCase("""{"status":false}""", MessagingErrorCode.Unknown)]
    [TestCase("""{"message":"The given data was invalid.","errors":{"recipient":["The recipient field is required."]}}""", MessagingErrorCode.InvalidRequest)]
    public async Task One_sign_of_failure_is_enough_and_nothing_was_accepted(string answer, MessagingErrorCode code)
    {
        using VelstackWire wire = VelstackWire.Answering(answer);
        MessagingException failure = await SendAsync(wire);
        Assert.That((failure.Code, failure.MayHaveBeenAccepted), Is.EqualTo((code, false)));
    }

    [Test]
    public async Task A_failure_with_a_message_id_beside_it_may_have_been_accepted()
    {
        using VelstackWire wire = VelstackWire.Answering("""{"status":false,"message":"m","data":{"summary":{"message_id":"m-1"}}}""");
        Assert.That((await SendAsync(wire)).MayHaveBeenAccepted, Is.True);
    }

    [TestCase(200, """{"status":false,"message":"Insufficient balance","code":403}""", MessagingErrorCode.PaymentRequired, false)]
    [TestCase(200, """{"status":false,"message":"You have INSUFFICIENT credit","code":"403"}""", MessagingErrorCode.PaymentRequired, false)]
    [TestCase(200, """{"status":false,"message":"Insufficient balance"}""", MessagingErrorCode.PaymentRequired, false)]
    [TestCase(403, """{"status":false,"message":"Insufficient balance","code":403}""", MessagingErrorCode.PaymentRequired, false)]
    [TestCase(400, """{"status":false,"message":"Insufficient balance","code":403}""", MessagingErrorCode.PaymentRequired, false)]
    [TestCase(401, """{"status":false,"message":"Insufficient balance"}""", MessagingErrorCode.Unauthenticated, false)]
    [TestCase(422, """{"status":false,"message":"Insufficient length"}""", MessagingErrorCode.InvalidRequest, false)]
    [TestCase(200, """{"status":false,"message":"Service unavailable","code":503}""", MessagingErrorCode.Unavailable, true)]
    [TestCase(200, """{"status":false,"message":"The service is currently unavailable."}""", MessagingErrorCode.Unavailable, true)]
    [TestCase(503, """{"status":false,"message":"Service unavailable","code":503}""", MessagingErrorCode.Unavailable, true)]
    [TestCase(200, """{"status":false,"message":"This sender is unavailable","code":422}""", MessagingErrorCode.InvalidRequest, false)]
    public async Task Words_only_refine_what_status_and_code_leave_open(int status, string answer, MessagingErrorCode code, bool mayHaveBeenAccepted)
    {
        using VelstackWire wire = VelstackWire.Answering(status, answer);
        MessagingException failure = await SendAsync(wire);
        Assert.That((failure.Code, failure.MayHaveBeenAccepted), Is.EqualTo((code, mayHaveBeenAccepted)));
    }

    [Test]
    public async Task Words_in_a_success_are_no_failure()
    {
        using VelstackWire wire = VelstackWire.Answering("""{"status":true,"code":200,"message":"Sent. Some networks are unavailable."}""");
        Assert.That((await wire.Provider.SendTextAsync(VelstackWire.Phone, "Hello")).Status, Is.EqualTo(MessageStatus.Accepted));
    }

    [Test]
    public async Task A_validation_error_names_its_fields([Values] bool withStatus)
    {
        string status = withStatus ? "\"status\":false," : "";
        using VelstackWire wire = VelstackWire.Answering(
            422,
            $$$"""{ {{{status}}}"message":"The given data was invalid.","errors":{"sender":["Required.","Too short.",null],"recipient":"Not a number.","x":{"y":1},"z":[]}}""");

        MessagingException failure = await SendAsync(wire);

        Assert.That(failure.Code, Is.EqualTo(MessagingErrorCode.InvalidRequest));
        Assert.That(failure.FieldErrors.Select(error => (error.Path, error.Message)), Is.EqualTo(new[]
        {
            ("sender", "Required."), ("sender", "Too short."), ("recipient", "Not a number."),
        }));
    }

    [Test]
    public async Task An_error_behind_a_hundred_empty_fields_is_a_failure_all_the_same()
    {
        string empty = string.Concat(Enumerable.Range(0, 100).Select(i => $"\"f{i}\":[],"));
        using VelstackWire wire = VelstackWire.Answering($$$"""{"errors":{ {{{empty}}}"recipient":["Not a number."]}}""");

        MessagingException failure = await SendAsync(wire);

        Assert.That(failure.FieldErrors.Select(error => (error.Path, error.Message)), Is.EqualTo(new[] { ("recipient", "Not a number.") }));
    }

    [Test]
    public async Task Of_very_many_field_errors_a_hundred_are_kept()
    {
        string fields = string.Join(',', Enumerable.Range(0, 500).Select(i => $"\"f{i}\":[\"Required.\"]"));
        using VelstackWire wire = VelstackWire.Answering(422, $$$"""{"errors":{ {{{fields}}} }}""");

        Assert.That((await SendAsync(wire)).FieldErrors, Has.Count.EqualTo(100));
    }

    [TestCase("")]
    [TestCase(null)]
    [TestCase("<!doctype html><html><title>Maintenance</title></html>")]
    [TestCase("{\"status\":")]
    [TestCase("[]")]
    [TestCase("null")]
    [TestCase("{}")]
    [TestCase("""{"status":[],"message":{"a":1},"code":{},"errors":[],"data":7}""")]
    [TestCase("""{"errors":"text"}""")]
    public async Task An_error_without_a_readable_envelope_keeps_the_code_of_its_status(string? answer)
    {
        using VelstackWire wire = VelstackWire.Answering(404, answer);
        MessagingException failure = await SendAsync(wire);
        Assert.That(
            (failure.Code, failure.ProviderCode, failure.MayHaveBeenAccepted, failure.FieldErrors.Count),
            Is.EqualTo((MessagingErrorCode.NotFound, (string?)null, false, 0)));
        Assert.That(failure.Raw?.GetBodyText(), Is.EqualTo(answer ?? ""));
    }

    [TestCase("")]
    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("\"ok\"")]
    [TestCase("{}")]
    [TestCase("""{"message":"Welcome"}""")]
    [TestCase("""{"message":"SMS sent","data":null}""")]
    [TestCase("""{"code":200,"message":"SMS sent"}""")]
    [TestCase("""{"status":"queued","message":"SMS sent"}""")]
    [TestCase("""{"data":{"summary":{}}}""")]
    [TestCase("""{"summary":{"message_id":"m"}}""")]
    [TestCase("""{"status":true,"data":""")]
    [TestCase("""{"status":true} trailing""")]
    [TestCase("<!doctype html><html><title>Welcome</title></html>")]
    public async Task A_success_that_cannot_be_understood_may_have_been_accepted(string answer)
    {
        using VelstackWire wire = VelstackWire.Answering(answer);

        MessagingException failure = await SendAsync(wire);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((failure.Code, failure.MayHaveBeenAccepted, failure.CanResend), Is.EqualTo((MessagingErrorCode.InvalidResponse, true, false)));
            Assert.That(failure.Raw?.GetBodyText(), Is.EqualTo(answer));
            Assert.That(wire.Requests, Has.Count.EqualTo(1));
        }
    }

    [TestCase(503, null)]
    [TestCase(500, "<html>Server error</html>")]
    [TestCase(408, null)]
    [TestCase(200, """{"status":false,"message":"Service unavailable","code":503}""")]
    public async Task A_send_that_may_have_been_accepted_goes_out_once(int status, string? answer)
    {
        using VelstackWire wire = VelstackWire.AnsweringInTurn([(status, answer)], WithQuickRetries);
        MessagingException failure = await SendAsync(wire);
        Assert.That((failure.MayHaveBeenAccepted, wire.Requests.Count), Is.EqualTo((true, 1)));
    }

    [Test]
    public async Task A_send_that_was_refused_for_its_rate_is_repeated()
    {
        using VelstackWire wire = VelstackWire.AnsweringInTurn(
            [(429, """{"message":"Too Many Attempts."}"""), (200, """{"status":true,"data":{"summary":{"message_id":"m"}}}""")], WithQuickRetries);
        SentMessage sent = await wire.Provider.SendTextAsync(VelstackWire.Phone, "Hello");
        Assert.That((sent.Id, wire.Requests.Count), Is.EqualTo(("m", 2)));
    }

    [Test]
    public async Task A_list_is_repeated_after_a_server_error()
    {
        using VelstackWire wire = VelstackWire.AnsweringInTurn([(503, null), (200, """{"status":true,"data":[]}""")], WithQuickRetries);
        await wire.Provider.ListContactsAsync().GetPageAsync();
        Assert.That(wire.Requests, Has.Count.EqualTo(2));
    }

    [TestCase(401, "secret key")]
    [TestCase(402, "Buy credit")]
    [TestCase(404, "BaseAddress")]
    [TestCase(422, "sender ID")]
    public async Task Every_refusal_says_what_to_do(int status, string remedy)
    {
        using VelstackWire wire = VelstackWire.Answering(status, null);
        Assert.That((await SendAsync(wire)).Message, Does.Contain(remedy));
    }

    [Test]
    public async Task The_key_does_not_show()
    {
        using VelstackWire wire = VelstackWire.Answering(401, $$"""{"message":"key {{VelstackWire.ApiKey}} is not valid","code":"{{VelstackWire.ApiKey}}"}""");
        MessagingException failure = await SendAsync(wire);
        Assert.That($"{failure} {failure.ProviderCode} {failure.Raw?.GetBodyText()}", Does.Not.Contain(VelstackWire.ApiKey));
    }

    private static void WithQuickRetries(MessagingHub.Velstack.VelstackOptions options)
    {
        options.Resilience.MaxRetryAttempts = 2;
        options.Resilience.Delay = TimeSpan.FromMilliseconds(1);
    }

    private static async Task<MessagingException> SendAsync(VelstackWire wire) =>
        (await Assert.ThrowsAsync<MessagingException>(() => wire.Provider.SendTextAsync(VelstackWire.Phone, "Hello")))!;
}
