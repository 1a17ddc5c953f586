namespace MessagingHub.Providers.Tests.VelaFlows;

/// <summary>Statuses, the error envelope and <c>details</c> of every shape.</summary>
internal sealed class ErrorTests
{
    [TestCase(400, "BAD_REQUEST", MessagingErrorCode.InvalidRequest, false)]
    [TestCase(401, "UNAUTHORIZED", MessagingErrorCode.Unauthenticated, false)]
    [TestCase(403, "FORBIDDEN", MessagingErrorCode.PermissionDenied, false)]
    [TestCase(404, "NOT_FOUND", MessagingErrorCode.NotFound, false)]
    [TestCase(409, "CONFLICT", MessagingErrorCode.Conflict, false)]
    [TestCase(422, "VALIDATION_ERROR", MessagingErrorCode.InvalidRequest, false)]
    [TestCase(429, "TOO_MANY_REQUESTS", MessagingErrorCode.RateLimited, false)]
    [TestCase(500, "INTERNAL_ERROR", MessagingErrorCode.Unavailable, true)]
    [TestCase(400, "VALIDATION_ERROR", MessagingErrorCode.InvalidRequest, false)]
    [TestCase(422, "BAD_REQUEST", MessagingErrorCode.InvalidRequest, false)]
    [TestCase(200, "VALIDATION_ERROR", MessagingErrorCode.InvalidRequest, false)]
    [TestCase(200, "UNAUTHORIZED", MessagingErrorCode.Unauthenticated, false)]
    [TestCase(201, "CONFLICT", MessagingErrorCode.Conflict, false)]
    [TestCase(200, "TOO_MANY_REQUESTS", MessagingErrorCode.RateLimited, false)]
    [TestCase(200, "INTERNAL_ERROR", MessagingErrorCode.Unavailable, true)]
    [TestCase(200, "SOMETHING_ELSE", MessagingErrorCode.Unknown, false)]
    [TestCase(402, "SOMETHING_ELSE", MessagingErrorCode.PaymentRequired, false)]
    [TestCase(418, "SOMETHING_ELSE", MessagingErrorCode.InvalidRequest, false)]
    [TestCase(503, "SOMETHING_ELSE", MessagingErrorCode.Unavailable, true)]
    [TestCase(302, "NOT_FOUND", MessagingErrorCode.InvalidResponse, true)]
    [TestCase(408, "VALIDATION_ERROR", MessagingErrorCode.Timeout, true)]
    [TestCase(429, "FORBIDDEN", MessagingErrorCode.RateLimited, false)]
    [TestCase(429, "INTERNAL_ERROR", MessagingErrorCode.RateLimited, false)]
    [TestCase(500, "VALIDATION_ERROR", MessagingErrorCode.Unavailable, true)]
    [TestCase(503, "NOT_FOUND", MessagingErrorCode.Unavailable, true)]
    [TestCase(400, "UNAUTHORIZED", MessagingErrorCode.Unauthenticated, false)]
    public async Task A_decisive_status_then_the_code_then_the_status_decides_and_the_answer_is_quoted(
        int status, string providerCode, MessagingErrorCode code, bool mayHaveBeenAccepted)
    {
        using VelaFlowsWire wire = VelaFlowsWire.Answering(
            status, $$$"""{"success":false,"error":{"code":"{{{providerCode}}}","message":"Some words."},"requestId":"r1"}""");

        MessagingException failure = await SendAsync(wire);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((failure.Code, failure.ProviderCode, failure.StatusCode), Is.EqualTo((code, providerCode, (int?)status)));
            Assert.That(failure.MayHaveBeenAccepted, Is.EqualTo(mayHaveBeenAccepted));
            Assert.That((failure.Provider, failure.Operation), Is.EqualTo(("eu", "send")));
            Assert.That(failure.Message, Does.Contain("eu (VelaFlows)").And.Contain("Some words.").And.Contain(providerCode));
            Assert.That(failure.Raw?.GetBodyText(), Does.Contain("requestId"));
        }
    }

    [Test]
    public async Task The_documents_own_sample_is_read()
    {
        using VelaFlowsWire wire = VelaFlowsWire.Answering(
            401, """{ "success": false, "error": { "code": "UNAUTHORIZED", "message": "Invalid or expired token" } }""");
        MessagingException failure = await SendAsync(wire);
        Assert.That((failure.Code, failure.ProviderCode, failure.FieldErrors.Count), Is.EqualTo((MessagingErrorCode.Unauthenticated, "UNAUTHORIZED", 0)));
        Assert.That(failure.Message, Does.Contain("Invalid or expired token").And.Contain("API Tokens"));
    }

    [TestCase(422)]
    [TestCase(400)]
    [TestCase(200)]
    public async Task What_is_wrong_with_single_fields_is_handed_on(int status)
    {
        using VelaFlowsWire wire = VelaFlowsWire.Answering(
            status,
            """
            {"success":false,"error":{"code":"VALIDATION_ERROR","message":"Validation failed",
             "details":{"errors":[{"path":"email","message":"Invalid email"},{"path":"phone","message":"Required","rule":1}]}}}
            """);

        MessagingException failure = await SendAsync(wire);

        Assert.That(failure.FieldErrors, Is.EqualTo((FieldError[])[new("email", "Invalid email"), new("phone", "Required")]));
    }

    [TestCase("""{"resourceId":"65a1b2c3d4e5f6a7b8c9d0e1"}""")]
    [TestCase("""{"errors":null}""")]
    [TestCase("""{"errors":{"email":"Invalid"}}""")]
    [TestCase("""{"errors":"email"}""")]
    [TestCase("""{"errors":[]}""")]
    [TestCase("""{"errors":[null,"email",7,[],{},{"path":null,"message":null},{"path":{},"message":[]}]}""")]
    [TestCase("""["email"]""")]
    [TestCase("\"email\"")]
    [TestCase("7")]
    [TestCase("true")]
    [TestCase("null")]
    [TestCase("{}")]
    public async Task Details_of_another_shape_say_nothing_about_fields_and_break_nothing(string details)
    {
        using VelaFlowsWire wire = VelaFlowsWire.Answering(404, $$$"""{"success":false,"error":{"code":"NOT_FOUND","message":"m","details":{{{details}}} } }""");
        MessagingException failure = await SendAsync(wire);
        Assert.That((failure.Code, failure.ProviderCode, failure.FieldErrors.Count), Is.EqualTo((MessagingErrorCode.NotFound, "NOT_FOUND", 0)));
        Assert.That(failure.Raw?.GetBodyText(), Does.Contain(details));
    }

    [TestCase("""{"path":"email"}""", "email", "")]
    [TestCase("""{"message":"Invalid"}""", "", "Invalid")]
    [TestCase("""{"path":0,"message":"Invalid"}""", "0", "Invalid")]
    public async Task Half_a_field_error_is_one(string error, string path, string message)
    {
        using VelaFlowsWire wire = VelaFlowsWire.Answering(422, $$$"""{"success":false,"error":{"details":{"errors":[{{{error}}}]} } }""");
        Assert.That((await SendAsync(wire)).FieldErrors, Is.EqualTo((FieldError[])[new(path, message)]));
    }

    [TestCase("")]
    [TestCase(null)]
    [TestCase("<html><body>Bad gateway</body></html>")]
    [TestCase("{\"error\":")]
    [TestCase("[]")]
    [TestCase("null")]
    [TestCase("{}")]
    [TestCase("""{"success":false}""")]
    [TestCase("""{"success":true,"data":{"message":{"_id":"m1"}}}""")]
    [TestCase("""{"success":false,"error":null,"data":null}""")]
    [TestCase("""{"success":false,"error":["plain words"]}""")]
    [TestCase("""{"success":false,"error":{}}""")]
    [TestCase("""{"success":false,"error":{"code":null,"message":null}}""")]
    [TestCase("""{"success":false,"error":{"code":{"a":1},"message":[]},"data":"text"}""")]
    public async Task An_error_without_a_readable_code_keeps_the_code_of_its_status(string? answer)
    {
        using VelaFlowsWire wire = VelaFlowsWire.Answering(403, answer);
        MessagingException failure = await SendAsync(wire);
        Assert.That((failure.Code, failure.ProviderCode, failure.MayHaveBeenAccepted), Is.EqualTo((MessagingErrorCode.PermissionDenied, (string?)null, false)));
        Assert.That(failure.Raw?.GetBodyText(), Is.EqualTo(answer ?? ""));
    }

    [Test]
    public async Task An_error_in_plain_words_is_quoted()
    {
        using VelaFlowsWire wire = VelaFlowsWire.Answering(400, """{"success":false,"error":"plain words"}""");
        Assert.That((await SendAsync(wire)).Message, Does.Contain("plain words"));
    }

    [TestCase("""{"success":false}""")]
    [TestCase("""{"success":false,"error":null}""")]
    [TestCase("""{"success":"false","data":{"message":{"_id":"m1"}}}""")]
    [TestCase("""{"success":0}""")]
    [TestCase("""{"success":false,"data":null,"error":{"message":"m"}}""")]
    [TestCase("""{"success":false,"data":"text","error":"m"}""")]
    [TestCase("""{"error":{"message":"m"}}""")]
    [TestCase("""{"success":null,"error":{"message":"m"}}""")]
    [TestCase("""{"success":"no","error":{"message":"m"}}""")]
    public async Task An_envelope_that_says_failure_is_one_under_any_success_status(string answer)
    {
        using VelaFlowsWire wire = VelaFlowsWire.Answering(answer);
        MessagingException failure = await SendAsync(wire);
        Assert.That((failure.Code, failure.MayHaveBeenAccepted, failure.CanResend), Is.EqualTo((MessagingErrorCode.Unknown, false, false)));
    }

    [TestCase("")]
    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("\"ok\"")]
    [TestCase("{}")]
    [TestCase("<html>Welcome</html>")]
    [TestCase("""{"success":true}""")]
    [TestCase("""{"success":true,"data":"text"}""")]
    [TestCase("""{"success":true,"data":{"message":"m1"}}""")]
    [TestCase("""{"success":true,"data":{"message":{}}}""")]
    [TestCase("""{"success":true,"data":{"message":{"_id":""}}}""")]
    [TestCase("""{"success":true,"data":{"message":{"_id":"m1"}""")]
    [TestCase("""{"data":{"message":{"_id":"m1"}}}""")]
    [TestCase("""{"success":null,"data":{"message":{"_id":"m1"}}}""")]
    public async Task A_success_status_without_a_verdict_or_an_id_may_have_been_accepted(string answer)
    {
        using VelaFlowsWire wire = VelaFlowsWire.Answering(answer);
        MessagingException failure = await SendAsync(wire);
        Assert.That((failure.Code, failure.MayHaveBeenAccepted), Is.EqualTo((MessagingErrorCode.InvalidResponse, true)));
        Assert.That(failure.Raw?.GetBodyText(), Is.EqualTo(answer));
    }

    [TestCase(401, "API Tokens")]
    [TestCase(403, "scope")]
    [TestCase(404, "WorkspaceId")]
    [TestCase(409, "exists already")]
    [TestCase(429, "15 minutes")]
    public async Task Every_refusal_says_what_to_do(int status, string remedy)
    {
        using VelaFlowsWire wire = VelaFlowsWire.Answering(status, null);
        Assert.That((await SendAsync(wire)).Message, Does.Contain(remedy));
    }

    [Test]
    public async Task The_token_does_not_show_and_the_workspace_which_is_no_secret_does()
    {
        using VelaFlowsWire wire = VelaFlowsWire.Answering(
            401, $$$"""{"success":false,"error":{"code":"{{{VelaFlowsWire.Token}}}","message":"{{{VelaFlowsWire.Token}}} in {{{VelaFlowsWire.WorkspaceId}}}"}}""");

        MessagingException failure = await SendAsync(wire);

        Assert.That($"{failure} {failure.ProviderCode} {failure.Raw?.GetBodyText()}", Does.Not.Contain(VelaFlowsWire.Token));
        Assert.That(failure.Message, Does.Contain(VelaFlowsWire.WorkspaceId));
    }

    [Test]
    public async Task A_list_fails_by_the_same_table()
    {
        using VelaFlowsWire wire = VelaFlowsWire.Answering("""{"success":false,"error":{"code":"FORBIDDEN","message":"m"},"data":[]}""");
        MessagingException? failure = await Assert.ThrowsAsync<MessagingException>(() => wire.Provider.ListConversationsAsync().GetPageAsync());
        Assert.That((failure?.Code, failure?.MayHaveBeenAccepted, failure?.Operation), Is.EqualTo((MessagingErrorCode.PermissionDenied, (bool?)false, "listConversations")));
    }

    private static async Task<MessagingException> SendAsync(VelaFlowsWire wire) => (await Assert.ThrowsAsync<MessagingException>(
        () => wire.Provider.SendAsync(OutboundMessage.Text(MessageRecipient.Conversation(VelaFlowsWire.ConversationId), "Hello"))))!;
}
