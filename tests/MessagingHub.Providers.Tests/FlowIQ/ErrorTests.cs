namespace MessagingHub.Providers.Tests.FlowIQ;

/// <summary>Statuses, labels and the error envelope in all its forms.</summary>
internal sealed class ErrorTests
{
    [TestCase(400, "Missing required field", MessagingErrorCode.InvalidRequest)]
    [TestCase(400, "Invalid provider", MessagingErrorCode.InvalidRequest)]
    [TestCase(400, "Invalid message type", MessagingErrorCode.InvalidRequest)]
    [TestCase(400, "Meta not configured", MessagingErrorCode.InvalidRequest)]
    [TestCase(400, "Tenant ID is required", MessagingErrorCode.InvalidRequest)]
    [TestCase(401, "Invalid API key", MessagingErrorCode.Unauthenticated)]
    [TestCase(401, "Invalid token format", MessagingErrorCode.Unauthenticated)]
    [TestCase(401, "API key mismatch", MessagingErrorCode.Unauthenticated)]
    [TestCase(401, "AuthenticationError", MessagingErrorCode.Unauthenticated)]
    [TestCase(402, "Payment required", MessagingErrorCode.PaymentRequired)]
    [TestCase(403, "Forbidden", MessagingErrorCode.PermissionDenied)]
    [TestCase(404, "Organization not found", MessagingErrorCode.NotFound)]
    [TestCase(404, "Contact not found", MessagingErrorCode.NotFound)]
    [TestCase(429, "Too many requests", MessagingErrorCode.RateLimited)]
    [TestCase(500, "Meta upload failed", MessagingErrorCode.Unavailable)]
    [TestCase(500, "Storage upload failed", MessagingErrorCode.Unavailable)]
    [TestCase(500, "Failed to send message", MessagingErrorCode.Unavailable)]
    [TestCase(500, "Invalid API key", MessagingErrorCode.Unavailable)]
    [TestCase(503, "Internal server error", MessagingErrorCode.Unavailable)]
    public async Task The_status_decides_and_the_answer_is_quoted(int status, string label, MessagingErrorCode code)
    {
        using FlowIQWire wire = FlowIQWire.Answering(status, $$$"""{"error":"{{{label}}}","message":"Some words.","more":{"a":1}}""");

        MessagingException failure = await SendAsync(wire);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((failure.Code, failure.ProviderCode, failure.StatusCode), Is.EqualTo((code, label, (int?)status)));
            Assert.That(failure.MayHaveBeenAccepted, Is.EqualTo(status >= 500));
            Assert.That(failure.Message, Does.Contain("wa (FlowIQ)").And.Contain("Some words.").And.Contain(label));
            Assert.That(failure.Raw?.GetBodyText(), Does.Contain(label));
            Assert.That(wire.Requests, Has.Count.EqualTo(1));
        }
    }

    [TestCase("/conversations", 400, """{"success":false,"error":"Tenant ID is required","message":"m"}""", MessagingErrorCode.InvalidRequest)]
    [TestCase("/conversations", 401, """{"success":false,"error":"Authorization required","message":"m"}""", MessagingErrorCode.Unauthenticated)]
    [TestCase("/conversations", 401, """{"success":false,"error":"Authentication mismatch","message":"m"}""", MessagingErrorCode.Unauthenticated)]
    [TestCase("/conversations", 404, """{"success":false,"error":"Organization not found","message":"m"}""", MessagingErrorCode.NotFound)]
    [TestCase("/conversations", 500, """{"success":false,"error":"Internal server error"}""", MessagingErrorCode.Unavailable)]
    [TestCase("/contact", 400, """{"error":"Missing required field","message":"m"}""", MessagingErrorCode.InvalidRequest)]
    [TestCase("/contact", 400, """{"error":"Invalid phone number","message":"m"}""", MessagingErrorCode.InvalidRequest)]
    [TestCase("/contact", 400, """{"error":"Invalid WhatsApp number","message":"m"}""", MessagingErrorCode.InvalidRequest)]
    [TestCase("/contact", 401, """{"error":"Invalid token format","message":"m"}""", MessagingErrorCode.Unauthenticated)]
    [TestCase("/contact", 404, """{"error":"Organization not found","message":"m"}""", MessagingErrorCode.NotFound)]
    [TestCase("/contact", 409, """{"error":"Contact already exists","message":"m","existing_contact":null}""", MessagingErrorCode.Conflict)]
    [TestCase("/contact", 500, """{"error":"Internal server error","message":"m"}""", MessagingErrorCode.Unavailable)]
    [TestCase("/messages", 404, """{"success":false,"error":"Shopify order not found","orderId":"5"}""", MessagingErrorCode.NotFound)]
    [TestCase("/messages", 404, """{"success":false,"error":"Not found","details":"Shopify order not found"}""", MessagingErrorCode.NotFound)]
    public async Task Every_documented_error_of_the_other_calls_is_read(string call, int status, string answer, MessagingErrorCode code)
    {
        using FlowIQWire wire = FlowIQWire.Answering(status, answer);
        Func<Task> run = call switch
        {
            "/conversations" => () => wire.Provider.ListConversationsAsync().GetPageAsync(),
            "/messages" => () => wire.Feature<IMessageHistory>().ListMessagesAsync(new MessageQuery { With = MessageRecipient.Phone(FlowIQWire.Phone) }).GetPageAsync(),
            _ => () => wire.Feature<IContactWriter>().CreateAsync(new ContactDraft { Phone = FlowIQWire.Phone, Name = "Ada" }),
        };

        MessagingException? failure = await Assert.ThrowsAsync<MessagingException>(() => run());

        Assert.That((failure?.Code, failure?.MayHaveBeenAccepted), Is.EqualTo((code, (bool?)(call == "/contact" && status == 500))));
        Assert.That(failure?.ProviderCode, Is.Not.Null);
        Assert.That(failure?.Message, answer.Contains("order", StringComparison.Ordinal) ? Does.Contain("Shopify order not found") : Is.Not.Empty);
    }

    [TestCase("Invalid API key", MessagingErrorCode.Unauthenticated, false)]
    [TestCase("authenticationerror", MessagingErrorCode.Unauthenticated, false)]
    [TestCase("Missing required field", MessagingErrorCode.InvalidRequest, false)]
    [TestCase("Contact not found", MessagingErrorCode.NotFound, false)]
    [TestCase("Contact already exists", MessagingErrorCode.Conflict, false)]
    [TestCase("Failed to send message", MessagingErrorCode.Unknown, false)]
    [TestCase("Something else", MessagingErrorCode.Unknown, false)]
    [TestCase("Internal server error", MessagingErrorCode.Unavailable, true)]
    public async Task A_failure_under_a_success_status_is_one_and_its_label_a_hint(string label, MessagingErrorCode code, bool mayHaveBeenAccepted)
    {
        using FlowIQWire wire = FlowIQWire.Answering($$"""{"success":false,"error":"{{label}}","message":"Some words."}""");
        MessagingException failure = await SendAsync(wire);
        Assert.That(
            (failure.Code, failure.ProviderCode, failure.MayHaveBeenAccepted, failure.CanResend), Is.EqualTo((code, label, mayHaveBeenAccepted, false)));
    }

    [TestCase("""{"success":false}""", null)]
    [TestCase("""{"success":"false","data":{"message_id":"wamid.1"}}""", null)]
    [TestCase("""{"success":false,"error":null,"message":"m"}""", null)]
    [TestCase("""{"success":false,"data":"none"}""", null)]
    [TestCase("""{"error":"Odd"}""", "Odd")]
    [TestCase("""{"success":false,"error":{"code":"E7","message":"m"}}""", "E7")]
    public async Task A_failure_under_a_success_status_needs_no_label(string answer, string? label)
    {
        using FlowIQWire wire = FlowIQWire.Answering(answer);
        MessagingException failure = await SendAsync(wire);
        Assert.That((failure.Code, failure.ProviderCode, failure.MayHaveBeenAccepted), Is.EqualTo((MessagingErrorCode.Unknown, label, false)));
    }

    [Test]
    public async Task A_list_that_says_it_failed_did()
    {
        using FlowIQWire wire = FlowIQWire.Answering("""{"success":false,"error":"AuthenticationError","message":"m","contacts":[]}""");
        MessagingException? failure = await Assert.ThrowsAsync<MessagingException>(() => wire.Provider.ListContactsAsync().GetPageAsync());
        Assert.That(failure?.Code, Is.EqualTo(MessagingErrorCode.Unauthenticated));
    }

    [Test]
    public async Task A_success_with_an_empty_error_beside_it_is_a_success()
    {
        using FlowIQWire wire = FlowIQWire.Answering("""{"success":true,"error":null,"data":{"message_id":"wamid.1"}}""");
        Assert.That((await wire.Provider.SendTextAsync(FlowIQWire.Phone, "Hello")).Id, Is.EqualTo("wamid.1"));
    }

    [TestCase("")]
    [TestCase(null)]
    [TestCase("<html><body>Bad gateway</body></html>")]
    [TestCase("{\"error\":")]
    [TestCase("[]")]
    [TestCase("null")]
    [TestCase("{}")]
    [TestCase("""{"error":null}""")]
    [TestCase("""{"error":true}""")]
    [TestCase("""{"error":{}}""")]
    [TestCase("""{"error":["plain words"],"message":{"a":1},"details":[]}""")]
    [TestCase("""{"error":"\ud800"}""")]
    public async Task An_error_without_a_readable_envelope_keeps_the_code_of_its_status(string? answer)
    {
        using FlowIQWire wire = FlowIQWire.Answering(403, answer);
        MessagingException failure = await SendAsync(wire);
        Assert.That((failure.Code, failure.ProviderCode, failure.MayHaveBeenAccepted), Is.EqualTo((MessagingErrorCode.PermissionDenied, (string?)null, false)));
        Assert.That(failure.Raw?.GetBodyText(), Is.EqualTo(answer ?? ""));
    }

    [TestCase("""{"error":{"code":"E7","message":"Inner words"}}""", "E7", "Inner words")]
    [TestCase("""{"error":{"message":"Inner words"}}""", "Inner words", "Inner words")]
    [TestCase("""{"error":42,"message":"Outer words"}""", "42", "Outer words")]
    [TestCase("""{"error":"Label","message":"Outer words","details":"More words"}""", "Label", "Outer words; More words")]
    [TestCase("""{"error":"Label","details":"More words","data":7}""", "Label", "More words")]
    public async Task An_error_is_read_in_every_form(string answer, string label, string words)
    {
        using FlowIQWire wire = FlowIQWire.Answering(400, answer);
        MessagingException failure = await SendAsync(wire);
        Assert.That((failure.Code, failure.ProviderCode), Is.EqualTo((MessagingErrorCode.InvalidRequest, label)));
        Assert.That(failure.Message, Does.Contain(words));
    }

    [TestCase("""{"error":"Contact not found","message":"No contact","whatsapp_id":"27123456789"}""")]
    [TestCase("""{"error":"CONTACT NOT FOUND"}""")]
    [TestCase("""{"error":"No such recipient","whatsapp_id":"27123456789"}""")]
    public async Task An_unknown_contact_names_both_remedies(string answer)
    {
        using FlowIQWire wire = FlowIQWire.Answering(404, answer);
        MessagingException failure = await SendAsync(wire);
        Assert.That((failure.Code, failure.MayHaveBeenAccepted), Is.EqualTo((MessagingErrorCode.NotFound, false)));
        Assert.That(failure.Message, Does.Contain("create the contact").And.Contain("template").And.Contain("'name'"));
    }

    [TestCase(400, "Tenant ID is required", "TenantId")]
    [TestCase(400, "Invalid provider", "Meta")]
    [TestCase(400, "Meta not configured", "Meta")]
    [TestCase(401, "Invalid API key", "API Keys")]
    [TestCase(401, "API key mismatch", "TenantId")]
    [TestCase(401, "Authentication mismatch", "TenantId")]
    [TestCase(404, "Organization not found", "TenantId")]
    [TestCase(404, "Anything", "BaseAddress")]
    [TestCase(429, "Anything", "100 requests")]
    public async Task Every_refusal_says_what_to_do(int status, string label, string remedy)
    {
        using FlowIQWire wire = FlowIQWire.Answering(status, $$"""{"error":"{{label}}"}""");
        Assert.That((await SendAsync(wire)).Message, Does.Contain(remedy));
    }

    [Test]
    public async Task The_token_and_the_number_do_not_show()
    {
        using FlowIQWire wire = FlowIQWire.Answering(
            401, $$"""{"error":"{{FlowIQWire.Token}}","message":"token {{FlowIQWire.Token}} may not write to {{FlowIQWire.Phone}}"}""");
        MessagingException failure = await SendAsync(wire);
        Assert.That($"{failure} {failure.ProviderCode} {failure.Raw?.GetBodyText()}", Does.Not.Contain(FlowIQWire.Token));
        Assert.That(failure.Message, Does.Not.Contain("7123456789"));
    }

    [TestCase(408)]
    [TestCase(500)]
    [TestCase(503)]
    public async Task A_send_whose_outcome_is_open_is_sent_once(int status)
    {
        using FlowIQWire wire = FlowIQWire.AnsweringInTurn([(status, null), (200, SendMessageTests.Accepted)], Retrying);
        MessagingException failure = await SendAsync(wire);
        Assert.That((failure.MayHaveBeenAccepted, failure.CanResend, wire.Requests.Count), Is.EqualTo((true, false, 1)));
    }

    [Test]
    public async Task A_send_that_came_too_early_is_repeated()
    {
        using FlowIQWire wire = FlowIQWire.AnsweringInTurn([(429, null), (200, SendMessageTests.Accepted)], Retrying);
        Assert.That((await wire.Provider.SendTextAsync(FlowIQWire.Phone, "Hello")).Id, Is.EqualTo("wamid.HBgL"));
        Assert.That(wire.Requests, Has.Count.EqualTo(2));
    }

    [TestCase(429)]
    [TestCase(500)]
    public async Task A_list_is_repeated(int status)
    {
        using FlowIQWire wire = FlowIQWire.AnsweringInTurn([(status, null), (200, """{"success":true,"contacts":[]}""")], Retrying);
        await wire.Provider.ListContactsAsync().GetPageAsync();
        Assert.That(wire.Requests.Select(request => request.Address).Distinct().Count(), Is.EqualTo(1));
        Assert.That(wire.Requests, Has.Count.EqualTo(2));
    }

    private static void Retrying(MessagingHub.FlowIQ.FlowIQOptions options)
    {
        options.Resilience.MaxRetryAttempts = 1;
        options.Resilience.Delay = TimeSpan.Zero;
    }

    private static async Task<MessagingException> SendAsync(FlowIQWire wire) =>
        (await Assert.ThrowsAsync<MessagingException>(() => wire.Provider.SendTextAsync(FlowIQWire.Phone, "Hello")))!;
}
