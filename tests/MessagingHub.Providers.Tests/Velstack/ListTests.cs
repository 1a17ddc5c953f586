namespace MessagingHub.Providers.Tests.Velstack;

/// <summary>GET /contact, GET /contact/{groupId} and GET /group.</summary>
internal sealed class ListTests
{
    private const string Ada =
        """
        {"id":"c-1","first_name":"Ada","last_name":"Mensah","phone_number":"0241234567","email_address":"ada@example.org",
         "Group":"Customers","added_date":"2024-02-29T08:15:30.123456Z"}
        """;

    private const string Group = """{"id":"g-1","name":"Customers","members":12}""";

    [Test]
    public async Task Contacts_come_at_once_in_an_array()
    {
        using VelstackWire wire = VelstackWire.Answering($$"""{"status":true,"code":200,"message":"Contacts","data":[{{Ada}}]}""");

        Page<Contact> page = await wire.Provider.ListContactsAsync().GetPageAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(wire.Request.MethodAndAddress, Is.EqualTo("GET https://sms.velstack.com/api/contact"));
            Assert.That(wire.Request.Headers, Is.EqualTo(new Dictionary<string, string>
            {
                ["Authorization"] = $"Bearer {VelstackWire.ApiKey}",
                ["Accept"] = "application/json",
            }));
            Assert.That(wire.Request.Body, Is.Null);
            Assert.That((page.ContinuationToken, page.TotalCount), Is.EqualTo(default((string?, long?))));
            Assert.That(page.Raw?.GetBodyText(), Does.Contain("Mensah"));
            AssertIsAda(page.Items.Single());
        }
    }

    [Test]
    public async Task The_contacts_of_a_group_are_results_in_an_object([Values] bool byFeature)
    {
        using VelstackWire wire = VelstackWire.Answering($$$"""{"status":true,"code":200,"message":"Contacts","data":{"results":[{{{Ada}}}],"contacts":null}}""");

        Paged<Contact> list = byFeature
            ? wire.Feature<IContactGroups>().ListGroupContactsAsync("0b7d/ü")
            : wire.Provider.ListContactsAsync(new ContactQuery { GroupId = "0b7d/ü" });
        Page<Contact> page = await list.GetPageAsync();

        Assert.That(wire.Request.MethodAndAddress, Is.EqualTo("GET https://sms.velstack.com/api/contact/0b7d%2F%C3%BC"));
        AssertIsAda(page.Items.Single());
    }

    [Test]
    public async Task Groups_are_a_Summary_in_an_object()
    {
        using VelstackWire wire = VelstackWire.Answering(
            $$$"""{"status":true,"code":200,"message":"Groups","data":{"Summary":[{{{Group}}},{"id":"g-2","name":"Empty","members":0}],"collection":null}}""");

        Page<ContactGroup> page = await wire.Feature<IContactGroups>().ListGroupsAsync().GetPageAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(wire.Request.MethodAndAddress, Is.EqualTo("GET https://sms.velstack.com/api/group"));
            Assert.That(page.Items, Is.EqualTo((ContactGroup[])
            [
                new() { Provider = "campaigns", Id = "g-1", Name = "Customers", MemberCount = 12 },
                new() { Provider = "campaigns", Id = "g-2", Name = "Empty", MemberCount = 0 },
            ]));
            Assert.That(page.ContinuationToken, Is.Null);
        }
    }

    [TestCase("array", """{"status":true,"data":[#]}""", 1)]
    [TestCase("object", """{"status":true,"data":#}""", 1)]
    [TestCase("results", """{"status":true,"data":{"results":[#]}}""", 1)]
    [TestCase("Results", """{"status":true,"data":{"Results":[#]}}""", 1)]
    [TestCase("summary", """{"status":true,"data":{"summary":[#,#]}}""", 2)]
    [TestCase("Summary", """{"status":true,"data":{"Summary":[#]}}""", 1)]
    [TestCase("wrapper in an array", """{"status":true,"data":[{"results":[#]}]}""", 1)]
    [TestCase("nulls between", """{"status":true,"data":[null,#,"x",7]}""", 1)]
    [TestCase("no status", """{"data":[#]}""", 1)]
    [TestCase("no status, only a code", """{"code":"200","data":null}""", 0)]
    [TestCase("no status, empty", """{"data":[]}""", 0)]
    [TestCase("empty array", """{"status":true,"code":200,"data":[]}""", 0)]
    [TestCase("empty results", """{"status":true,"data":{"results":[],"contacts":null}}""", 0)]
    [TestCase("null results", """{"status":true,"data":{"results":null,"Summary":null}}""", 0)]
    [TestCase("null", """{"status":true,"data":null}""", 0)]
    [TestCase("absent", """{"status":true,"message":"No records"}""", 0)]
    [TestCase("Laravel paginator", """{"data":[#],"links":{"first":"a","next":null},"meta":{"current_page":1,"last_page":1,"total":1}}""", 1)]
    public async Task Data_may_be_of_every_kind(string kind, string answer, int count)
    {
        using VelstackWire contacts = VelstackWire.Answering(answer.Replace("#", Ada, StringComparison.Ordinal));
        using VelstackWire groups = VelstackWire.Answering(answer.Replace("#", Group, StringComparison.Ordinal));

        Page<Contact> people = await contacts.Provider.ListContactsAsync().GetPageAsync();
        Page<ContactGroup> page = await groups.Feature<IContactGroups>().ListGroupsAsync().GetPageAsync();

        Assert.That(people.Items.Select(contact => contact.Id), Is.EqualTo(Enumerable.Repeat("c-1", count)), kind);
        Assert.That(page.Items.Select(group => group.Id), Is.EqualTo(Enumerable.Repeat("g-1", count)), kind);
        Assert.That((people.ContinuationToken, page.ContinuationToken), Is.EqualTo(default((string?, string?))));
    }

    [TestCase("")]
    [TestCase("<html>Welcome</html>")]
    [TestCase("{}")]
    [TestCase("[]")]
    [TestCase("""{"message":"Welcome"}""")]
    public async Task What_is_no_list_is_an_invalid_response(string answer)
    {
        using VelstackWire wire = VelstackWire.Answering(answer);
        MessagingException? failure = await Assert.ThrowsAsync<MessagingException>(() => wire.Provider.ListContactsAsync().GetPageAsync());
        Assert.That((failure?.Code, failure?.MayHaveBeenAccepted), Is.EqualTo((MessagingErrorCode.InvalidResponse, false)));
    }

    [TestCase("""{"status":false,"message":"m","code":503,"data":[]}""", MessagingErrorCode.Unavailable)]
    [TestCase("""{"status":"error","message":"m","data":[]}""", MessagingErrorCode.Unknown)]
    public async Task A_failed_list_is_not_an_empty_one(string answer, MessagingErrorCode code)
    {
        using VelstackWire wire = VelstackWire.Answering(answer);
        MessagingException? failure = await Assert.ThrowsAsync<MessagingException>(() => wire.Provider.ListContactsAsync().GetPageAsync());
        Assert.That(failure?.Code, Is.EqualTo(code));
    }

    [TestCase("""{"id":"c-1","phone_number":"0241234567"}""")]
    [TestCase("""{"id":"c-1","first_name":null,"last_name":" ","phone_number":"0241234567","email_address":"","Group":null,"added_date":""}""")]
    [TestCase("""{"id":"c-1","first_name":{},"phone_number":"0241234567","Group":["a"],"added_date":[],"new_field":{"a":[1]}}""")]
    public async Task What_is_absent_is_null_and_never_invented(string item)
    {
        using VelstackWire wire = VelstackWire.Answering($$"""{"status":true,"data":[{{item}}]}""");
        Page<Contact> page = await wire.Provider.ListContactsAsync().GetPageAsync();
        Assert.That(page.Items.Single(), Is.EqualTo(new Contact { Provider = "campaigns", Id = "c-1", Phone = "0241234567" }));
    }

    [TestCase("""{"id":7,"phone_number":233241234567,"first_name":"Ada"}""", "7", "233241234567", "Ada")]
    [TestCase("""{"id":"c","phone_number":"+233 24 123 4567","last_name":"Mensah"}""", "c", "+233241234567", "Mensah")]
    [TestCase("""{"id":"c","phone_number":"024 123 4567","first_name":"Ada","last_name":"Mensah"}""", "c", "024 123 4567", "Ada Mensah")]
    public async Task A_number_is_local_as_received_or_plus_and_digits(string item, string id, string phone, string name)
    {
        using VelstackWire wire = VelstackWire.Answering($$"""{"status":true,"data":[{{item}}]}""");
        Contact contact = (await wire.Provider.ListContactsAsync().GetPageAsync()).Items.Single();
        Assert.That((contact.Id, contact.Phone, contact.Name), Is.EqualTo((id, phone, name)));
    }

    [TestCase("\"3\"", 3)]
    [TestCase("3.0", 3)]
    [TestCase("null", null)]
    [TestCase("\"many\"", null)]
    public async Task A_count_of_members_may_come_as_text(string members, int? count)
    {
        using VelstackWire wire = VelstackWire.Answering($$$"""{"status":true,"data":{"Summary":[{"id":"g","name":"n","members":{{{members}}} }]}}""");
        Assert.That((await wire.Feature<IContactGroups>().ListGroupsAsync().GetPageAsync()).Items.Single().MemberCount, Is.EqualTo(count));
    }

    [Test]
    public async Task A_page_size_is_only_a_hint()
    {
        using VelstackWire wire = VelstackWire.Answering($$"""{"status":true,"data":[{{Ada}},{{Ada}}]}""");
        Page<Contact> page = await wire.Provider.ListContactsAsync().GetPageAsync(new PageRequest { PageSize = 1 });
        Assert.That((page.Items.Count, page.ContinuationToken, wire.Request.Address), Is.EqualTo((2, (string?)null, VelstackWire.Base + "/contact")));
    }

    [Test]
    public async Task An_enumeration_makes_one_request()
    {
        using VelstackWire wire = VelstackWire.Answering($$"""{"status":true,"data":[{{Ada}},{{Ada}}]}""");
        int count = 0;
        await foreach (Contact contact in wire.Provider.ListContactsAsync())
        {
            Assert.That(contact.AsRecipient().PhoneNumber, Is.EqualTo("0241234567"));
            count++;
        }

        Assert.That((count, wire.Requests.Count), Is.EqualTo((2, 1)));
    }

    [Test]
    public void Other_lists_and_filters_are_refused_and_not_ignored()
    {
        using VelstackWire wire = VelstackWire.Answering("""{"status":true,"data":[]}""");
        Action[] lists =
        [
            () => wire.Provider.ListConversationsAsync(),
            () => wire.Provider.ListTemplatesAsync(),
            () => wire.Provider.ListContactsAsync(new ContactQuery { Search = "ada" }),
            () => wire.Provider.ListContactsAsync(new ContactQuery { Status = "new" }),
            () => wire.Provider.ListContactsAsync(new ContactQuery { Channel = MessageChannel.Sms, GroupId = "g" }),
        ];

        Assert.That(lists.Select(list => Assert.Throws<MessagingException>(() => list())?.Code), Is.All.EqualTo(MessagingErrorCode.NotSupported));
        Assert.That(wire.Requests, Is.Empty);
    }

    private static void AssertIsAda(Contact contact)
    {
        Assert.That(contact.Groups, Is.EqualTo((string[])["Customers"]));
        Assert.That(contact with { Groups = null }, Is.EqualTo(new Contact
        {
            Provider = "campaigns",
            Id = "c-1",
            Phone = "0241234567",
            Name = "Ada Mensah",
            FirstName = "Ada",
            LastName = "Mensah",
            Email = "ada@example.org",
            CreatedAt = new DateTimeOffset(2024, 2, 29, 8, 15, 30, TimeSpan.Zero).AddTicks(1_234_560),
        }));
    }
}
