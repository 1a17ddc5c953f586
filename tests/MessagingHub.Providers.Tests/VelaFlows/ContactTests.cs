using MessagingHub.VelaFlows;

namespace MessagingHub.Providers.Tests.VelaFlows;

/// <summary>GET and POST /crm/leads, PATCH /customers/{id}.</summary>
internal sealed class ContactTests
{
    private const string Created = """{"success":true,"data":{"lead":{"_id":"65a1b2c3d4e5f6a7b8c9d0e9"}}}""";

    private static readonly ContactDraft Jane = new() { FirstName = "Jane", LastName = "Smith", Email = "jane.smith@example.com", Phone = "+1234567890" };

    [TestCase(null, "")]
    [TestCase("jane@example.com", "&search=jane%40example.com")]
    public async Task Contacts_are_leads_and_can_be_searched(string? search, string filter)
    {
        using VelaFlowsWire wire = VelaFlowsWire.Answering(VelaFlowsWire.PageOf("", """{"page":1,"limit":100,"total":0,"totalPages":0}"""));
        await wire.Provider.ListContactsAsync(new ContactQuery { Search = search }).GetPageAsync();
        Assert.That(wire.Request.MethodAndAddress, Is.EqualTo($"GET {VelaFlowsWire.Address}/crm/leads?page=1&limit=100{filter}"));
        Assert.That(wire.Request.HasCredentialOnly(), Is.True);
    }

    [Test]
    public void Other_filters_and_lists_are_refused_and_not_ignored()
    {
        using VelaFlowsWire wire = VelaFlowsWire.Answering("{}");
        Action[] lists =
        [
            () => wire.Provider.ListContactsAsync(new ContactQuery { Status = "new" }),
            () => wire.Provider.ListContactsAsync(new ContactQuery { Channel = MessageChannel.WhatsApp }),
            () => wire.Provider.ListContactsAsync(new ContactQuery { GroupId = "g" }),
            () => wire.Provider.ListTemplatesAsync(),
        ];

        Assert.That(lists.Select(list => Assert.Throws<MessagingException>(() => list())?.Code), Is.All.EqualTo(MessagingErrorCode.NotSupported));
        Assert.That(wire.Requests, Is.Empty);
    }

    [Test]
    public async Task A_lead_is_read()
    {
        Assert.That(
            await OnlyContactAsync(
                """
                {"_id":"65a1b2c3d4e5f6a7b8c9d0e9","firstName":"Jane","lastName":"Smith","email":"jane.smith@example.com","phone":"+1 (555) 123-4567",
                 "status":"active","createdAt":"2026-03-20T08:15:00.000Z","pipelineId":"65a1b2c3d4e5f6a7b8c9d0e1","tags":[{"name":"vip"}]}
                """),
            Is.EqualTo(new Contact
            {
                Provider = "eu",
                Id = "65a1b2c3d4e5f6a7b8c9d0e9",
                Phone = VelaFlowsWire.Phone,
                Name = "Jane Smith",
                FirstName = "Jane",
                LastName = "Smith",
                Email = "jane.smith@example.com",
                Status = "active",
                CreatedAt = new DateTimeOffset(2026, 3, 20, 8, 15, 0, TimeSpan.Zero),
            }));
    }

    [TestCase("""{"_id":"l"}""")]
    [TestCase("""{"_id":"l","firstName":null,"lastName":null,"email":null,"phone":null,"status":null,"createdAt":null}""")]
    [TestCase("""{"_id":"l","firstName":"","lastName":" ","email":"","phone":" ","status":{},"createdAt":"new"}""")]
    public async Task What_is_absent_is_null_and_never_invented(string item) =>
        Assert.That(await OnlyContactAsync(item), Is.EqualTo(new Contact { Provider = "eu", Id = "l" }));

    [TestCase("""{"firstName":"Jane"}""", "Jane")]
    [TestCase("""{"lastName":"Smith","firstName":""}""", "Smith")]
    [TestCase("""{"firstName":"Mary Ann","lastName":"Smith"}""", "Mary Ann Smith")]
    public async Task The_name_is_first_and_last_joined(string item, string name) =>
        Assert.That((await OnlyContactAsync(item)).Name, Is.EqualTo(name));

    [TestCase("""{"phone":15551234567}""", "15551234567")]
    [TestCase("""{"phone":"anonymous"}""", "anonymous")]
    public async Task A_phone_that_is_no_full_number_stays_as_received(string item, string phone) =>
        Assert.That((await OnlyContactAsync(item)).Phone, Is.EqualTo(phone));

    [Test]
    public async Task Null_items_are_left_out()
    {
        using VelaFlowsWire wire = VelaFlowsWire.Answering(VelaFlowsWire.PageOf("""null,{"_id":"l"},{}""", """{"page":1,"limit":100,"total":3,"totalPages":1}"""));
        Page<Contact> page = await wire.Provider.ListContactsAsync().GetPageAsync();
        Assert.That(page.Items.Select(contact => contact.Id), Is.EqualTo((string?[])["l", null]));
    }

    [Test]
    public async Task A_lead_is_created_as_the_documents_show()
    {
        using VelaFlowsWire wire = VelaFlowsWire.Answering(201, Created);

        Contact contact = await wire.Feature<IContactWriter>().CreateAsync(Jane with
        {
            ProviderOptions = new Dictionary<string, string> { ["pipelineId"] = "65a1b2c3d4e5f6a7b8c9d0e1", ["stageId"] = "65a1b2c3d4e5f6a7b8c9d0e2" },
        });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(wire.Request.MethodAndAddress, Is.EqualTo("POST https://api.velaflows.com/api/v1/crm/leads"));
            Assert.That(wire.Request.HasCredentialOnly(), Is.True);
            Assert.That(
                wire.Request.HasBody(
                    """
                    {"firstName":"Jane","lastName":"Smith","email":"jane.smith@example.com","phone":"+1234567890",
                     "pipelineId":"65a1b2c3d4e5f6a7b8c9d0e1","stageId":"65a1b2c3d4e5f6a7b8c9d0e2"}
                    """),
                Is.True,
                $"{wire.Request.Body}");
            Assert.That(contact, Is.EqualTo(new Contact { Provider = "eu", Id = "65a1b2c3d4e5f6a7b8c9d0e9" }));
        }
    }

    [Test]
    public async Task What_a_draft_does_not_have_is_not_sent_and_a_number_loses_its_punctuation()
    {
        using VelaFlowsWire wire = VelaFlowsWire.Answering(Created);
        await wire.Feature<IContactWriter>().CreateAsync(new ContactDraft { Phone = "+1 (555) 123-4567" });
        Assert.That(wire.Request.HasBody("""{"phone":"+15551234567"}"""), Is.True, $"{wire.Request.Body}");
    }

    private static IEnumerable<TestCaseData> Drafts()
    {
        static TestCaseData Case(string name, ContactDraft draft, MessagingErrorCode code) => new TestCaseData(draft, code).SetArgDisplayNames(name);
        static Dictionary<string, string> Option(string name, string value) => new() { [name] = value };
        yield return Case("nothing", new ContactDraft(), MessagingErrorCode.InvalidRequest);
        yield return Case("tags", Jane with { Tags = ["vip"] }, MessagingErrorCode.NotSupported);
        yield return Case("a group", Jane with { GroupId = "g" }, MessagingErrorCode.NotSupported);
        yield return Case("a full name alone", new ContactDraft { Name = "Jane Smith" }, MessagingErrorCode.NotSupported);
        yield return Case("another full name", Jane with { Name = "J. Smith" }, MessagingErrorCode.NotSupported);
        yield return Case("an unknown option", Jane with { ProviderOptions = Option("waId", "1") }, MessagingErrorCode.NotSupported);
        yield return Case("an empty stage", Jane with { ProviderOptions = Option("stageId", "") }, MessagingErrorCode.InvalidRequest);
    }

    [TestCaseSource(nameof(Drafts))]
    public async Task A_draft_that_VelaFlows_has_no_place_for_is_not_sent(ContactDraft draft, MessagingErrorCode code)
    {
        using VelaFlowsWire wire = VelaFlowsWire.Answering(Created);
        MessagingException? failure = await Assert.ThrowsAsync<MessagingException>(() => wire.Feature<IContactWriter>().CreateAsync(draft));
        Assert.That((failure?.Code, wire.Requests.Count), Is.EqualTo((code, 0)));
    }

    [Test]
    public async Task A_full_name_that_says_no_more_than_its_parts_is_no_hindrance()
    {
        using VelaFlowsWire wire = VelaFlowsWire.Answering(Created);
        await wire.Feature<IContactWriter>().CreateAsync(new ContactDraft { Name = "Jane Smith", FirstName = "Jane", LastName = "Smith" });
        Assert.That(wire.Request.HasBody("""{"firstName":"Jane","lastName":"Smith"}"""), Is.True, $"{wire.Request.Body}");
    }

    [Test]
    public async Task Contacts_are_created_only_and_the_rest_says_so()
    {
        using VelaFlowsWire wire = VelaFlowsWire.Answering(Created);
        IContactWriter writer = wire.Feature<IContactWriter>();
        MessagingException?[] refused =
        [
            await Assert.ThrowsAsync<MessagingException>(() => writer.UpdateAsync("l1", Jane)),
            await Assert.ThrowsAsync<MessagingException>(() => writer.UpsertAsync(Jane)),
            await Assert.ThrowsAsync<MessagingException>(() => writer.DeleteAsync("l1")),
        ];

        Assert.That(refused.Select(failure => failure?.Code), Is.All.EqualTo(MessagingErrorCode.NotSupported));
        Assert.That(refused[0]?.Message, Does.Contain("contacts are leads").And.Contain("IVelaFlowsCustomers"));
        Assert.That((writer.Writes, wire.Requests.Count), Is.EqualTo((ContactWrites.Create, 0)));
    }

    [Test]
    public void A_refusal_is_a_failed_task_and_not_an_exception_at_the_call()
    {
        using VelaFlowsWire wire = VelaFlowsWire.Answering(Created);
        IContactWriter writer = wire.Feature<IContactWriter>();
        Task[] refused =
        [
            writer.CreateAsync(new ContactDraft()),
            writer.UpdateAsync("l1", Jane),
            writer.UpsertAsync(Jane),
            writer.DeleteAsync("l1"),
            wire.Feature<IVelaFlowsCustomers>().UpdateCustomerAsync("..", Jane),
        ];
        Assert.That(refused.Select(task => task.IsFaulted), Is.All.True);
    }

    [TestCase("""{"success":true,"data":{"lead":{"_id":"65a1b2c3d4e5f6a7b8c9d0e1"}}}""", TestName = "The_answer_as_the_SDK_page_prints_it")]
    [TestCase("""{"success":true,"data":{"customer":{"_id":"65a1b2c3d4e5f6a7b8c9d0e1"}}}""", TestName = "The_answer_as_the_named_key_rule_has_it")]
    [TestCase("""{"success":true,"data":{"customer":{"_id":"65a1b2c3d4e5f6a7b8c9d0e1"},"lead":{"_id":"other"}}}""", TestName = "An_answer_with_both_keys")]
    [TestCase("""{"success":true,"data":{"customer":null,"lead":{"_id":"65a1b2c3d4e5f6a7b8c9d0e1"}}}""", TestName = "An_answer_with_a_null_customer")]
    public async Task A_customer_is_changed_as_the_documents_show(string answer)
    {
        using VelaFlowsWire wire = VelaFlowsWire.Answering(answer);

        Contact contact = await wire.Feature<IVelaFlowsCustomers>().UpdateCustomerAsync(
            "65a1b2c3d4e5f6a7b8c9d0e1", new ContactDraft { FirstName = "Jane", LastName = "Doe", Email = "jane.doe@example.com" });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(wire.Request.MethodAndAddress, Is.EqualTo("PATCH https://api.velaflows.com/api/v1/customers/65a1b2c3d4e5f6a7b8c9d0e1"));
            Assert.That(wire.Request.HasCredentialOnly(), Is.True);
            Assert.That(wire.Request.HasBody("""{"firstName":"Jane","lastName":"Doe","email":"jane.doe@example.com"}"""), Is.True, $"{wire.Request.Body}");
            Assert.That(contact, Is.EqualTo(new Contact { Provider = "eu", Id = "65a1b2c3d4e5f6a7b8c9d0e1" }));
        }
    }

    [TestCase("", MessagingErrorCode.InvalidRequest)]
    [TestCase(" ", MessagingErrorCode.InvalidRequest)]
    [TestCase("..", MessagingErrorCode.InvalidRequest)]
    [TestCase("%2E%2e", MessagingErrorCode.InvalidRequest)]
    [TestCase("a\nb", MessagingErrorCode.InvalidRequest)]
    [TestCase("a\0", MessagingErrorCode.InvalidRequest)]
    [TestCase("\ud800", MessagingErrorCode.InvalidRequest)]
    public async Task An_id_that_cannot_stand_in_a_path_is_refused(string id, MessagingErrorCode code)
    {
        using VelaFlowsWire wire = VelaFlowsWire.Answering(Created);
        MessagingException? failure = await Assert.ThrowsAsync<MessagingException>(
            () => wire.Feature<IVelaFlowsCustomers>().UpdateCustomerAsync(id, new ContactDraft { FirstName = "Jane" }));
        Assert.That((failure?.Code, wire.Requests.Count), Is.EqualTo((code, 0)));
        Assert.That(failure?.FieldErrors.Select(error => error.Path), Is.EqualTo((string[])["customerId"]));
    }

    [Test]
    public async Task A_customers_other_fields_are_refused_and_not_ignored()
    {
        using VelaFlowsWire wire = VelaFlowsWire.Answering(Created);
        IVelaFlowsCustomers customers = wire.Feature<IVelaFlowsCustomers>();
        (ContactDraft Draft, MessagingErrorCode Code)[] drafts =
        [
            (new ContactDraft(), MessagingErrorCode.InvalidRequest),
            (Jane, MessagingErrorCode.NotSupported),
            (new ContactDraft { FirstName = "J", ProviderOptions = new Dictionary<string, string> { ["stageId"] = "s" } }, MessagingErrorCode.NotSupported),
        ];

        foreach ((ContactDraft draft, MessagingErrorCode code) in drafts)
        {
            MessagingException? failure = await Assert.ThrowsAsync<MessagingException>(() => customers.UpdateCustomerAsync("c", draft));
            Assert.That(failure?.Code, Is.EqualTo(code));
        }

        Assert.That(wire.Requests, Is.Empty);
    }

    [TestCase("""{"success":true,"data":{}}""")]
    [TestCase("""{"success":true,"data":{"contact":{"_id":"x"}}}""")]
    [TestCase("""{"success":true,"data":{"lead":{}}}""")]
    public async Task A_write_without_an_id_in_its_answer_may_have_been_accepted(string answer)
    {
        using VelaFlowsWire wire = VelaFlowsWire.Answering(answer);
        MessagingException? failure = await Assert.ThrowsAsync<MessagingException>(() => wire.Feature<IContactWriter>().CreateAsync(Jane));
        Assert.That((failure?.Code, failure?.MayHaveBeenAccepted), Is.EqualTo((MessagingErrorCode.InvalidResponse, (bool?)true)));
    }

    private static async Task<Contact> OnlyContactAsync(string item)
    {
        using VelaFlowsWire wire = VelaFlowsWire.Answering(VelaFlowsWire.PageOf(item, """{"page":1,"limit":100,"total":1,"totalPages":1}"""));
        return (await wire.Provider.ListContactsAsync().GetPageAsync()).Items.Single();
    }
}
