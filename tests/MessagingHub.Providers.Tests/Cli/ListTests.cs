using System.Text.Json;

namespace MessagingHub.Providers.Tests.Cli;

/// <summary>Lists as a server that speaks Flowella's documents gives them.</summary>
[CancelAfter(30_000)]
internal sealed class ListTests
{
    private const string FullConversation = """
        {"id":"cconv1","status":"OPEN","createdAt":"2026-01-05T09:30:00.123Z","whatsappChannelId":"cchan1",
         "contact":{"id":"ccont1","phone":"+15551234567","name":"Zoë Çelik","waId":"15551234567"},"lastMessageAt":"2026-01-06T10:00:00Z"}
        """;

    private const string Contact = """
        {"id":"ccont1","phone":"+15551234567","name":null,"email":null,"waId":null,"isOptedOut":true,
         "createdAt":"2026-01-05T09:30:00Z","updatedAt":"2026-01-05T09:30:00.5Z"}
        """;

    [Test]
    public async Task A_conversation_is_printed_as_the_model_on_one_line_with_readable_letters()
    {
        await using FakeServer server = await FakeServer.WithPagesAsync($$"""{"items":[{{FullConversation}}]}""");
        using Mhub mhub = new Mhub().At(server.Address);

        MhubRun run = await mhub.RunAsync("conversations", "--output", "json");

        Assert.That(run.Out, Is.EqualTo(
            """
            {"provider":"support","id":"cconv1","channel":"whatsapp","sender":"cchan1","status":"open","contact":{"id":"ccont1","phone":"+15551234567","name":"Zoë Çelik"},"lastMessageAt":"2026-01-06T10:00:00+00:00","createdAt":"2026-01-05T09:30:00.123+00:00"}

            """));
        Assert.That(run.Error, Is.Empty);
        Assert.That(run.ExitCode, Is.Zero);
    }

    [Test]
    public async Task Several_pages_are_followed_through_their_cursors()
    {
        await using FakeServer server = await FakeServer.WithPagesAsync(
            """{"items":[{"id":"c1"},{"id":"c2"}],"nextCursor":"cur/1 +="}""",
            """{"items":[{"id":"c3"}],"nextCursor":"cur2"}""",
            """{"items":[{"id":"c4"}]}""");
        using Mhub mhub = new Mhub().At(server.Address);

        MhubRun run = await mhub.RunAsync("conversations", "--provider", "support", "--output", "json");

        Assert.That(run.Items.Select(item => item.GetProperty("id").GetString()), Is.EqualTo(new[] { "c1", "c2", "c3", "c4" }));
        Assert.That(server.Requests, Is.EqualTo(new[]
        {
            "GET /api/v1/conversations?limit=100",
            "GET /api/v1/conversations?limit=100&cursor=cur%2F1%20%2B%3D",
            "GET /api/v1/conversations?limit=100&cursor=cur2",
        }));
    }

    [TestCase("""{"items":[{"id":"c1"}]}""")]
    [TestCase("""{"items":[{"id":"c1"}],"nextCursor":null}""")]
    [TestCase("""{"items":[{"id":"c1"}],"nextCursor":""}""")]
    public async Task A_list_ends_where_the_cursor_is_missing_null_or_empty(string page)
    {
        await using FakeServer server = await FakeServer.WithPagesAsync(page);
        using Mhub mhub = new Mhub().At(server.Address);

        MhubRun run = await mhub.RunAsync("contacts", "--output", "json");

        Assert.That(run.Items, Has.Length.EqualTo(1));
        Assert.That(server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task An_empty_page_with_a_cursor_is_not_the_end()
    {
        await using FakeServer server = await FakeServer.WithPagesAsync(
            """{"items":[],"nextCursor":"more"}""", """{"items":[{"id":"c1"}]}""");
        using Mhub mhub = new Mhub().At(server.Address);

        MhubRun run = await mhub.RunAsync("contacts", "--output", "json");

        Assert.That(run.Items, Has.Length.EqualTo(1));
    }

    [Test]
    public async Task A_cursor_that_does_not_advance_is_an_error_after_what_was_printed()
    {
        await using FakeServer server = await FakeServer.WithPagesAsync("""{"items":[{"id":"c1"}],"nextCursor":"same"}""");
        using Mhub mhub = new Mhub().At(server.Address);

        MhubRun run = await mhub.RunAsync("contacts", "--output", "json");

        Assert.That(run.Items, Has.Length.GreaterThanOrEqualTo(1));
        Assert.That(run.ErrorObject.GetProperty("code").GetString(), Is.EqualTo("invalidResponse"));
        Assert.That(run.ExitCode, Is.EqualTo(6));
    }

    [Test]
    public async Task Null_and_absent_values_are_left_out_and_times_keep_their_instant()
    {
        await using FakeServer server = await FakeServer.WithPagesAsync($$"""{"items":[{{Contact}},{"id":"ccont2"}]}""");
        using Mhub mhub = new Mhub().At(server.Address);

        MhubRun run = await mhub.RunAsync("contacts", "--output", "json");

        Assert.That(run.Out, Is.EqualTo(
            """
            {"provider":"support","id":"ccont1","phone":"+15551234567","optedOut":true,"createdAt":"2026-01-05T09:30:00+00:00","updatedAt":"2026-01-05T09:30:00.5+00:00"}
            {"provider":"support","id":"ccont2"}

            """));
    }

    [Test]
    public async Task An_unknown_status_stays_as_received_and_a_null_name_is_left_out()
    {
        await using FakeServer server = await FakeServer.WithPagesAsync(
            """{"items":[{"id":"c1","status":"ESCALATED","contact":{"id":"k1","phone":"+15551234567","name":null,"waId":null},"lastMessageAt":null}]}""");
        using Mhub mhub = new Mhub().At(server.Address);

        JsonElement item = (await mhub.RunAsync("conversations", "--output", "json")).Single;

        Assert.That(item.GetProperty("status").GetString(), Is.EqualTo("ESCALATED"));
        Assert.That(item.GetProperty("contact").TryGetProperty("name", out _), Is.False);
        Assert.That(item.TryGetProperty("lastMessageAt", out _), Is.False);
    }

    [Test]
    public async Task Templates_are_read_leniently()
    {
        await using FakeServer server = await FakeServer.WithPagesAsync(
            """{"items":[{"id":"t1","name":"order_update","language":"tr","category":"UTILITY","status":"APPROVED","extra":{"x":1}},{"id":"t2"}]}""");
        using Mhub mhub = new Mhub().At(server.Address);

        MhubRun run = await mhub.RunAsync("templates", "--output", "json");

        Assert.That(run.Items[0].GetProperty("status").GetString(), Is.EqualTo("approved"));
        Assert.That(run.Items[1].EnumerateObject().Select(property => property.Name), Is.EqualTo(new[] { "provider", "id" }));
    }

    [Test]
    public async Task The_status_filter_is_sent_in_the_services_word_with_every_page()
    {
        await using FakeServer server = await FakeServer.WithPagesAsync("""{"items":[],"nextCursor":"a"}""", """{"items":[]}""");
        using Mhub mhub = new Mhub().At(server.Address);

        await mhub.RunAsync("conversations", "--status", "Open", "--output", "json");

        Assert.That(server.Requests, Has.All.Contain("status=OPEN"));
        Assert.That(server.Requests, Has.Count.EqualTo(2));
    }

    [TestCase("conversations", "--channel", "sms")]
    [TestCase("conversations", "--search", "x")]
    [TestCase("conversations", "--status", "escalated")]
    [TestCase("contacts", "--status", "active")]
    [TestCase("templates", "--status", "approved")]
    public async Task A_filter_the_service_cannot_apply_is_refused_before_anything_is_asked(string list, string option, string value)
    {
        await using FakeServer server = await FakeServer.WithPagesAsync("""{"items":[]}""");
        using Mhub mhub = new Mhub().At(server.Address);

        MhubRun run = await mhub.RunAsync(list, option, value, "--output", "json");

        Assert.That(run.ErrorObject.GetProperty("code").GetString(), Is.EqualTo("notSupported"));
        Assert.That(run.ExitCode, Is.EqualTo(8));
        Assert.That(server.Requests, Is.Empty);
    }

    [Test]
    public async Task A_limit_counts_items_across_pages_and_asks_for_no_more_than_it_needs()
    {
        await using FakeServer server = await FakeServer.WithPagesAsync(
            """{"items":[{"id":"c1"},{"id":"c2"}],"nextCursor":"a"}""", """{"items":[{"id":"c3"},{"id":"c4"}],"nextCursor":"b"}""");
        using Mhub mhub = new Mhub().At(server.Address);

        MhubRun run = await mhub.RunAsync("contacts", "--limit", "3", "--page-size", "2", "--output", "json");

        Assert.That(run.Items.Select(item => item.GetProperty("id").GetString()), Is.EqualTo(new[] { "c1", "c2", "c3" }));
        Assert.That(server.Requests, Is.EqualTo(new[] { "GET /api/v1/contacts?limit=2", "GET /api/v1/contacts?limit=2&cursor=a" }));
    }

    [Test]
    public async Task Pages_carry_a_token_that_leads_on_in_a_later_run()
    {
        await using FakeServer server = await FakeServer.WithPagesAsync(
            """{"items":[{"id":"c1"}],"nextCursor":"a"}""", """{"items":[{"id":"c2"}]}""");
        using Mhub mhub = new Mhub().At(server.Address);

        MhubRun first = await mhub.RunAsync("contacts", "--pages", "--limit", "1", "--output", "json");
        string token = first.Single.GetProperty("continuationToken").GetString()!;
        MhubRun second = await mhub.RunAsync("contacts", "--pages", "--page-size", "1", "--after", token, "--output", "json");

        Assert.That(second.Out, Is.EqualTo("""{"items":[{"provider":"support","id":"c2"}]}""" + "\n"));
        Assert.That(server.Requests[1], Is.EqualTo("GET /api/v1/contacts?limit=1&cursor=a"));
    }

    [Test]
    public async Task A_page_that_the_limit_cuts_has_no_token()
    {
        await using FakeServer server = await FakeServer.WithPagesAsync("""{"items":[{"id":"c1"},{"id":"c2"}],"nextCursor":"a"}""");
        using Mhub mhub = new Mhub().At(server.Address);

        MhubRun run = await mhub.RunAsync("contacts", "--pages", "--limit", "1", "--output", "json");

        Assert.That(run.Out, Is.EqualTo("""{"items":[{"provider":"support","id":"c1"}]}""" + "\n"));
    }

    [Test]
    public async Task A_token_of_another_page_size_is_refused()
    {
        await using FakeServer server = await FakeServer.WithPagesAsync("""{"items":[{"id":"c1"}],"nextCursor":"a"}""");
        using Mhub mhub = new Mhub().At(server.Address);
        MhubRun first = await mhub.RunAsync("contacts", "--pages", "--limit", "1", "--output", "json");
        string token = first.Single.GetProperty("continuationToken").GetString()!;

        MhubRun second = await mhub.RunAsync("contacts", "--page-size", "7", "--after", token, "--output", "json");

        Assert.That(second.ErrorObject.GetProperty("code").GetString(), Is.EqualTo("invalidRequest"));
        Assert.That(second.ExitCode, Is.EqualTo(3));
    }

    [Test]
    public async Task What_was_printed_stays_when_a_later_page_fails()
    {
        await using FakeServer server = await FakeServer.StartAsync((context, cancellationToken) => context.Request.QueryString.Value!.Contains("cursor")
            ? FakeServer.JsonAsync(context, 403, """{"error":{"code":"FORBIDDEN","message":"No."}}""", cancellationToken)
            : FakeServer.JsonAsync(context, 200, """{"items":[{"id":"c1"}],"nextCursor":"a"}""", cancellationToken));
        using Mhub mhub = new Mhub().At(server.Address);

        MhubRun run = await mhub.RunAsync("contacts", "--output", "json");

        Assert.That(run.Single.GetProperty("id").GetString(), Is.EqualTo("c1"));
        Assert.That(run.ErrorObject.GetProperty("code").GetString(), Is.EqualTo("permissionDenied"));
        Assert.That(run.ExitCode, Is.EqualTo(3));
    }

    [Test]
    public async Task Messages_are_refused_without_asking_where_the_service_has_no_history()
    {
        await using FakeServer server = await FakeServer.WithPagesAsync("""{"items":[]}""");
        using Mhub mhub = new Mhub().At(server.Address);

        MhubRun run = await mhub.RunAsync("messages", "--with", "+15551234567", "--output", "json");

        Assert.That(run.ErrorObject.GetProperty("code").GetString(), Is.EqualTo("notSupported"));
        Assert.That(run.ErrorObject.GetProperty("operation").GetString(), Is.EqualTo("listMessages"));
        Assert.That(run.ExitCode, Is.EqualTo(8));
        Assert.That(server.Requests, Is.Empty);
    }
}
