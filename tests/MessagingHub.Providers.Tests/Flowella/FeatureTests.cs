namespace MessagingHub.Providers.Tests.Flowella;

/// <summary>The optional features: POST /contacts, POST /opt-outs, GET /ping, GET /analytics.</summary>
internal sealed class FeatureTests
{
    private const string ContactRow = """{"id":"cm0k","phone":"+15551234567","name":"Ada","email":"ada@example.org","waId":null,"isOptedOut":true,"createdAt":"2026-01-02T03:04:05Z","updatedAt":"2026-01-02T03:04:06Z"}""";

    [Test]
    public async Task An_upsert_sends_only_what_is_given_and_reads_the_contact()
    {
        using FlowellaWire wire = FlowellaWire.Answering(ContactRow);

        Contact contact = await wire.Feature<IContactWriter>().UpsertAsync(new ContactDraft { Phone = "+1 555 123 4567", FirstName = "Ada", LastName = "Lovelace" });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(wire.Request.MethodAndAddress, Is.EqualTo("POST https://app.flowella.io/api/v1/contacts"));
            Assert.That(wire.Request.HasBody("""{"phone":"+15551234567","name":"Ada Lovelace"}"""), Is.True, $"{wire.Request.Body}");
            Assert.That(contact, Is.EqualTo(new Contact
            {
                Provider = "support",
                Id = "cm0k",
                Phone = FlowellaWire.Phone,
                Name = "Ada",
                Email = "ada@example.org",
                OptedOut = true,
                CreatedAt = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
                UpdatedAt = new DateTimeOffset(2026, 1, 2, 3, 4, 6, TimeSpan.Zero),
            }));
        }
    }

    [Test]
    public async Task An_upsert_sends_everything_documented()
    {
        using FlowellaWire wire = FlowellaWire.Answering(ContactRow);
        await wire.Feature<IContactWriter>().UpsertAsync(new ContactDraft
        {
            Phone = "123",
            Name = new string('n', 200),
            Email = "ada@example.org",
            ProviderOptions = new Dictionary<string, string> { ["waId"] = new('1', 64) },
        });
        Assert.That(
            wire.Request.HasBody($$"""{"phone":"123","name":"{{new string('n', 200)}}","email":"ada@example.org","waId":"{{new string('1', 64)}}"}"""), Is.True);
    }

    private static IEnumerable<TestCaseData> Drafts()
    {
        static TestCaseData Case(string name, ContactDraft draft, MessagingErrorCode code) => new TestCaseData(draft, code).SetArgDisplayNames(name);
        var draft = new ContactDraft { Phone = FlowellaWire.Phone };
        yield return Case("no phone", draft with { Phone = null }, MessagingErrorCode.InvalidRequest);
        yield return Case("a short phone", draft with { Phone = "12" }, MessagingErrorCode.InvalidRequest);
        yield return Case("a long phone", draft with { Phone = new string('1', 33) }, MessagingErrorCode.InvalidRequest);
        yield return Case("a name of 201", draft with { Name = new string('n', 201) }, MessagingErrorCode.InvalidRequest);
        yield return Case(
            "two names of 201 together", draft with { FirstName = new string('n', 100), LastName = new string('n', 100) }, MessagingErrorCode.InvalidRequest);
        yield return Case("a waId of 65", draft with { ProviderOptions = new Dictionary<string, string> { ["waId"] = new('1', 65) } }, MessagingErrorCode.InvalidRequest);
        yield return Case("an empty waId", draft with { ProviderOptions = new Dictionary<string, string> { ["waId"] = "" } }, MessagingErrorCode.InvalidRequest);
        yield return Case("an unknown option", draft with { ProviderOptions = new Dictionary<string, string> { ["x"] = "1" } }, MessagingErrorCode.NotSupported);
        yield return Case("tags", draft with { Tags = ["vip"] }, MessagingErrorCode.NotSupported);
        yield return Case("a group", draft with { GroupId = "g" }, MessagingErrorCode.NotSupported);
    }

    [TestCaseSource(nameof(Drafts))]
    public async Task A_contact_that_Flowella_would_refuse_is_not_sent(ContactDraft draft, MessagingErrorCode code)
    {
        using FlowellaWire wire = FlowellaWire.Answering(ContactRow);
        MessagingException? failure = await Assert.ThrowsAsync<MessagingException>(() => wire.Feature<IContactWriter>().UpsertAsync(draft));
        Assert.That((failure?.Code, wire.Requests.Count), Is.EqualTo((code, 0)));
    }

    [Test]
    public async Task Contacts_are_upserted_only_and_the_rest_says_so()
    {
        using FlowellaWire wire = FlowellaWire.Answering(ContactRow);
        IContactWriter writer = wire.Feature<IContactWriter>();
        var draft = new ContactDraft { Phone = FlowellaWire.Phone };
        MessagingException?[] refused =
        [
            await Assert.ThrowsAsync<MessagingException>(() => writer.CreateAsync(draft)),
            await Assert.ThrowsAsync<MessagingException>(() => writer.UpdateAsync("cm0k", draft)),
            await Assert.ThrowsAsync<MessagingException>(() => writer.DeleteAsync("cm0k")),
            await Assert.ThrowsAsync<MessagingException>(
                () => wire.Feature<IOptOutRegistry>().ClearAsync(new OptOutRequest { Phone = FlowellaWire.Phone, Sender = "c" })),
        ];

        Assert.That(refused.Select(failure => failure?.Code), Is.All.EqualTo(MessagingErrorCode.NotSupported));
        Assert.That((writer.Writes, wire.Feature<IOptOutRegistry>().CanClear, wire.Requests.Count), Is.EqualTo((ContactWrites.Upsert, false, 0)));
    }

    [TestCase("""{"active":true,"optOutId":"cm0o"}""", true, "cm0o", TestName = "Opt_out_of_generation_A")]
    [TestCase("""{"active":true,"optOutId":"cm0o","revokedAt":null}""", true, "cm0o", TestName = "Opt_out_of_generation_B")]
    [TestCase("""{"active":false,"optOutId":null,"revokedAt":null}""", false, null, TestName = "Opt_out_that_is_not_active")]
    public async Task An_opt_out_is_set_on_a_channel(string answer, bool active, string? id)
    {
        using FlowellaWire wire = FlowellaWire.Answering(answer);

        OptOut optOut = await wire.Feature<IOptOutRegistry>().SetAsync(new OptOutRequest { Phone = FlowellaWire.Phone, Sender = "cm0channel", Reason = "asked" });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(wire.Request.MethodAndAddress, Is.EqualTo("POST https://app.flowella.io/api/v1/opt-outs"));
            Assert.That(
                wire.Request.HasBody("""{"action":"set","whatsappChannelId":"cm0channel","phone":"+15551234567","reason":"asked"}"""), Is.True, $"{wire.Request.Body}");
            Assert.That((optOut.Provider, optOut.Active, optOut.Id, optOut.RevokedAt), Is.EqualTo(("support", (bool?)active, id, (DateTimeOffset?)null)));
        }
    }

    [TestCase(null, 5)]
    [TestCase("cm0channel", 501)]
    public async Task An_opt_out_without_channel_or_with_a_long_reason_is_not_sent(string? sender, int reason)
    {
        using FlowellaWire wire = FlowellaWire.Answering("""{"active":true}""");
        MessagingException? failure = await Assert.ThrowsAsync<MessagingException>(() => wire.Feature<IOptOutRegistry>().SetAsync(
            new OptOutRequest { Phone = FlowellaWire.Phone, Sender = sender, Reason = new string('r', reason) }));
        Assert.That((failure?.Code, wire.Requests.Count), Is.EqualTo((MessagingErrorCode.InvalidRequest, 0)));
    }

    [Test]
    public async Task A_reason_of_500_is_sent_and_the_channel_may_be_the_default()
    {
        using FlowellaWire wire = FlowellaWire.Answering("""{"active":true}""", options => options.DefaultSender = "cm0default");
        await wire.Feature<IOptOutRegistry>().SetAsync(new OptOutRequest { Phone = FlowellaWire.Phone, Reason = new string('r', 500) });
        Assert.That(wire.Request.Body?["whatsappChannelId"]?.GetValue<string>(), Is.EqualTo("cm0default"));
    }

    [TestCase(200, """{"ok":true,"organizationId":"org1"}""", true, "org1")]
    [TestCase(200, """{"ok":"true","organizationId":7,"more":1}""", true, "7")]
    [TestCase(200, """{"ok":false}""", false, null)]
    [TestCase(401, """{"error":{"code":"UNAUTHORIZED","message":"Invalid key"}}""", false, null)]
    public async Task A_check_says_whether_the_key_is_good_and_why_not(int status, string? answer, bool verified, string? accountId)
    {
        using FlowellaWire wire = FlowellaWire.Answering(status, answer);

        ConnectionCheck check = await wire.Feature<IConnectionCheck>().CheckAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(wire.Request.MethodAndAddress, Is.EqualTo("GET https://app.flowella.io/api/v1/ping"));
            Assert.That((check.Provider, check.Verified, check.AccountId), Is.EqualTo(("support", verified, accountId)));
            Assert.That(check.Reason is null, Is.EqualTo(verified));
            Assert.That(check.Raw?.StatusCode, Is.EqualTo(status));
        }
    }

    [TestCase(500, "", MessagingErrorCode.Unavailable)]
    [TestCase(403, "", MessagingErrorCode.PermissionDenied)]
    [TestCase(402, "", MessagingErrorCode.PaymentRequired)]
    [TestCase(200, "<html>", MessagingErrorCode.InvalidResponse)]
    [TestCase(200, "{}", MessagingErrorCode.InvalidResponse)]
    public async Task A_check_that_learns_nothing_about_the_key_fails(int status, string answer, MessagingErrorCode code)
    {
        using FlowellaWire wire = FlowellaWire.Answering(status, answer);
        MessagingException? failure = await Assert.ThrowsAsync<MessagingException>(() => wire.Feature<IConnectionCheck>().CheckAsync());
        Assert.That(failure?.Code, Is.EqualTo(code));
    }

    [Test]
    public async Task Analytics_are_passed_through_and_not_recomputed()
    {
        using FlowellaWire wire = FlowellaWire.Answering(
            """
            {"period":{"start":"2026-01-01T00:00:00.000Z","end":"2026-01-31T23:59:59.999Z"},
             "outboundMessages":{"total":100,"counts":{"PENDING":5,"SENT":"15","DELIVERED":30,"READ":45,"FAILED":5,"martian":0,"odd":{}},
                                 "deliveryRate":0.91,"readRate":0.6,"failureRate":"0.05"}}
            """);

        MessageStatistics statistics = await wire.Feature<IMessageAnalytics>().CountOutboundAsync(
            new DateTimeOffset(2026, 1, 1, 2, 0, 0, TimeSpan.FromHours(2)), new DateTimeOffset(2026, 1, 31, 23, 59, 59, 999, TimeSpan.Zero));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                wire.Request.MethodAndAddress,
                Is.EqualTo("GET https://app.flowella.io/api/v1/analytics?startDate=2026-01-01T00%3A00%3A00.000Z&endDate=2026-01-31T23%3A59%3A59.999Z"));
            Assert.That(statistics.Total, Is.EqualTo(100));
            Assert.That(statistics.Counts, Is.EquivalentTo(new Dictionary<string, long>
            {
                ["PENDING"] = 5,
                ["sent"] = 15,
                ["delivered"] = 30,
                ["read"] = 45,
                ["failed"] = 5,
                ["martian"] = 0,
            }));
            Assert.That((statistics.DeliveryRate, statistics.ReadRate, statistics.FailureRate), Is.EqualTo(((double?)0.91, (double?)0.6, (double?)0.05)));
            Assert.That(statistics.From, Is.EqualTo(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)));
            Assert.That(statistics.To, Is.EqualTo(new DateTimeOffset(2026, 1, 31, 23, 59, 59, 999, TimeSpan.Zero)));
        }
    }

    [Test]
    public async Task Counts_behind_a_hundred_that_are_none_are_read_and_a_hundred_are_kept()
    {
        string none = string.Concat(Enumerable.Range(0, 100).Select(i => $"\"none{i}\":{{}},"));
        string counts = string.Join(',', Enumerable.Range(0, 200).Select(i => $"\"state{i}\":{i}"));
        using FlowellaWire wire = FlowellaWire.Answering($$$"""{"outboundMessages":{"total":0,"counts":{ {{{none}}}{{{counts}}} } } }""");

        MessageStatistics statistics = await wire.Feature<IMessageAnalytics>().CountOutboundAsync(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch);

        Assert.That(statistics.Counts, Has.Count.EqualTo(100));
        Assert.That(statistics.Counts!["state7"], Is.EqualTo(7));
    }

    [TestCase("""{"outboundMessages":{"total":0,"counts":{}}}""")]
    [TestCase("""{"period":null,"outboundMessages":{"total":"0","counts":{},"deliveryRate":null,"readRate":"n/a","failureRate":[]}}""")]
    public async Task Analytics_without_numbers_have_none(string answer)
    {
        using FlowellaWire wire = FlowellaWire.Answering(answer);
        MessageStatistics statistics = await wire.Feature<IMessageAnalytics>().CountOutboundAsync(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch);
        Assert.That((statistics.Total, statistics.Counts?.Count, statistics.DeliveryRate, statistics.ReadRate, statistics.FailureRate, statistics.From), Is.EqualTo(((long?)0, (int?)0, (double?)null, (double?)null, (double?)null, (DateTimeOffset?)null)));
    }

    [TestCase("3000000000", 3_000_000_000L)]
    [TestCase("1e3", 1000L)]
    [TestCase("99999999999999999999999999999999999999", null)]
    [TestCase("1e999", null)]
    [TestCase("1.5", null)]
    public async Task A_count_is_a_whole_number_of_any_size_that_fits(string total, long? count)
    {
        using FlowellaWire wire = FlowellaWire.Answering($$$"""{"outboundMessages":{"total":{{{total}}},"counts":{"SENT":{{{total}}} } } }""");
        MessageStatistics statistics = await wire.Feature<IMessageAnalytics>().CountOutboundAsync(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch);
        Assert.That((statistics.Total, statistics.Counts?.Values.Select(value => (long?)value).SingleOrDefault()), Is.EqualTo((count, count)));
    }

    [Test]
    public async Task A_period_that_ends_before_it_begins_is_a_mistake()
    {
        using FlowellaWire wire = FlowellaWire.Answering("{}");
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => wire.Feature<IMessageAnalytics>().CountOutboundAsync(DateTimeOffset.UnixEpoch, DateTimeOffset.MinValue));
    }

    [Test]
    public void What_Flowella_does_not_have_is_not_there()
    {
        using FlowellaWire wire = FlowellaWire.Answering("{}");
        Assert.That(
            (wire.Provider.GetService<IMessageHistory>(), wire.Provider.GetService<IContactLookup>(), wire.Provider.GetService<IContactGroups>(), wire.Provider.GetService<IWebhookSubscriptions>()),
            Is.EqualTo(default((IMessageHistory?, IContactLookup?, IContactGroups?, IWebhookSubscriptions?))));
    }
}
