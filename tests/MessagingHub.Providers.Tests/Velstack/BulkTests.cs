namespace MessagingHub.Providers.Tests.Velstack;

/// <summary>Several recipients in one quick SMS.</summary>
internal sealed class BulkTests
{
    private const string Accepted =
        """
        {"status":true,"code":200,"message":"SMS sent","data":{"summary":{"message_id":"m-1","type":"Quick SMS","total_contacts":2,
         "recipients":["0241234567","0201234567"],"credit_used":"2","credit_left":8}}}
        """;

    private static readonly BulkMessage Message = new()
    {
        Recipients = [To(MessageRecipient.Phone("024 123 4567")), To(MessageRecipient.Phone("+233201234567"))],
        Content = new TextContent("Hello"),
    };

    [Test]
    public async Task Several_numbers_go_out_in_one_text_with_commas()
    {
        using VelstackWire wire = VelstackWire.Answering(Accepted);

        SentMessage sent = await wire.Feature<IBulkSender>().SendBulkAsync(Message);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(wire.Request.MethodAndAddress, Is.EqualTo("POST https://sms.velstack.com/api/quick/sms"));
            Assert.That(
                wire.Request.HasBody(
                    """{"sender":"AKWABA","recipient":"0241234567,+233201234567","message":"Hello","title":"Hello","is_scheduled":false}"""),
                Is.True,
                $"{wire.Request.Body}");
            Assert.That((sent.Id, sent.Status, sent.CreditsUsed, sent.CreditsLeft), Is.EqualTo(("m-1", (MessageStatus?)MessageStatus.Accepted, (decimal?)2m, (decimal?)8m)));
            Assert.That(sent.Recipients, Is.EqualTo((string[])["0241234567", "0201234567"]));
        }
    }

    [Test]
    public async Task Sender_and_title_can_be_given()
    {
        using VelstackWire wire = VelstackWire.Answering(Accepted);
        await wire.Feature<IBulkSender>().SendBulkAsync(Message with { Sender = "OWN", ProviderOptions = new Dictionary<string, string> { ["title"] = "T" } });
        Assert.That((wire.Request.Body?["sender"]?.GetValue<string>(), wire.Request.Body?["title"]?.GetValue<string>()), Is.EqualTo(("OWN", "T")));
    }

    private static IEnumerable<TestCaseData> Refused()
    {
        static TestCaseData Case(string name, BulkMessage message) => new TestCaseData(message).SetArgDisplayNames(name);
        yield return Case("a template", Message with { Content = new TemplateContent(new TemplateReference { Name = "t" }) });
        yield return Case("a schedule", Message with { SendAt = DateTimeOffset.UnixEpoch });
        yield return Case("an unknown option", Message with { ProviderOptions = new Dictionary<string, string> { ["x"] = "1" } });
        yield return Case("a group", Message with { Recipients = [To(MessageRecipient.Group("g"))] });
        yield return Case("a conversation", Message with { Recipients = [To(MessageRecipient.Conversation("c"))] });
        yield return Case("parameters", Message with
        {
            Recipients = [new BulkRecipient { To = MessageRecipient.Phone("0241234567"), Parameters = new Dictionary<string, string> { ["1"] = "Ada" } }],
        });
    }

    [TestCaseSource(nameof(Refused))]
    public async Task What_the_bulk_call_cannot_do_is_refused_without_a_request(BulkMessage message)
    {
        using VelstackWire wire = VelstackWire.Answering(Accepted);
        Task<SentMessage> call = wire.Feature<IBulkSender>().SendBulkAsync(message);
        MessagingException? failure = await Assert.ThrowsAsync<MessagingException>(() => call);
        Assert.That((failure?.Code, wire.Requests.Count), Is.EqualTo((MessagingErrorCode.NotSupported, 0)));
    }

    [TestCase("""{"status":false,"message":"Insufficient balance","code":403}""", MessagingErrorCode.PaymentRequired, false)]
    [TestCase("""{"status":false,"message":"Service unavailable","code":503}""", MessagingErrorCode.Unavailable, true)]
    public async Task The_two_documented_errors_are_read(string answer, MessagingErrorCode code, bool mayHaveBeenAccepted)
    {
        using VelstackWire wire = VelstackWire.Answering(answer);
        MessagingException? failure = await Assert.ThrowsAsync<MessagingException>(() => wire.Feature<IBulkSender>().SendBulkAsync(Message));
        Assert.That((failure?.Code, failure?.MayHaveBeenAccepted, failure?.Operation), Is.EqualTo(((MessagingErrorCode?)code, (bool?)mayHaveBeenAccepted, "sendBulk")));
    }

    [Test]
    public void It_takes_texts_and_documents_no_greatest_number()
    {
        using VelstackWire wire = VelstackWire.Answering(Accepted);
        IBulkSender bulk = wire.Feature<IBulkSender>();
        Assert.That((bulk.BulkContents, bulk.MaxRecipients), Is.EqualTo((MessageContents.Text, (int?)null)));
    }

    private static BulkRecipient To(MessageRecipient to) => new() { To = to };
}
