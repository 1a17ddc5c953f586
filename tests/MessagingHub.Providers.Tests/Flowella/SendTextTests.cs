namespace MessagingHub.Providers.Tests.Flowella;

/// <summary>POST /messages.</summary>
internal sealed class SendTextTests
{
    private const string Accepted = """{"id":"cm0message","conversationId":"cm0conversation","contactId":"cm0contact"}""";

    [Test]
    public async Task A_text_goes_to_the_documented_address_with_the_key_and_nothing_else()
    {
        using FlowellaWire wire = FlowellaWire.Answering(Accepted);

        await wire.Provider.SendTextAsync(FlowellaWire.Phone, "Grüße \"1\" 🦜\r\n");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(wire.Request.MethodAndAddress, Is.EqualTo("POST https://app.flowella.io/api/v1/messages"));
            Assert.That(wire.Request.Headers, Is.EqualTo(new Dictionary<string, string> { ["Authorization"] = $"Bearer {FlowellaWire.ApiKey}" }));
            Assert.That(wire.Request.ContentType?.MediaType, Is.EqualTo("application/json"));
            Assert.That(wire.Request.HasBody("""{"to":"+15551234567","text":"Grüße \"1\" 🦜\r\n"}"""), Is.True, $"{wire.Request.Body}");
        }
    }

    [TestCase("""{"id":"cm0message","conversationId":"cm0conversation","contactId":"cm0contact"}""", TestName = "Generation_A_without_meta_id")]
    [TestCase("""{"id":"cm0message","conversationId":"cm0conversation","contactId":"cm0contact","metaMessageId":null}""", TestName = "Generation_B_with_null_meta_id")]
    [TestCase("""{"metaMessageId":"wamid.1","extra":{"deep":[1]},"contactId":"cm0contact","conversationId":"cm0conversation","id":"cm0message"}""", TestName = "With_unknown_fields")]
    [TestCase("\uFEFF" + Accepted, TestName = "With_a_byte_order_mark")]
    [TestCase("  \n" + Accepted + "\n", TestName = "With_white_space")]
    public async Task The_answer_is_an_accepted_message(string answer)
    {
        using FlowellaWire wire = FlowellaWire.Answering(answer);

        SentMessage sent = await wire.Provider.SendTextAsync(FlowellaWire.Phone, "Hello");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((sent.Provider, sent.Id), Is.EqualTo(("support", "cm0message")));
            Assert.That(sent.Status, Is.EqualTo(MessageStatus.Accepted));
            Assert.That((sent.ConversationId, sent.ContactId), Is.EqualTo(("cm0conversation", "cm0contact")));
            Assert.That((sent.JobId, sent.Recipients, sent.ScheduledFor, sent.CreditsUsed, sent.Replayed), Is.EqualTo(default((string?, IReadOnlyList<string>?, DateTimeOffset?, decimal?, bool?))));
            Assert.That(sent.Raw?.StatusCode, Is.EqualTo(200));
            Assert.That(sent.Raw?.GetBodyText(), Does.Contain("cm0message"));
        }
    }

    [TestCase(null, null, """{"to":"+15551234567","text":"Hello"}""")]
    [TestCase("cm0default", null, """{"to":"+15551234567","text":"Hello","whatsappChannelId":"cm0default"}""")]
    [TestCase("cm0default", "cm0own", """{"to":"+15551234567","text":"Hello","whatsappChannelId":"cm0own"}""")]
    [TestCase("", null, """{"to":"+15551234567","text":"Hello"}""")]
    [TestCase(" ", null, """{"to":"+15551234567","text":"Hello"}""")]
    public async Task The_channel_is_the_sender_or_the_accounts_default_or_left_to_Flowella(string? defaultSender, string? sender, string body)
    {
        using FlowellaWire wire = FlowellaWire.Answering(Accepted, options => options.DefaultSender = defaultSender);

        await wire.Provider.SendAsync(OutboundMessage.Text(MessageRecipient.Phone(FlowellaWire.Phone), "Hello") with { Sender = sender });

        Assert.That(wire.Request.HasBody(body), Is.True, $"{wire.Request.Body}");
    }

    [TestCase("+1 (555) 123-45.67", "+15551234567")]
    [TestCase("15551234567", "15551234567")]
    [TestCase("123", "123")]
    [TestCase("12345678901234567890123456789012", "12345678901234567890123456789012")]
    public async Task A_number_goes_out_without_what_people_write_between_digits(string phone, string sent)
    {
        using FlowellaWire wire = FlowellaWire.Answering(Accepted);
        await wire.Provider.SendTextAsync(phone, "Hello");
        Assert.That(wire.Request.Body?["to"]?.GetValue<string>(), Is.EqualTo(sent));
    }

    [TestCase("12")]
    [TestCase("(1)-2")]
    [TestCase("123456789012345678901234567890123")]
    public async Task A_number_of_another_length_than_3_to_32_is_not_sent(string phone) =>
        await ProveNotSentAsync(OutboundMessage.Text(MessageRecipient.Phone(phone), "Hello"), MessagingErrorCode.InvalidRequest, "To.PhoneNumber");

    [TestCase(1)]
    [TestCase(4096)]
    public async Task A_text_of_1_to_4096_characters_is_sent(int length)
    {
        using FlowellaWire wire = FlowellaWire.Answering(Accepted);
        await wire.Provider.SendTextAsync(FlowellaWire.Phone, new string('x', length));
        Assert.That(wire.Request.Body?["text"]?.GetValue<string>(), Has.Length.EqualTo(length));
    }

    [Test]
    public async Task A_text_of_4097_characters_is_not_sent() => await ProveNotSentAsync(
        OutboundMessage.Text(MessageRecipient.Phone(FlowellaWire.Phone), new string('x', 4097)), MessagingErrorCode.InvalidRequest, "Content.Text");

    [Test]
    public async Task A_template_option_on_a_text_is_refused_and_not_ignored() => await ProveNotSentAsync(
        OutboundMessage.Text(MessageRecipient.Phone(FlowellaWire.Phone), "Hello") with { ProviderOptions = new Dictionary<string, string> { ["throttlePerHour"] = "5" } },
        MessagingErrorCode.NotSupported,
        field: null);

    [Test]
    public async Task A_text_cannot_be_scheduled() => await ProveNotSentAsync(
        OutboundMessage.Text(MessageRecipient.Phone(FlowellaWire.Phone), "Hello") with { SendAt = DateTimeOffset.UnixEpoch },
        MessagingErrorCode.NotSupported,
        field: null);

    [Test]
    public async Task A_conversation_alone_is_no_address_here() => await ProveNotSentAsync(
        OutboundMessage.Text(MessageRecipient.Conversation("cm0"), "Hello"), MessagingErrorCode.NotSupported, field: null);

    [Test]
    public async Task The_path_of_another_base_address_is_kept()
    {
        using FlowellaWire wire = FlowellaWire.Answering(Accepted, options => options.BaseAddress = new Uri("https://proxy.example/flowella/v1/"));
        await wire.Provider.SendTextAsync(FlowellaWire.Phone, "Hello");
        Assert.That(wire.Request.Address, Is.EqualTo("https://proxy.example/flowella/v1/messages"));
    }

    [TestCase("""{"id":42,"conversationId":true,"contactId":null}""", "42", "true")]
    [TestCase("""{"id":"m","conversationId":{"id":"c"},"contactId":["k"]}""", "m", null)]
    public async Task A_field_of_another_type_is_read_as_text_or_counts_as_absent(string answer, string id, string? conversation)
    {
        using FlowellaWire wire = FlowellaWire.Answering(answer);
        SentMessage sent = await wire.Provider.SendTextAsync(FlowellaWire.Phone, "Hello");
        Assert.That((sent.Id, sent.ConversationId, sent.ContactId), Is.EqualTo((id, conversation, (string?)null)));
    }

    [TestCase("")]
    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("\"ok\"")]
    [TestCase("{}")]
    [TestCase("""{"id":null}""")]
    [TestCase("""{"id":""}""")]
    [TestCase("""{"id":"m" """)]
    [TestCase("""{"id":"m"} trailing""")]
    [TestCase("<html>Welcome</html>")]
    [TestCase("""{"error":"accepted?"}""")]
    public async Task A_success_that_cannot_be_understood_may_have_been_accepted(string answer)
    {
        using FlowellaWire wire = FlowellaWire.Answering(answer);

        MessagingException failure = await FailureOf(wire.Provider.SendTextAsync(FlowellaWire.Phone, "Hello"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure.Code, Is.EqualTo(MessagingErrorCode.InvalidResponse));
            Assert.That(failure.MayHaveBeenAccepted, Is.True);
            Assert.That(failure.Raw?.GetBodyText(), Is.EqualTo(answer));
        }
    }

    [TestCase(201)]
    [TestCase(202)]
    public async Task Any_success_status_is_one(int status)
    {
        using FlowellaWire wire = FlowellaWire.Answering(status, Accepted);
        Assert.That((await wire.Provider.SendTextAsync(FlowellaWire.Phone, "Hello")).Raw?.StatusCode, Is.EqualTo(status));
    }

    private static async Task ProveNotSentAsync(OutboundMessage message, MessagingErrorCode code, string? field)
    {
        using FlowellaWire wire = FlowellaWire.Answering(Accepted);

        MessagingException failure = await FailureOf(wire.Provider.SendAsync(message));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((failure.Code, failure.MayHaveBeenAccepted, wire.Requests.Count), Is.EqualTo((code, false, 0)));
            Assert.That(failure.FieldErrors.Select(error => error.Path), Is.EqualTo(field is null ? Array.Empty<string>() : [field]));
        }
    }

    private static async Task<MessagingException> FailureOf(Task call) => (await Assert.ThrowsAsync<MessagingException>(() => call))!;
}
