using MessagingHub.Velstack;

namespace MessagingHub.Providers.Tests.Velstack;

/// <summary>Writing contacts, groups and sender IDs.</summary>
internal sealed class FeatureTests
{
    private const string Created =
        """
        {"status":true,"code":200,"message":"Contact created","data":{"id":"c-1","first_name":"Ada","last_name":"Mensah",
         "phone_number":"0241234567","email_address":"ada@example.org","Group":"Customers","added_date":"2024-02-29T08:15:30.000000Z"}}
        """;

    private const string Done = """{"status":true,"code":200,"message":"Done","data":null}""";

    private static readonly ContactDraft Draft = new()
    {
        GroupId = "g-1",
        FirstName = "Ada",
        LastName = "Mensah",
        Phone = "024 123 4567",
        Email = "ada@example.org",
    };

    [Test]
    public async Task A_contact_is_created()
    {
        using VelstackWire wire = VelstackWire.Answering(Created);

        Contact contact = await wire.Feature<IContactWriter>().CreateAsync(Draft);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(wire.Request.MethodAndAddress, Is.EqualTo("POST https://sms.velstack.com/api/contact"));
            Assert.That(
                wire.Request.HasBody(
                    """{"group_id":"g-1","first_name":"Ada","last_name":"Mensah","phone_number":"0241234567","email_address":"ada@example.org"}"""),
                Is.True,
                $"{wire.Request.Body}");
            Assert.That((contact.Id, contact.Name, contact.Phone, contact.Email), Is.EqualTo(("c-1", "Ada Mensah", "0241234567", "ada@example.org")));
            Assert.That(contact.Groups, Is.EqualTo((string[])["Customers"]));
            Assert.That(contact.CreatedAt, Is.EqualTo(new DateTimeOffset(2024, 2, 29, 8, 15, 30, TimeSpan.Zero)));
        }
    }

    [TestCase(201, """{"status":true,"code":201,"data":[{"id":"c-1"}]}""", "c-1")]
    [TestCase(200, """{"data":{"id":"c-1"}}""", "c-1")]
    [TestCase(200, """{"status":true,"message":"Created","data":null}""", null)]
    public async Task A_created_contact_may_be_told_in_every_kind_of_data(int status, string answer, string? id)
    {
        using VelstackWire wire = VelstackWire.Answering(status, answer);
        Contact contact = await wire.Feature<IContactWriter>().CreateAsync(Draft);
        Assert.That(contact, Is.EqualTo(new Contact { Provider = "campaigns", Id = id }));
    }

    [TestCase("Ada Mensah")]
    [TestCase(null)]
    public async Task A_full_name_beside_its_parts_is_fine_where_it_says_the_same(string? name)
    {
        using VelstackWire wire = VelstackWire.Answering(Created);
        await wire.Feature<IContactWriter>().CreateAsync(Draft with { Name = name });
        Assert.That(wire.Request.Body?["name"], Is.Null);
    }

    private static IEnumerable<TestCaseData> RefusedDrafts()
    {
        static TestCaseData Case(string name, ContactDraft draft, MessagingErrorCode code, bool update = false) =>
            new TestCaseData(draft, code, update).SetArgDisplayNames(name);
        ContactDraft change = Draft with { GroupId = null };
        yield return Case("no phone", Draft with { Phone = null }, MessagingErrorCode.InvalidRequest);
        yield return Case("a full name alone", new ContactDraft { Phone = "0241234567", Name = "Ada Mensah" }, MessagingErrorCode.InvalidRequest);
        yield return Case("another full name", Draft with { Name = "Ada Owusu" }, MessagingErrorCode.InvalidRequest);
        yield return Case("tags", Draft with { Tags = ["vip"] }, MessagingErrorCode.NotSupported);
        yield return Case("an option", Draft with { ProviderOptions = new Dictionary<string, string> { ["x"] = "1" } }, MessagingErrorCode.NotSupported);
        yield return Case("another group", Draft, MessagingErrorCode.NotSupported, update: true);
        yield return Case("nothing", new ContactDraft(), MessagingErrorCode.InvalidRequest, update: true);
        yield return Case("a full name alone as change", new ContactDraft { Name = "Ada Mensah" }, MessagingErrorCode.InvalidRequest, update: true);
        yield return Case("tags as change", change with { Tags = [] }, MessagingErrorCode.NotSupported, update: true);
    }

    [TestCaseSource(nameof(RefusedDrafts))]
    public async Task A_draft_that_Velstack_cannot_take_is_not_sent(ContactDraft draft, MessagingErrorCode code, bool update)
    {
        using VelstackWire wire = VelstackWire.Answering(Created);
        IContactWriter writer = wire.Feature<IContactWriter>();
        MessagingException? failure = await Assert.ThrowsAsync<MessagingException>(() => update ? writer.UpdateAsync("c-1", draft) : writer.CreateAsync(draft));
        Assert.That((failure?.Code, wire.Requests.Count), Is.EqualTo((code, 0)));
    }

    [Test]
    public async Task An_update_puts_what_is_given_to_the_contacts_id_and_learns_nothing_more()
    {
        using VelstackWire wire = VelstackWire.Answering(Done);

        Contact contact = await wire.Feature<IContactWriter>().UpdateAsync("c-1", Draft with { GroupId = null, Email = null });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(wire.Request.MethodAndAddress, Is.EqualTo("PUT https://sms.velstack.com/api/contact/c-1"));
            Assert.That(wire.Request.HasBody("""{"first_name":"Ada","last_name":"Mensah","phone_number":"0241234567"}"""), Is.True, $"{wire.Request.Body}");
            Assert.That(contact, Is.EqualTo(new Contact { Provider = "campaigns", Id = "c-1" }));
        }
    }

    [Test]
    public async Task A_contact_is_deleted_without_a_body()
    {
        using VelstackWire wire = VelstackWire.Answering(Done);
        await wire.Feature<IContactWriter>().DeleteAsync("c-1");
        Assert.That((wire.Request.MethodAndAddress, wire.Request.Body), Is.EqualTo(("DELETE https://sms.velstack.com/api/contact/c-1", (System.Text.Json.Nodes.JsonNode?)null)));
    }

    [Test]
    public async Task An_upsert_is_not_documented()
    {
        using VelstackWire wire = VelstackWire.Answering(Created);
        IContactWriter writer = wire.Feature<IContactWriter>();
        MessagingException? failure = await Assert.ThrowsAsync<MessagingException>(() => writer.UpsertAsync(Draft));
        Assert.That(
            (failure?.Code, writer.Writes, wire.Requests.Count),
            Is.EqualTo((MessagingErrorCode.NotSupported, ContactWrites.Create | ContactWrites.Update | ContactWrites.Delete, 0)));
    }

    [TestCase("""{"status":true,"code":200,"message":"Group","data":[{"id":"g-1","name":"Customers","members":12}]}""", TestName = "Group_in_an_array")]
    [TestCase("""{"status":true,"message":"Group","data":{"id":"g-1","name":"Customers","members":"12"}}""", TestName = "Group_as_an_object")]
    [TestCase("""{"status":true,"data":{"Summary":[{"id":"g-0"},{"id":"g-1","name":"Customers","members":12}]}}""", TestName = "Group_among_others")]
    public async Task A_group_is_read(string answer)
    {
        using VelstackWire wire = VelstackWire.Answering(answer);

        ContactGroup group = await wire.Feature<IContactGroups>().GetGroupAsync("g-1");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(wire.Request.MethodAndAddress, Is.EqualTo("GET https://sms.velstack.com/api/group/g-1"));
            Assert.That(wire.Request.Body, Is.Null);
            Assert.That((group.Provider, group.Id, group.Name, group.MemberCount), Is.EqualTo(("campaigns", "g-1", "Customers", (int?)12)));
            Assert.That(group.Raw?.StatusCode, Is.EqualTo(200));
        }
    }

    [TestCase(404, """{"message":"No such group"}""")]
    [TestCase(200, """{"status":false,"message":"No such group","code":404}""")]
    [TestCase(200, """{"status":true,"code":200,"message":"Group","data":[]}""")]
    [TestCase(200, """{"status":true,"code":200,"message":"Group","data":null}""")]
    public async Task A_group_that_is_not_there_is_not_found(int status, string answer)
    {
        using VelstackWire wire = VelstackWire.Answering(status, answer);
        MessagingException? failure = await Assert.ThrowsAsync<MessagingException>(() => wire.Feature<IContactGroups>().GetGroupAsync("g-1"));
        Assert.That(failure?.Code, Is.EqualTo(MessagingErrorCode.NotFound));
    }

    [TestCase("""{"status":true,"code":200,"message":"Created","data":{"id":"g-1","name":"Customers","members":0}}""", "g-1")]
    [TestCase("""{"status":true,"message":"Created","data":[{"id":"g-1","name":"Customers","members":0}]}""", "g-1")]
    [TestCase("""{"status":true,"message":"Created"}""", null)]
    public async Task A_group_is_created(string answer, string? id)
    {
        using VelstackWire wire = VelstackWire.Answering(answer);

        ContactGroup group = await wire.Feature<IContactGroups>().CreateGroupAsync("Customers");

        Assert.That(wire.Request.MethodAndAddress, Is.EqualTo("POST https://sms.velstack.com/api/group"));
        Assert.That(wire.Request.HasBody("""{"group_name":"Customers"}"""), Is.True, $"{wire.Request.Body}");
        Assert.That((group.Id, group.MemberCount), Is.EqualTo((id, id is null ? null : (int?)0)));
    }

    [Test]
    public async Task A_group_is_renamed()
    {
        using VelstackWire wire = VelstackWire.Answering("""{"status":true,"code":200,"message":"Group updated to Regulars","data":null}""");
        await wire.Feature<IContactGroups>().RenameGroupAsync("g-1", "Regulars");
        Assert.That(wire.Request.MethodAndAddress, Is.EqualTo("PUT https://sms.velstack.com/api/group/g-1"));
        Assert.That(wire.Request.HasBody("""{"group_new_name":"Regulars"}"""), Is.True, $"{wire.Request.Body}");
    }

    [Test]
    public async Task A_group_is_deleted()
    {
        using VelstackWire wire = VelstackWire.Answering(Done);
        await wire.Feature<IContactGroups>().DeleteGroupAsync("g-1");
        Assert.That((wire.Request.MethodAndAddress, wire.Request.Body), Is.EqualTo(("DELETE https://sms.velstack.com/api/group/g-1", (System.Text.Json.Nodes.JsonNode?)null)));
    }

    [TestCase(200, """{"status":true,"message":"Done"}""")]
    [TestCase(200, """{"status":"true","data":{}}""")]
    [TestCase(200, """{"code":200,"data":[]}""")]
    [TestCase(202, """{"status":true,"message":"Deleted","data":{"id":"c-1"}}""")]
    [TestCase(204, null)]
    public async Task A_change_needs_no_data_in_its_answer(int status, string? answer)
    {
        using VelstackWire wire = VelstackWire.Answering(status, answer);
        await wire.Feature<IContactWriter>().DeleteAsync("c-1");
        Contact contact = await wire.Feature<IContactWriter>().UpdateAsync("c-1", new ContactDraft { FirstName = "Ada" });
        Assert.That(contact, Is.EqualTo(new Contact { Provider = "campaigns", Id = "c-1" }));
    }

    [TestCase(200, "", MessagingErrorCode.InvalidResponse, true)]
    [TestCase(200, "{}", MessagingErrorCode.InvalidResponse, true)]
    [TestCase(200, """{"message":"No such contact"}""", MessagingErrorCode.InvalidResponse, true)]
    [TestCase(200, "<html>Login</html>", MessagingErrorCode.InvalidResponse, true)]
    [TestCase(200, """{"status":false,"message":"m","code":404}""", MessagingErrorCode.NotFound, false)]
    [TestCase(200, """{"status":false,"message":"m","code":500}""", MessagingErrorCode.Unavailable, true)]
    [TestCase(503, "", MessagingErrorCode.Unavailable, true)]
    public async Task A_change_that_failed_says_whether_it_may_have_happened(int status, string answer, MessagingErrorCode code, bool may)
    {
        using VelstackWire wire = VelstackWire.Answering(status, answer);
        IContactGroups groups = wire.Feature<IContactGroups>();
        Func<Task>[] changes =
        [
            () => groups.DeleteGroupAsync("g-1"), () => groups.RenameGroupAsync("g-1", "n"), () => groups.CreateGroupAsync("n"),
            () => wire.Feature<IContactWriter>().CreateAsync(Draft), () => wire.Feature<IContactWriter>().DeleteAsync("c-1"),
            () => wire.Feature<IVelstackSenderIds>().RegisterSenderIdAsync("AKWABA", "News"),
        ];
        foreach (Func<Task> change in changes)
        {
            MessagingException? failure = await Assert.ThrowsAsync<MessagingException>(() => change());
            Assert.That((failure?.Code, failure?.MayHaveBeenAccepted), Is.EqualTo((code, may)));
        }

        Assert.That(wire.Requests, Has.Count.EqualTo(changes.Length));
    }

    [TestCase("")]
    [TestCase(" ")]
    [TestCase(".")]
    [TestCase("..")]
    [TestCase("%2e")]
    [TestCase("%2E.")]
    [TestCase("%252e%252e")]
    [TestCase("../group")]
    [TestCase("a%2F..%2fb")]
    [TestCase("a\nb")]
    [TestCase("a%00")]
    public async Task An_id_that_would_lead_elsewhere_is_not_sent(string id)
    {
        using VelstackWire wire = VelstackWire.Answering(Done);
        IContactGroups groups = wire.Feature<IContactGroups>();
        IContactWriter writer = wire.Feature<IContactWriter>();
        Func<Task>[] calls =
        [
            () => groups.GetGroupAsync(id), () => groups.RenameGroupAsync(id, "n"), () => groups.DeleteGroupAsync(id),
            () => writer.UpdateAsync(id, new ContactDraft { FirstName = "Ada" }), () => writer.DeleteAsync(id),
        ];
        foreach (Func<Task> call in calls)
        {
            Task started = call();
            MessagingException? failure = await Assert.ThrowsAsync<MessagingException>(() => started);
            Assert.That((failure?.Code, failure?.FieldErrors[0].Path), Is.AnyOf((MessagingErrorCode.InvalidRequest, "GroupId"), (MessagingErrorCode.InvalidRequest, "ContactId")));
        }

        Assert.That(Assert.Throws<MessagingException>(() => groups.ListGroupContactsAsync(id))?.Code, Is.EqualTo(MessagingErrorCode.InvalidRequest));
        Assert.That(wire.Requests, Is.Empty);
    }

    [Test]
    public void A_group_filter_that_would_lead_elsewhere_is_refused_at_the_call()
    {
        using VelstackWire wire = VelstackWire.Answering(Done);
        MessagingException? failure = Assert.Throws<MessagingException>(() => wire.Provider.ListContactsAsync(new ContactQuery { GroupId = ".." }));
        Assert.That((failure?.Code, wire.Requests.Count), Is.EqualTo((MessagingErrorCode.InvalidRequest, 0)));
    }

    [TestCase("""{"status":true,"code":200,"message":"Sent for approval","data":[{"id":"AKWABA","purpose":"News","status":"pending","date":"2024-02-29T08:15:30.000000Z"}]}""", TestName = "Sender_id_in_an_array")]
    [TestCase("""{"status":true,"message":"Sent for approval","data":{"id":"AKWABA","purpose":"News","status":"pending","date":"2024-02-29T08:15:30.000000Z"}}""", TestName = "Sender_id_as_an_object")]
    public async Task A_sender_id_is_registered(string answer)
    {
        using VelstackWire wire = VelstackWire.Answering(answer);

        VelstackSenderId registered = await wire.Feature<IVelstackSenderIds>().RegisterSenderIdAsync("AKWABA", "News");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(wire.Request.MethodAndAddress, Is.EqualTo("POST https://sms.velstack.com/api/sender/id"));
            Assert.That(wire.Request.HasBody("""{"sender_id":"AKWABA","purpose":"News"}"""), Is.True, $"{wire.Request.Body}");
            Assert.That((registered.Provider, registered.Id, registered.Purpose, registered.Status), Is.EqualTo(("campaigns", "AKWABA", "News", "pending")));
            Assert.That(registered.RegisteredAt, Is.EqualTo(new DateTimeOffset(2024, 2, 29, 8, 15, 30, TimeSpan.Zero)));
            Assert.That(registered.Raw?.StatusCode, Is.EqualTo(200));
        }
    }

    [Test]
    public void What_Velstack_does_not_have_is_not_there()
    {
        using VelstackWire wire = VelstackWire.Answering(Done);
        MessagingCapabilities can = wire.Provider.Capabilities;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(can.Operations, Is.EqualTo(MessagingOperations.Send | MessagingOperations.ListContacts));
            Assert.That(can.Features, Is.EqualTo(MessagingFeatures.ContactWriter | MessagingFeatures.ContactGroups | MessagingFeatures.BulkSender | MessagingFeatures.WebhookReader));
            Assert.That(wire.Provider.GetService<IMessageHistory>(), Is.Null);
            Assert.That(wire.Provider.GetService<IContactLookup>(), Is.Null);
            Assert.That(wire.Provider.GetService<IOptOutRegistry>(), Is.Null);
            Assert.That(wire.Provider.GetService<IConnectionCheck>(), Is.Null);
            Assert.That(wire.Provider.GetService<IWebhookSubscriptions>(), Is.Null);
        }
    }
}
