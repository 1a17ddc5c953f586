namespace MessagingHub.Providers.Tests.FlowIQ;

/// <summary>GET /conversations?action=find-by-phone, POST /contact and POST /set-webhooks.</summary>
internal sealed class FeatureTests
{
    private const string Created =
        """
        {"success":true,"message":"Contact created successfully","contact":{"id":"k","full_name":"Ada Lovelace","whatsapp_id":"27123456789","phone_number":"+27123456789",
         "email":"ada@example.org","organization_id":"o","tags":["vip"],"created_at":"2026-01-02T03:04:05Z"}}
        """;

    private const string Registered =
        """{"success":true,"message":"Webhook saved","webhook":{"id":"w1","url":"https://hooks.example.org/x","type":"all","platform":"whatsapp","created_at":"2026-01-02T05:04:05.678+02:00"}}""";

    [Test]
    public void The_features_are_the_declared_ones()
    {
        using FlowIQWire wire = FlowIQWire.Answering(Created);
        MessagingCapabilities can = wire.Provider.Capabilities;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(can.Operations, Is.EqualTo(MessagingOperations.Send | MessagingOperations.ListConversations | MessagingOperations.ListContacts));
            Assert.That(can.Features, Is.EqualTo(
                MessagingFeatures.MessageHistory | MessagingFeatures.ContactLookup | MessagingFeatures.ContactWriter
                | MessagingFeatures.WebhookReader | MessagingFeatures.WebhookSubscriptions));
            Assert.That(wire.Provider.GetService<IBulkSender>(), Is.Null);
            Assert.That(wire.Provider.GetService<IConnectionCheck>(), Is.Null);
        }
    }

    [Test]
    public async Task A_contact_is_looked_up_by_both_names_of_the_parameter()
    {
        using FlowIQWire wire = FlowIQWire.Answering(
            """{"success":true,"contact":{"id":"k","full_name":null,"whatsapp_id":"27123456789"},"original_phone":"27123456789","normalized_phone":"27123456789"}""",
            options => options.TenantId = "acme");

        Contact? contact = await wire.Feature<IContactLookup>().FindByPhoneAsync("+27 12 345 6789");

        Assert.That(wire.Request.MethodAndAddress, Is.EqualTo(
            "GET https://api.flowiq.live/conversations?action=find-by-phone&phoneNumber=27123456789&whatsappNumber=27123456789&tenantId=acme"));
        Assert.That(contact, Is.EqualTo(new Contact { Provider = "wa", Id = "k", Phone = FlowIQWire.Phone }));
    }

    [Test]
    public async Task A_contact_without_the_normalized_number_and_without_an_id_is_found_too()
    {
        using FlowIQWire wire = FlowIQWire.Answering("""{"success":true,"contact":{"contact_name":"Ada","whatsapp_number":"27123456789","profile_picture_url":"p"}}""");
        Assert.That(
            await wire.Feature<IContactLookup>().FindByPhoneAsync(FlowIQWire.Phone), Is.EqualTo(new Contact { Provider = "wa", Name = "Ada", Phone = FlowIQWire.Phone }));
    }

    [TestCase(404, """{"success":false,"error":"No contact found with phone number 27123456789","normalized_phone":"27123456789"}""")]
    [TestCase(404, """{"success":false,"error":"No contact found with phone number 27123456789"}""")]
    [TestCase(404, """{"error":"Contact not found","message":"m"}""")]
    [TestCase(404, """{"error":"Not found","normalized_phone":"27123456789"}""")]
    [TestCase(200, """{"success":false,"error":"Contact not found"}""")]
    [TestCase(200, """{"success":true,"contact":null,"original_phone":"27123456789","normalized_phone":"27123456789"}""")]
    public async Task A_number_without_a_contact_is_null(int status, string answer)
    {
        using FlowIQWire wire = FlowIQWire.Answering(status, answer);
        Assert.That(await wire.Feature<IContactLookup>().FindByPhoneAsync(FlowIQWire.Phone), Is.Null);
    }

    [TestCase(404, """{"success":false,"error":"Organization not found","message":"No organization acme; contact support"}""", MessagingErrorCode.NotFound)]
    [TestCase(404, "<html>Not found</html>", MessagingErrorCode.NotFound)]
    [TestCase(404, "", MessagingErrorCode.NotFound)]
    [TestCase(404, """{"error":"Not found"}""", MessagingErrorCode.NotFound)]
    [TestCase(400, """{"success":false,"error":"Invalid action","message":"m"}""", MessagingErrorCode.InvalidRequest)]
    [TestCase(401, """{"success":false,"error":"Authentication mismatch","message":"m"}""", MessagingErrorCode.Unauthenticated)]
    [TestCase(200, """{"success":false,"error":"Organization not found"}""", MessagingErrorCode.NotFound)]
    [TestCase(200, """{"success":true}""", MessagingErrorCode.InvalidResponse)]
    [TestCase(200, """{"success":true,"contact":{}}""", MessagingErrorCode.InvalidResponse)]
    public async Task Everything_else_is_an_error(int status, string answer, MessagingErrorCode code)
    {
        using FlowIQWire wire = FlowIQWire.Answering(status, answer);
        MessagingException? failure = await Assert.ThrowsAsync<MessagingException>(() => wire.Feature<IContactLookup>().FindByPhoneAsync(FlowIQWire.Phone));
        Assert.That((failure?.Code, failure?.Operation), Is.EqualTo((code, "findContact")));
    }

    [Test]
    public async Task A_contact_is_created_with_everything_documented()
    {
        using FlowIQWire wire = FlowIQWire.Answering(201, Created);

        Contact contact = await wire.Feature<IContactWriter>().CreateAsync(
            new ContactDraft { Phone = "+27 12 345 6789", FirstName = "Ada", LastName = "Lovelace", Email = "ada@example.org", Tags = ["vip", "new customer"] });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(wire.Request.MethodAndAddress, Is.EqualTo("POST https://api.flowiq.live/contact"));
            Assert.That(
                wire.Request.HasBody("""{"phone_number":"27123456789","name":"Ada Lovelace","email":"ada@example.org","tags":"vip,new customer"}"""), Is.True, $"{wire.Request.Body}");
            Assert.That((contact.Provider, contact.Id, contact.Phone, contact.Name), Is.EqualTo(("wa", "k", FlowIQWire.Phone, "Ada Lovelace")));
            Assert.That(contact.Tags, Is.EqualTo((string[])["vip"]));
        }
    }

    [Test]
    public async Task A_contact_is_created_with_only_what_is_given()
    {
        using FlowIQWire wire = FlowIQWire.Answering(201, Created);
        await wire.Feature<IContactWriter>().CreateAsync(new ContactDraft { Phone = "1234567890", Name = "Ada", Tags = [] });
        Assert.That(wire.Request.HasBody("""{"phone_number":"1234567890","name":"Ada"}"""), Is.True, $"{wire.Request.Body}");
    }

    private static IEnumerable<TestCaseData> Drafts()
    {
        static TestCaseData Case(string name, ContactDraft draft, MessagingErrorCode code) => new TestCaseData(draft, code).SetArgDisplayNames(name);
        var draft = new ContactDraft { Phone = FlowIQWire.Phone, Name = "Ada" };
        yield return Case("no phone", draft with { Phone = null }, MessagingErrorCode.InvalidRequest);
        yield return Case("9 digits", draft with { Phone = "+123456789" }, MessagingErrorCode.InvalidRequest);
        yield return Case("a national number", draft with { Phone = "0123456789" }, MessagingErrorCode.InvalidRequest);
        yield return Case("no name", draft with { Name = null }, MessagingErrorCode.InvalidRequest);
        yield return Case("a tag with a comma", draft with { Tags = ["vip", "a,b"] }, MessagingErrorCode.InvalidRequest);
        yield return Case("a group", draft with { GroupId = "g" }, MessagingErrorCode.NotSupported);
        yield return Case("an option", draft with { ProviderOptions = new Dictionary<string, string> { ["x"] = "1" } }, MessagingErrorCode.NotSupported);
    }

    [TestCaseSource(nameof(Drafts))]
    public async Task A_contact_that_FlowIQ_would_refuse_is_not_sent(ContactDraft draft, MessagingErrorCode code)
    {
        using FlowIQWire wire = FlowIQWire.Answering(201, Created);
        Task<Contact> create = wire.Feature<IContactWriter>().CreateAsync(draft);
        MessagingException? failure = await Assert.ThrowsAsync<MessagingException>(() => create);
        Assert.That((failure?.Code, wire.Requests.Count), Is.EqualTo((code, 0)));
    }

    [Test]
    public async Task A_second_contact_is_a_conflict_that_names_the_first()
    {
        using FlowIQWire wire = FlowIQWire.Answering(
            409, """{"error":"Contact already exists","message":"A contact with this number exists","existing_contact":{"id":"k7","full_name":null,"whatsapp_id":"27123456789"}}""");
        MessagingException? failure = await Assert.ThrowsAsync<MessagingException>(
            () => wire.Feature<IContactWriter>().CreateAsync(new ContactDraft { Phone = FlowIQWire.Phone, Name = "Ada" }));
        Assert.That((failure?.Code, failure?.ProviderCode, failure?.MayHaveBeenAccepted), Is.EqualTo((MessagingErrorCode.Conflict, "Contact already exists", (bool?)false)));
        Assert.That(failure?.Message, Does.Contain("k7"));
    }

    [TestCase("""{"success":true}""")]
    [TestCase("""{"success":true,"contact":null}""")]
    [TestCase("""{"success":true,"contact":{}}""")]
    [TestCase("""{"success":true,"contact":[]}""")]
    public async Task A_created_contact_that_is_not_shown_may_exist(string answer)
    {
        using FlowIQWire wire = FlowIQWire.Answering(201, answer);
        MessagingException? failure = await Assert.ThrowsAsync<MessagingException>(
            () => wire.Feature<IContactWriter>().CreateAsync(new ContactDraft { Phone = FlowIQWire.Phone, Name = "Ada" }));
        Assert.That((failure?.Code, failure?.MayHaveBeenAccepted), Is.EqualTo((MessagingErrorCode.InvalidResponse, (bool?)true)));
    }

    [Test]
    public async Task Contacts_are_created_only_and_the_rest_says_so_in_its_task()
    {
        using FlowIQWire wire = FlowIQWire.Answering(Created);
        IContactWriter writer = wire.Feature<IContactWriter>();
        var draft = new ContactDraft { Phone = FlowIQWire.Phone, Name = "Ada" };
        Task[] calls = [writer.UpdateAsync("k", draft), writer.UpsertAsync(draft), writer.DeleteAsync("k")];
        foreach (Task call in calls)
        {
            Assert.That((await Assert.ThrowsAsync<MessagingException>(() => call))?.Code, Is.EqualTo(MessagingErrorCode.NotSupported));
        }

        Assert.That((writer.Writes, wire.Requests.Count), Is.EqualTo((ContactWrites.Create, 0)));
    }

    [TestCase("message_received")]
    [TestCase("call")]
    [TestCase("all")]
    public async Task A_webhook_is_registered_for_one_event(string type)
    {
        using FlowIQWire wire = FlowIQWire.Answering(Registered, options => options.TenantId = "acme");

        WebhookSubscription subscription = await wire.Feature<IWebhookSubscriptions>().SubscribeAsync(
            new WebhookSubscriptionDraft { Url = new Uri("https://hooks.example.org/x?key=a%20b"), Events = [type] });

        Assert.That(wire.Request.MethodAndAddress, Is.EqualTo("POST https://api.flowiq.live/set-webhooks?tenantId=acme"));
        Assert.That(wire.Request.HasBody($$"""{"url":"https://hooks.example.org/x?key=a%20b","type":"{{type}}"}"""), Is.True, $"{wire.Request.Body}");
        Assert.That((subscription.Provider, subscription.Id, subscription.Raw?.StatusCode), Is.EqualTo(("wa", "w1", (int?)200)));
    }

    [TestCase("""{"success":true,"message":"Webhook saved"}""", null)]
    [TestCase("""{"webhook":{"id":7}}""", "7")]
    public async Task A_registration_may_have_no_id(string answer, string? id)
    {
        using FlowIQWire wire = FlowIQWire.Answering(201, answer);
        WebhookSubscription subscription = await wire.Feature<IWebhookSubscriptions>().SubscribeAsync(
            new WebhookSubscriptionDraft { Url = new Uri("https://hooks.example.org/x"), Events = ["all", "all"] });
        Assert.That(subscription.Id, Is.EqualTo(id));
    }

    [TestCase(null, MessagingErrorCode.InvalidRequest, "message_received", "message_sent")]
    [TestCase(null, MessagingErrorCode.InvalidRequest, "all", "call")]
    [TestCase("s3cret", MessagingErrorCode.NotSupported, "all")]
    public async Task Several_events_and_a_secret_are_refused(string? secret, MessagingErrorCode code, params string[] events)
    {
        using FlowIQWire wire = FlowIQWire.Answering(Registered);
        Task<WebhookSubscription> subscribe = wire.Feature<IWebhookSubscriptions>().SubscribeAsync(
            new WebhookSubscriptionDraft { Url = new Uri("https://hooks.example.org/x"), Events = events, Secret = secret });
        MessagingException? failure = await Assert.ThrowsAsync<MessagingException>(() => subscribe);
        Assert.That((failure?.Code, wire.Requests.Count), Is.EqualTo((code, 0)));
    }
}
