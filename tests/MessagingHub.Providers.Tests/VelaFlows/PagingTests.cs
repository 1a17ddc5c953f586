namespace MessagingHub.Providers.Tests.VelaFlows;

/// <summary><c>data.items</c> with <c>data.pagination</c>: page numbers from 1 to <c>totalPages</c>.</summary>
internal sealed class PagingTests
{
    private const string Lead = """{"_id":"l1"}""";

    [Test]
    public async Task Pages_are_asked_for_by_number_to_the_last_one()
    {
        using VelaFlowsWire wire = VelaFlowsWire.AnsweringInTurn(
            VelaFlowsWire.PageOf("""{"_id":"l1"},{"_id":"l2"}""", """{"page":1,"limit":2,"total":5,"totalPages":3}"""),
            VelaFlowsWire.PageOf("""{"_id":"l3"},{"_id":"l4"}""", """{"page":"2","limit":"2","total":"5","totalPages":"3"}"""),
            VelaFlowsWire.PageOf("""{"_id":"l5"}""", """{"page":3,"limit":2,"total":5,"totalPages":3}"""));

        var ids = new List<string?>();
        var totals = new List<long?>();
        await foreach (Page<Contact> page in wire.Provider.ListContactsAsync().AsPages(pageSize: 2))
        {
            ids.AddRange(page.Items.Select(contact => contact.Id));
            totals.Add(page.TotalCount);
        }

        Assert.That(ids, Is.EqualTo((string[])["l1", "l2", "l3", "l4", "l5"]));
        Assert.That(totals, Is.EqualTo((long?[])[5, 5, 5]));
        Assert.That(wire.Requests.Select(request => request.MethodAndAddress), Is.EqualTo((string[])
        [
            "GET https://api.velaflows.com/api/v1/crm/leads?page=1&limit=2",
            "GET https://api.velaflows.com/api/v1/crm/leads?page=2&limit=2",
            "GET https://api.velaflows.com/api/v1/crm/leads?page=3&limit=2",
        ]));
    }

    [TestCase(1, 1)]
    [TestCase(100, 100)]
    [TestCase(101, 100)]
    [TestCase(int.MaxValue, 100)]
    public async Task The_limit_is_what_is_asked_for_up_to_100(int size, int limit)
    {
        using VelaFlowsWire wire = VelaFlowsWire.Answering(VelaFlowsWire.PageOf("", """{"page":1,"limit":20,"total":0,"totalPages":0}"""));
        await wire.Provider.ListContactsAsync().GetPageAsync(new PageRequest { PageSize = size });
        Assert.That(wire.Request.Address, Does.EndWith($"?page=1&limit={limit}"));
    }

    [TestCase("""{"page":1,"limit":100,"total":0,"totalPages":0}""", 0)]
    [TestCase("""{"page":1,"limit":100,"total":0,"totalPages":1}""", 0)]
    [TestCase("""{"totalPages":0}""", null)]
    [TestCase("""{"totalPages":1}""", null)]
    [TestCase("""{"page":null,"limit":null,"total":null,"totalPages":null}""", null)]
    [TestCase("""{"total":-1}""", null)]
    [TestCase("{}", null)]
    [TestCase("null", null)]
    public async Task An_empty_list_is_one_empty_page(string pagination, long? total)
    {
        using VelaFlowsWire wire = VelaFlowsWire.Answering(VelaFlowsWire.PageOf("", pagination));
        Page<Contact> page = await wire.Provider.ListContactsAsync().GetPageAsync();
        Assert.That((page.Items.Count, page.ContinuationToken, page.TotalCount), Is.EqualTo((0, (string?)null, total)));
    }

    [Test]
    public async Task Without_a_pagination_block_a_page_that_is_not_full_is_the_last()
    {
        using VelaFlowsWire wire = VelaFlowsWire.Answering($$$"""{"success":true,"data":{"items":[{{{Lead}}}]}}""");
        Page<Contact> page = await wire.Provider.ListContactsAsync().GetPageAsync();
        Assert.That((page.Items.Count, page.ContinuationToken, page.TotalCount), Is.EqualTo((1, (string?)null, (long?)null)));
    }

    [Test]
    public async Task Without_a_pagination_block_a_full_page_is_not_taken_for_the_last_without_a_word()
    {
        using VelaFlowsWire wire = VelaFlowsWire.Answering($$$"""{"success":true,"data":{"items":[{{{Lead}}}]}}""");
        MessagingException? failure = await Assert.ThrowsAsync<MessagingException>(
            () => wire.Provider.ListContactsAsync().GetPageAsync(new PageRequest { PageSize = 1 }));
        Assert.That(failure?.Code, Is.EqualTo(MessagingErrorCode.InvalidResponse));
    }

    [TestCase("""{"limit":20,"total":41}""", true, TestName = "Of_41_by_20_there_is_more")]
    [TestCase("""{"limit":50,"total":41}""", false, TestName = "Of_41_by_50_there_is_no_more")]
    [TestCase("""{"limit":41,"total":41}""", false, TestName = "Of_41_by_41_there_is_no_more")]
    [TestCase("""{"total":101}""", true, TestName = "Of_101_by_the_100_asked_for_there_is_more")]
    [TestCase("""{"limit":0,"total":100}""", false, TestName = "A_limit_of_0_says_nothing")]
    [TestCase("""{"limit":20,"total":41,"totalPages":1}""", false, TestName = "The_number_of_pages_wins")]
    [TestCase("""{"limit":20,"total":10,"totalPages":2}""", true, TestName = "The_number_of_pages_wins_upwards_too")]
    public async Task The_page_size_that_the_service_applied_counts(string pagination, bool more)
    {
        using VelaFlowsWire wire = VelaFlowsWire.Answering(VelaFlowsWire.PageOf(Lead, pagination));
        Page<Contact> page = await wire.Provider.ListContactsAsync().GetPageAsync();
        Assert.That(page.ContinuationToken is not null, Is.EqualTo(more));
    }

    [TestCase("""{"page":2,"limit":100,"total":1,"totalPages":1}""", "", 0, TestName = "Beyond_the_end_the_page_is_empty")]
    [TestCase("""{"page":1,"limit":100,"total":1,"totalPages":1}""", """{"_id":"again"}""", 0, TestName = "Beyond_the_end_the_last_page_again_is_not_repeated")]
    [TestCase("""{"page":1,"limit":100,"total":0,"totalPages":0}""", """{"_id":"again"}""", 0, TestName = "Beyond_an_empty_list")]
    [TestCase("""{"totalPages":1}""", "", 0, TestName = "Beyond_the_end_without_an_echo")]
    public async Task A_list_that_shrinks_while_it_is_read_ends(string pagination, string items, int count)
    {
        using VelaFlowsWire wire = VelaFlowsWire.AnsweringInTurn(
            VelaFlowsWire.PageOf(Lead, """{"page":1,"limit":100,"total":101,"totalPages":2}"""), VelaFlowsWire.PageOf(items, pagination));
        Page<Contact> first = await wire.Provider.ListContactsAsync().GetPageAsync();

        Page<Contact> second = await wire.Provider.ListContactsAsync().GetPageAsync(new PageRequest { ContinuationToken = first.ContinuationToken });

        Assert.That((second.Items.Count, second.ContinuationToken), Is.EqualTo((count, (string?)null)));
    }

    [TestCase(1)]
    [TestCase(3)]
    public async Task A_page_that_is_another_than_the_one_asked_for_is_an_error_and_no_loop(int echoed)
    {
        using VelaFlowsWire wire = VelaFlowsWire.AnsweringInTurn(
            VelaFlowsWire.PageOf(Lead, """{"page":1,"limit":1,"total":9,"totalPages":9}"""),
            VelaFlowsWire.PageOf(Lead, $$"""{"page":{{echoed}},"limit":1,"total":9,"totalPages":9}"""));

        int items = 0;
        MessagingException? failure = await Assert.ThrowsAsync<MessagingException>(async () =>
        {
            await foreach (Contact _ in wire.Provider.ListContactsAsync())
            {
                items++;
            }
        });

        Assert.That((failure?.Code, items, wire.Requests.Count), Is.EqualTo((MessagingErrorCode.InvalidResponse, 1, 2)));
    }

    [Test]
    public async Task An_empty_page_in_the_middle_does_not_end_the_list()
    {
        using VelaFlowsWire wire = VelaFlowsWire.AnsweringInTurn(
            VelaFlowsWire.PageOf("", """{"page":1,"limit":1,"total":2,"totalPages":2}"""),
            VelaFlowsWire.PageOf(Lead, """{"page":2,"limit":1,"total":2,"totalPages":2}"""));

        var ids = new List<string?>();
        await foreach (Contact contact in wire.Provider.ListContactsAsync())
        {
            ids.Add(contact.Id);
        }

        Assert.That(ids, Is.EqualTo((string[])["l1"]));
    }

    [TestCase("")]
    [TestCase("[]")]
    [TestCase("<html>Welcome</html>")]
    [TestCase("""{"success":true}""")]
    [TestCase("""{"success":true,"data":null}""")]
    [TestCase("""{"success":true,"data":[]}""")]
    [TestCase("""{"success":true,"data":{}}""")]
    [TestCase("""{"success":true,"data":{"items":null}}""")]
    [TestCase("""{"success":true,"data":{"items":{}}}""")]
    [TestCase("""{"success":true,"data":{"items":["text"]}}""")]
    [TestCase("""{"data":{"items":[]}}""")]
    public async Task A_page_that_cannot_be_understood_is_an_invalid_response(string answer)
    {
        using VelaFlowsWire wire = VelaFlowsWire.Answering(answer);
        MessagingException? failure = await Assert.ThrowsAsync<MessagingException>(() => wire.Provider.ListConversationsAsync().GetPageAsync());
        Assert.That((failure?.Code, failure?.MayHaveBeenAccepted), Is.EqualTo((MessagingErrorCode.InvalidResponse, (bool?)false)));
        Assert.That(failure?.Raw?.GetBodyText(), Is.EqualTo(answer));
    }

    [Test]
    public async Task A_page_is_asked_for_again_where_the_service_stumbles()
    {
        using VelaFlowsWire wire = VelaFlowsWire.Retrying(
            (503, null),
            (429, """{"success":false,"error":{"code":"TOO_MANY_REQUESTS","message":"m"}}"""),
            (200, VelaFlowsWire.PageOf(Lead, """{"page":1,"limit":100,"total":1,"totalPages":1}""")));
        Page<Contact> page = await wire.Provider.ListContactsAsync().GetPageAsync();
        Assert.That((page.Items.Count, wire.Requests.Count), Is.EqualTo((1, 3)));
    }
}
