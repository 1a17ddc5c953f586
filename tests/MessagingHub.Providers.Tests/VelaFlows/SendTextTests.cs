using MessagingHub.VelaFlows;

namespace MessagingHub.Providers.Tests.VelaFlows;

/// <summary>POST /inbox/conversations/{id}/messages.</summary>
internal sealed class SendTextTests
{
    [Test]
    public async Task A_text_goes_to_its_conversation_with_token_and_workspace_and_nothing_else()
    {
        using VelaFlowsWire wire = VelaFlowsWire.Answering(VelaFlowsWire.Accepted);

        await wire.Provider.SendAsync(Hello("Hello! How can I help you today?"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                wire.Request.MethodAndAddress,
                Is.EqualTo("POST https://api.velaflows.com/api/v1/inbox/conversations/65a1b2c3d4e5f6a7b8c9d0e1/messages"));
            Assert.That(wire.Request.Headers, Is.EqualTo(new Dictionary<string, string>
            {
                ["Authorization"] = $"Bearer {VelaFlowsWire.Token}",
                ["x-workspace-id"] = VelaFlowsWire.WorkspaceId,
            }));
            Assert.That(wire.Request.ContentType?.MediaType, Is.EqualTo("application/json"));
            Assert.That(wire.Request.HasBody("""{"content":"Hello! How can I help you today?","type":"text"}"""), Is.True, $"{wire.Request.Body}");
        }
    }

    [TestCase("""{"success":true,"data":{"message":{"_id":"65a1b2c3d4e5f6a7b8c9d0f7"}}}""", "65a1b2c3d4e5f6a7b8c9d0f7", TestName = "The_documented_answer")]
    [TestCase("""{"success":true,"data":{"message":{"_id":"msg_1","type":"text","content":"x","status":{"a":1}},"more":[]},"error":null,"meta":1}""", "msg_1", TestName = "A_prefixed_id_and_unknown_fields")]
    [TestCase("""{"success":"true","data":{"message":{"_id":42}}}""", "42", TestName = "A_boolean_as_text_and_a_number_for_an_id")]
    [TestCase("\uFEFF" + VelaFlowsWire.Accepted, "65a1b2c3d4e5f6a7b8c9d0f7", TestName = "A_byte_order_mark")]
    public async Task The_answer_is_an_accepted_message(string answer, string id)
    {
        using VelaFlowsWire wire = VelaFlowsWire.Answering(answer);

        SentMessage sent = await wire.Provider.SendAsync(Hello());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(sent with { Raw = null }, Is.EqualTo(new SentMessage { Provider = "eu", Id = id, Status = MessageStatus.Accepted }));
            Assert.That(sent.Raw?.GetBodyText(), Does.Contain(id));
        }
    }

    [TestCase(201)]
    [TestCase(202)]
    public async Task Any_success_status_is_one(int status)
    {
        using VelaFlowsWire wire = VelaFlowsWire.Answering(status, VelaFlowsWire.Accepted);
        Assert.That((await wire.Provider.SendAsync(Hello())).Raw?.StatusCode, Is.EqualTo(status));
    }

    [Test]
    public async Task A_listed_conversation_is_replied_to_by_its_id_even_where_its_phone_is_known()
    {
        using VelaFlowsWire wire = VelaFlowsWire.Answering(VelaFlowsWire.Accepted);
        var conversation = new Conversation { Id = "conv_7", Contact = new ConversationContact { Phone = VelaFlowsWire.Phone } };

        await wire.Provider.SendAsync(OutboundMessage.Text(conversation.AsRecipient(), "Hello"));

        Assert.That(wire.Request.Address, Is.EqualTo($"{VelaFlowsWire.Address}/inbox/conversations/conv_7/messages"));
    }

    [Test]
    public async Task A_phone_number_is_refused_and_the_refusal_says_what_to_pass_instead()
    {
        using VelaFlowsWire wire = VelaFlowsWire.Answering(VelaFlowsWire.Accepted);

        MessagingException failure = await FailureOf(wire.Provider.SendTextAsync(VelaFlowsWire.Phone, "Hello"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((failure.Code, failure.MayHaveBeenAccepted, wire.Requests.Count), Is.EqualTo((MessagingErrorCode.NotSupported, false, 0)));
            Assert.That(failure.Message, Does.Contain("pass a conversation id").And.Contain("AsRecipient()").And.Not.Contain("5551234567"));
            Assert.That(wire.Provider.Capabilities.Recipients, Is.EqualTo(MessageRecipients.Conversation));
        }
    }

    [Test]
    public async Task With_a_resolver_a_phone_number_is_an_address()
    {
        var resolver = new RememberingResolver(VelaFlowsWire.ConversationId);
        using VelaFlowsWire wire = VelaFlowsWire.Answering(VelaFlowsWire.Accepted, options => options.ConversationResolver = resolver);

        await wire.Provider.SendTextAsync("+1 (555) 123-4567", "Hello");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(wire.Request.Address, Is.EqualTo($"{VelaFlowsWire.Address}/inbox/conversations/65a1b2c3d4e5f6a7b8c9d0e1/messages"));
            Assert.That(resolver.Asked, Is.EqualTo((string[])["+1 (555) 123-4567"]));
            Assert.That(wire.Provider.Capabilities.Recipients, Is.EqualTo(MessageRecipients.Conversation | MessageRecipients.Phone));
        }
    }

    [Test]
    public async Task A_resolver_is_not_asked_where_the_conversation_is_known()
    {
        var resolver = new RememberingResolver("other");
        using VelaFlowsWire wire = VelaFlowsWire.Answering(VelaFlowsWire.Accepted, options => options.ConversationResolver = resolver);

        await wire.Provider.SendAsync(OutboundMessage.Text(
            new MessageRecipient { ConversationId = VelaFlowsWire.ConversationId, PhoneNumber = VelaFlowsWire.Phone }, "Hello"));

        Assert.That((wire.Request.Address, resolver.Asked.Count), Is.EqualTo(($"{VelaFlowsWire.Address}/inbox/conversations/65a1b2c3d4e5f6a7b8c9d0e1/messages", 0)));
    }

    [TestCase(null, MessagingErrorCode.NotFound)]
    [TestCase("", MessagingErrorCode.InvalidRequest)]
    [TestCase("..", MessagingErrorCode.InvalidRequest)]
    public async Task A_resolver_without_a_usable_answer_sends_nothing(string? found, MessagingErrorCode code)
    {
        using VelaFlowsWire wire = VelaFlowsWire.Answering(VelaFlowsWire.Accepted, options => options.ConversationResolver = new RememberingResolver(found));

        MessagingException failure = await FailureOf(wire.Provider.SendTextAsync(VelaFlowsWire.Phone, "Hello"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((failure.Code, failure.MayHaveBeenAccepted, wire.Requests.Count), Is.EqualTo((code, false, 0)));
            Assert.That((failure.Provider, failure.Operation), Is.EqualTo(("eu", "send")));
            Assert.That(failure.Message, Does.Contain("ConversationResolver").And.Not.Contain("5551234567"));
        }
    }

    [TestCase(".")]
    [TestCase("..")]
    [TestCase("%2e")]
    [TestCase("%2E%2e")]
    [TestCase(".%2e")]
    [TestCase("%2E.")]
    [TestCase("a/../b")]
    [TestCase("a\\..")]
    public async Task A_dot_segment_is_no_id(string id)
    {
        using VelaFlowsWire wire = VelaFlowsWire.Answering(VelaFlowsWire.Accepted);

        MessagingException failure = await FailureOf(wire.Provider.SendAsync(OutboundMessage.Text(MessageRecipient.Conversation(id), "Hello")));

        Assert.That((failure.Code, failure.MayHaveBeenAccepted, wire.Requests.Count), Is.EqualTo((MessagingErrorCode.InvalidRequest, false, 0)));
        Assert.That(failure.FieldErrors.Select(error => error.Path), Is.EqualTo((string[])["To.ConversationId"]));
    }

    [TestCase("conv_7", "conv_7")]
    [TestCase("...", "...")]
    [TestCase("a.b", "a.b")]
    [TestCase("a/b?c#d", "a%2Fb%3Fc%23d")]
    [TestCase("é 1", "%C3%A9%201")]
    public async Task Any_other_id_is_escaped(string id, string segment)
    {
        using VelaFlowsWire wire = VelaFlowsWire.Answering(VelaFlowsWire.Accepted);
        await wire.Provider.SendAsync(OutboundMessage.Text(MessageRecipient.Conversation(id), "Hello"));
        Assert.That(wire.Request.Address, Is.EqualTo($"{VelaFlowsWire.Address}/inbox/conversations/{segment}/messages"));
    }

    private static IEnumerable<TestCaseData> Undeclared()
    {
        static TestCaseData Case(string name, OutboundMessage message) => new TestCaseData(message).SetArgDisplayNames(name);
        OutboundMessage hello = Hello();
        yield return Case("a template", hello with { Content = new TemplateContent(new TemplateReference { Id = "t" }) });
        yield return Case("an image", hello with { Content = new MediaContent { MediaKind = MediaKind.Image, Url = new Uri("https://example.com/a.png") } });
        yield return Case("a place", hello with { Content = new LocationContent { Latitude = 1, Longitude = 2 } });
        yield return Case("a reaction", hello with { Content = new ReactionContent { MessageId = "m", Emoji = "👍" } });
        yield return Case("a group", hello with { To = MessageRecipient.Group("g") });
        yield return Case("a contact id", hello with { To = new MessageRecipient { ContactId = "k" } });
        yield return Case("a sender", hello with { Sender = "s" });
        yield return Case("a reply", hello with { ReplyTo = "m" });
        yield return Case("a time", hello with { SendAt = DateTimeOffset.UnixEpoch });
        yield return Case("an option", hello with { ProviderOptions = new Dictionary<string, string> { ["pipelineId"] = "p" } });
    }

    [TestCaseSource(nameof(Undeclared))]
    public async Task What_is_not_declared_is_refused_without_a_request(OutboundMessage message)
    {
        using VelaFlowsWire wire = VelaFlowsWire.Answering(VelaFlowsWire.Accepted);
        MessagingException failure = await FailureOf(wire.Provider.SendAsync(message));
        Assert.That((failure.Code, wire.Requests.Count), Is.EqualTo((MessagingErrorCode.NotSupported, 0)));
    }

    [Test]
    public async Task A_default_sender_has_no_effect_because_the_conversation_has_its_channel()
    {
        using VelaFlowsWire wire = VelaFlowsWire.Answering(VelaFlowsWire.Accepted, options => options.DefaultSender = "ours");
        await wire.Provider.SendAsync(Hello());
        Assert.That(wire.Request.HasBody("""{"content":"Hello","type":"text"}"""), Is.True, $"{wire.Request.Body}");
    }

    [TestCase(408)]
    [TestCase(500)]
    [TestCase(502)]
    [TestCase(503)]
    [TestCase(504)]
    public async Task A_send_that_may_have_been_accepted_is_sent_once(int status)
    {
        using VelaFlowsWire wire = VelaFlowsWire.Retrying((status, """{"success":false,"error":{"code":"INTERNAL_ERROR","message":"m"}}"""));
        MessagingException failure = await FailureOf(wire.Provider.SendAsync(Hello()));
        Assert.That((failure.MayHaveBeenAccepted, failure.CanResend, wire.Requests.Count), Is.EqualTo((true, false, 1)));
    }

    [Test]
    public async Task A_send_refused_for_its_rate_is_repeated()
    {
        using VelaFlowsWire wire = VelaFlowsWire.Retrying(
            (429, """{"success":false,"error":{"code":"TOO_MANY_REQUESTS","message":"Rate limit exceeded."}}"""), (201, VelaFlowsWire.Accepted));
        SentMessage sent = await wire.Provider.SendAsync(Hello());
        Assert.That((sent.Id, wire.Requests.Count), Is.EqualTo(("65a1b2c3d4e5f6a7b8c9d0f7", 2)));
        Assert.That(wire.Requests[1].HasBody("""{"content":"Hello","type":"text"}"""), Is.True);
        Assert.That(wire.Requests.Select(request => request.HasCredentialOnly()), Is.All.True);
    }

    private static OutboundMessage Hello(string text = "Hello") =>
        OutboundMessage.Text(MessageRecipient.Conversation(VelaFlowsWire.ConversationId), text);

    private static async Task<MessagingException> FailureOf(Task call) => (await Assert.ThrowsAsync<MessagingException>(() => call))!;

    private sealed class RememberingResolver(string? answer) : IConversationResolver
    {
        public List<string> Asked { get; } = [];

        public Task<string?> FindConversationAsync(string phoneNumber, CancellationToken cancellationToken)
        {
            Asked.Add(phoneNumber);
            return Task.FromResult(answer);
        }
    }
}
