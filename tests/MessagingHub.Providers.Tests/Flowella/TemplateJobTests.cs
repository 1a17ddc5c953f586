namespace MessagingHub.Providers.Tests.Flowella;

/// <summary>POST /templates/send, for one person and for many.</summary>
internal sealed class TemplateJobTests
{
    private const string Queued = """{"id":"cm0job","status":"PENDING","templateId":"cm0template","scheduledFor":null}""";

    private static readonly OutboundMessage Message = OutboundMessage.Template(
        MessageRecipient.Phone(FlowellaWire.Phone), new TemplateReference { Id = "cm0template" }) with
    { Sender = "cm0channel" };

    [Test]
    public async Task A_template_for_one_person_is_a_job_with_one_recipient()
    {
        using FlowellaWire wire = FlowellaWire.Answering(Queued);

        await wire.Provider.SendAsync(Message);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(wire.Request.MethodAndAddress, Is.EqualTo("POST https://app.flowella.io/api/v1/templates/send"));
            Assert.That(wire.Request.Headers["Authorization"], Is.EqualTo($"Bearer {FlowellaWire.ApiKey}"));
            Assert.That(
                wire.Request.HasBody("""{"templateId":"cm0template","whatsappChannelId":"cm0channel","recipients":[{"phone":"+15551234567"}]}"""), Is.True, $"{wire.Request.Body}");
        }
    }

    [Test]
    public async Task Everything_documented_goes_out()
    {
        using FlowellaWire wire = FlowellaWire.Answering(Queued, options => options.DefaultSender = "cm0default");

        await wire.Provider.SendAsync(Message with
        {
            Sender = null,
            Content = new TemplateContent(new TemplateReference { Id = "123456", Name = "hello" })
            {
                Parameters = new Dictionary<string, string> { ["2"] = "two", ["1"] = "one", ["3"] = "" },
            },
            SendAt = new DateTimeOffset(2026, 3, 1, 14, 30, 0, 250, TimeSpan.FromHours(2)),
            ProviderOptions = new Dictionary<string, string> { ["throttlePerHour"] = "3600", ["templateWabaId"] = "waba1" },
        });

        Assert.That(
            wire.Request.HasBody("""
                {"templateId":"123456","templateWabaId":"waba1","whatsappChannelId":"cm0default",
                 "recipients":[{"phone":"+15551234567","bodyParameters":["one","two",""]}],
                 "scheduledAt":"2026-03-01T12:30:00.250Z","throttlePerHour":3600}
                """),
            Is.True,
            $"{wire.Request.Body}");
    }

    [TestCase("""{"id":"cm0job","status":"PENDING"}""", "queued", null, TestName = "Generation_A")]
    [TestCase("""{"id":"cm0job","status":"PROCESSING","templateId":null,"scheduledFor":"2026-03-01T12:30:00Z"}""", "queued", "2026-03-01T12:30:00+00:00", TestName = "Generation_B")]
    [TestCase("""{"id":"cm0job","status":"COMPLETED","templateId":"t","scheduledFor":null}""", "sent", null, TestName = "Completed")]
    [TestCase("""{"id":"cm0job","status":"FAILED"}""", "failed", null, TestName = "Failed")]
    [TestCase("""{"id":"cm0job","status":"Paused"}""", "Paused", null, TestName = "A_status_that_is_not_documented")]
    [TestCase("""{"id":"cm0job"}""", "accepted", null, TestName = "Without_status")]
    [TestCase("""{"id":"cm0job","status":"PENDING","scheduledFor":"tomorrow"}""", "queued", null, TestName = "A_time_that_is_none")]
    public async Task The_answer_is_a_job(string answer, string status, string? scheduledFor)
    {
        using FlowellaWire wire = FlowellaWire.Answering(answer);

        SentMessage sent = await wire.Provider.SendAsync(Message);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((sent.JobId, sent.Id), Is.EqualTo(("cm0job", (string?)null)));
            Assert.That(sent.Status?.Value, Is.EqualTo(status));
            Assert.That(sent.ScheduledFor?.ToString("yyyy-MM-dd'T'HH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture), Is.EqualTo(scheduledFor));
        }
    }

    [Test]
    public async Task Many_recipients_are_one_job_and_each_may_have_its_own_parameters()
    {
        using FlowellaWire wire = FlowellaWire.Answering(Queued);

        SentMessage sent = await wire.Feature<IBulkSender>().SendBulkAsync(new BulkMessage
        {
            Content = new TemplateContent(new TemplateReference { Id = "t" }) { Parameters = new Dictionary<string, string> { ["1"] = "all" } },
            Sender = "cm0channel",
            Recipients =
            [
                new BulkRecipient { To = MessageRecipient.Phone("+111") },
                new BulkRecipient { To = MessageRecipient.Phone("+222"), Parameters = new Dictionary<string, string> { ["1"] = "own" } },
                new BulkRecipient { To = MessageRecipient.Phone("+333"), Parameters = new Dictionary<string, string>() },
            ],
        });

        Assert.That(sent.JobId, Is.EqualTo("cm0job"));
        Assert.That(
            wire.Request.HasBody("""
                {"templateId":"t","whatsappChannelId":"cm0channel","recipients":[
                    {"phone":"+111","bodyParameters":["all"]},{"phone":"+222","bodyParameters":["own"]},{"phone":"+333"}]}
                """),
            Is.True,
            $"{wire.Request.Body}");
    }

    [TestCase(50_000, true)]
    [TestCase(50_001, false)]
    public async Task A_job_has_at_most_50000_recipients(int count, bool sent)
    {
        using FlowellaWire wire = FlowellaWire.Answering(Queued);
        IBulkSender bulk = wire.Feature<IBulkSender>();
        var recipient = new BulkRecipient { To = MessageRecipient.Phone(FlowellaWire.Phone) };
        var message = new BulkMessage { Content = Message.Content, Sender = "c", Recipients = [.. Enumerable.Repeat(recipient, count)] };

        Assert.That(bulk.MaxRecipients, Is.EqualTo(50_000));
        if (sent)
        {
            await bulk.SendBulkAsync(message);
            Assert.That(wire.Request.Body?["recipients"]?.AsArray(), Has.Count.EqualTo(count));
        }
        else
        {
            MessagingException? failure = await Assert.ThrowsAsync<MessagingException>(() => bulk.SendBulkAsync(message));
            Assert.That((failure?.Code, wire.Requests.Count), Is.EqualTo((MessagingErrorCode.InvalidRequest, 0)));
        }
    }

    private static IEnumerable<TestCaseData> NotSent()
    {
        static TestCaseData Case(string name, OutboundMessage message, MessagingErrorCode code) => new TestCaseData(message, code).SetArgDisplayNames(name);
        static OutboundMessage With(TemplateReference template, params (string Key, string Value)[] parameters) => Message with
        {
            Content = new TemplateContent(template) { Parameters = parameters.ToDictionary(pair => pair.Key, pair => pair.Value) },
        };
        static OutboundMessage Option(string key, string value) => Message with { ProviderOptions = new Dictionary<string, string> { [key] = value } };
        var template = new TemplateReference { Id = "t" };

        yield return Case("no channel", Message with { Sender = null }, MessagingErrorCode.InvalidRequest);
        yield return Case("a template by name", With(new TemplateReference { Name = "hello" }), MessagingErrorCode.InvalidRequest);
        yield return Case("an id of 129 characters", With(new TemplateReference { Id = new string('x', 129) }), MessagingErrorCode.InvalidRequest);
        yield return Case("a parameter with a name", With(template, ("name", "Ada")), MessagingErrorCode.InvalidRequest);
        yield return Case("parameters with a gap", With(template, ("1", "a"), ("3", "c")), MessagingErrorCode.InvalidRequest);
        yield return Case("parameters from 0", With(template, ("0", "a")), MessagingErrorCode.InvalidRequest);
        yield return Case("a parameter 01", With(template, ("01", "a")), MessagingErrorCode.InvalidRequest);
        yield return Case("an unknown option", Option("colour", "red"), MessagingErrorCode.NotSupported);
        yield return Case("an empty WABA id", Option("templateWabaId", ""), MessagingErrorCode.InvalidRequest);
        foreach (string throttle in (string[])["0", "100001", "-1", "1.5", "", " 5", "1e3", "٥", "99999999999"])
        {
            yield return Case($"a throttle of '{throttle}'", Option("throttlePerHour", throttle), MessagingErrorCode.InvalidRequest);
        }

        yield return Case(
            "a header of undocumented form",
            Message with
            {
                Content = new TemplateContent(template) { HeaderMedia = new MediaContent { MediaKind = MediaKind.Image, Url = new Uri("https://example.org/a.png") } },
            },
            MessagingErrorCode.NotSupported);
        yield return Case(
            "buttons of undocumented form",
            Message with { Content = new TemplateContent(template) { ButtonParameters = new Dictionary<string, string> { ["0"] = "x" } } },
            MessagingErrorCode.NotSupported);
    }

    [TestCaseSource(nameof(NotSent))]
    public async Task What_Flowella_would_refuse_is_not_sent(OutboundMessage message, MessagingErrorCode code)
    {
        using FlowellaWire wire = FlowellaWire.Answering(Queued);

        MessagingException? failure = await Assert.ThrowsAsync<MessagingException>(() => wire.Provider.SendAsync(message));

        Assert.That((failure?.Code, failure?.MayHaveBeenAccepted, wire.Requests.Count), Is.EqualTo((code, (bool?)false, 0)));
    }

    [TestCase("1", 1)]
    [TestCase("100000", 100_000)]
    public async Task A_throttle_of_1_to_100000_is_sent_as_a_number(string throttle, int number)
    {
        using FlowellaWire wire = FlowellaWire.Answering(Queued);
        await wire.Provider.SendAsync(Message with { ProviderOptions = new Dictionary<string, string> { ["throttlePerHour"] = throttle } });
        Assert.That(wire.Request.Body?["throttlePerHour"]?.GetValue<int>(), Is.EqualTo(number));
    }

    [Test]
    public async Task An_id_of_128_characters_is_sent()
    {
        using FlowellaWire wire = FlowellaWire.Answering(Queued);
        await wire.Provider.SendAsync(Message with { Content = new TemplateContent(new TemplateReference { Id = new string('x', 128) }) });
        Assert.That(wire.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Texts_to_many_are_not_supported()
    {
        using FlowellaWire wire = FlowellaWire.Answering(Queued);
        MessagingException? failure = await Assert.ThrowsAsync<MessagingException>(() => wire.Feature<IBulkSender>().SendBulkAsync(new BulkMessage
        {
            Content = new TextContent("Hello"),
            Recipients = [new BulkRecipient { To = MessageRecipient.Phone(FlowellaWire.Phone) }],
        }));
        Assert.That((failure?.Code, wire.Requests.Count), Is.EqualTo((MessagingErrorCode.NotSupported, 0)));
    }

    [TestCase("tr-TR")]
    [TestCase("ar-SA")]
    [TestCase("th-TH")]
    public async Task Times_and_numbers_are_written_the_same_under_every_culture(string culture)
    {
        System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo(culture);
        using FlowellaWire wire = FlowellaWire.Answering("""{"id":"j","status":"PROCESSING","scheduledFor":"2026-03-01T12:30:00Z"}""");

        SentMessage sent = await wire.Provider.SendAsync(Message with { SendAt = new DateTimeOffset(2026, 3, 1, 12, 30, 0, TimeSpan.Zero) });

        Assert.That(wire.Request.Body?["scheduledAt"]?.GetValue<string>(), Is.EqualTo("2026-03-01T12:30:00.000Z"));
        Assert.That((sent.Status, sent.ScheduledFor), Is.EqualTo(((MessageStatus?)MessageStatus.Queued, (DateTimeOffset?)new DateTimeOffset(2026, 3, 1, 12, 30, 0, TimeSpan.Zero))));
    }
}
