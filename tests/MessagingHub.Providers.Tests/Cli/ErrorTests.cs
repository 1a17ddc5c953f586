using System.Text.Json;
using MessagingHub.Sandbox;
using Microsoft.AspNetCore.Http;

namespace MessagingHub.Providers.Tests.Cli;

/// <summary>What a service's errors become: code, exit code, and a message that names account, operation and remedy.</summary>
[CancelAfter(30_000)]
internal sealed class ErrorTests
{
    private const string OneRetry = "\"Delay\": \"00:00:00.010\", \"MaxRetryAttempts\": 1";

    [TestCase(400, "VALIDATION_ERROR", "invalidRequest", 3, "Correct the request")]
    [TestCase(401, "UNAUTHORIZED", "unauthenticated", 4, "Check the account's ApiKey")]
    [TestCase(402, "PAYMENT_REQUIRED", "paymentRequired", 3, "billing")]
    [TestCase(403, "FORBIDDEN", "permissionDenied", 3, "opted out")]
    [TestCase(404, "NOT_FOUND", "notFound", 3, "BaseAddress")]
    [TestCase(409, "CONFLICT", "conflict", 3, "exists already")]
    [TestCase(429, "RATE_LIMITED", "rateLimited", 5, "limit is per organization")]
    [TestCase(500, "INTERNAL_ERROR", "unavailable", 6, "status page")]
    [TestCase(503, "SERVICE_UNAVAILABLE", "unavailable", 6, "safe to try again later")]
    public async Task Every_error_status_of_a_list_is_explained(int status, string providerCode, string code, int exitCode, string remedy)
    {
        await using FakeServer server = await FakeServer.WithAsync(status, ErrorBody(providerCode, "The service says no."));
        using Mhub mhub = At(server);

        MhubRun run = await mhub.RunAsync("conversations", "--output", "json");

        JsonElement error = run.ErrorObject;
        Assert.That(error.GetProperty("code").GetString(), Is.EqualTo(code));
        Assert.That(error.GetProperty("provider").GetString(), Is.EqualTo("support"));
        Assert.That(error.GetProperty("operation").GetString(), Is.EqualTo("listConversations"));
        Assert.That(error.GetProperty("providerCode").GetString(), Is.EqualTo(providerCode));
        Assert.That(error.GetProperty("statusCode").GetInt32(), Is.EqualTo(status));
        Assert.That(error.GetProperty("mayHaveBeenAccepted").GetBoolean(), Is.False);
        Assert.That(error.GetProperty("message").GetString(), Does.Contain("support")
            .And.Contain("listConversations").And.Contain("The service says no.").And.Contain(remedy));
        Assert.That(run.ExitCode, Is.EqualTo(exitCode));
        Assert.That(run.Out, Is.Empty);
    }

    [TestCase(400, "invalidRequest", 3, false)]
    [TestCase(401, "unauthenticated", 4, false)]
    [TestCase(402, "paymentRequired", 3, false)]
    [TestCase(403, "permissionDenied", 3, false)]
    [TestCase(404, "notFound", 3, false)]
    [TestCase(429, "rateLimited", 5, false)]
    [TestCase(500, "unavailable", 7, true)]
    [TestCase(503, "unavailable", 7, true)]
    public async Task Every_error_status_of_a_send_says_whether_it_may_have_been_accepted(int status, string code, int exitCode, bool mayHaveBeenAccepted)
    {
        await using FakeServer server = await FakeServer.WithAsync(status, """{"error":{"code":"X","message":"No."}}""");
        using Mhub mhub = At(server);

        MhubRun run = await mhub.RunAsync("send", "--to", "+15551234567", "--text", "hi", "--output", "json");

        Assert.That(run.ErrorObject.GetProperty("code").GetString(), Is.EqualTo(code));
        Assert.That(run.ErrorObject.GetProperty("mayHaveBeenAccepted").GetBoolean(), Is.EqualTo(mayHaveBeenAccepted));
        Assert.That(run.ExitCode, Is.EqualTo(exitCode));
        Assert.That(server.Requests, Has.Count.EqualTo(status == 429 ? 2 : 1));
    }

    [Test]
    public async Task A_wait_the_service_asks_for_is_passed_on()
    {
        await using FakeServer server = await FakeServer.StartAsync((context, cancellationToken) =>
        {
            context.Response.Headers.RetryAfter = "120";
            return FakeServer.JsonAsync(context, 429, """{"error":{"code":"RATE_LIMITED","message":"Too many requests"}}""", cancellationToken);
        });
        using Mhub mhub = At(server);

        MhubRun run = await mhub.RunAsync("contacts", "--output", "json");

        Assert.That(run.ErrorObject.GetProperty("retryAfterSeconds").GetInt32(), Is.EqualTo(120));
        Assert.That(run.ExitCode, Is.EqualTo(5));
        Assert.That(server.Requests, Has.Count.EqualTo(1), "the wait does not fit into the call");
    }

    [Test]
    public async Task For_people_an_error_is_one_paragraph()
    {
        await using FakeServer server = await FakeServer.WithAsync(402, """{"error":{"code":"PAYMENT_REQUIRED","message":"Line one\nline two \u001b[31mred"}}""");
        using Mhub mhub = At(server);

        MhubRun run = await mhub.RunAsync("send", "--to", "+15551234567", "--text", "hi");

        Assert.That(run.Error, Does.StartWith("error: support (Flowella): send failed: HTTP 402 PAYMENT_REQUIRED").And.Contain("It was not accepted."));
        Assert.That(run.Error.TrimEnd('\n'), Does.Not.Contain("\n").And.Not.Match(MhubRun.TerminalCommands));
    }

    [TestCase("not json at all", "text/plain")]
    [TestCase("<html><body>Bad gateway</body></html>", "text/html")]
    [TestCase("""{"items":[{"id":"c1"}""", "application/json")]
    [TestCase("", "application/json")]
    [TestCase("[]", "application/json")]
    [TestCase("null", "application/json")]
    [TestCase("""{"ok":true}""", "application/json")]
    public async Task A_success_that_cannot_be_read_is_an_invalid_response(string body, string contentType)
    {
        await using FakeServer server = await FakeServer.WithAsync(200, body, contentType);
        using Mhub mhub = At(server);

        MhubRun list = await mhub.RunAsync("contacts", "--output", "json");
        MhubRun send = await mhub.RunAsync("send", "--to", "+15551234567", "--text", "hi", "--output", "json");

        Assert.That(list.ErrorObject.GetProperty("code").GetString(), Is.EqualTo("invalidResponse"));
        Assert.That(list.ErrorObject.GetProperty("mayHaveBeenAccepted").GetBoolean(), Is.False);
        Assert.That(list.ExitCode, Is.EqualTo(6));
        Assert.That(send.ErrorObject.GetProperty("code").GetString(), Is.EqualTo("invalidResponse"));
        Assert.That(send.ErrorObject.GetProperty("mayHaveBeenAccepted").GetBoolean(), Is.True);
        Assert.That(send.ExitCode, Is.EqualTo(7));
        Assert.That(server.Requests.Count(request => request.StartsWith("POST", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [TestCase(401, "unauthenticated", "not json")]
    [TestCase(403, "permissionDenied", "<html></html>")]
    [TestCase(404, "notFound", "{\"error\":{\"code\":")]
    [TestCase(503, "unavailable", "")]
    public async Task An_error_status_keeps_its_own_code_whatever_its_body_is(int status, string code, string body)
    {
        await using FakeServer server = await FakeServer.WithAsync(status, body, "text/html");
        using Mhub mhub = At(server);

        MhubRun run = await mhub.RunAsync("contacts", "--output", "json");

        Assert.That(run.ErrorObject.GetProperty("code").GetString(), Is.EqualTo(code));
        Assert.That(run.ErrorObject.TryGetProperty("providerCode", out _), Is.False);
    }

    [Test]
    public async Task An_answer_that_breaks_off_is_an_invalid_response()
    {
        await using SandboxServer sandbox = await SandboxServer.StartAsync();
        sandbox.Faults.Add(SandboxDialect.Flowella, SandboxOperation.ListContacts, Fault.TruncatedBody(), times: null);
        using Mhub mhub = new Mhub().At(sandbox.FlowellaAddress, resilience: OneRetry);

        MhubRun run = await mhub.RunAsync("contacts", "--output", "json");

        Assert.That(run.ErrorObject.GetProperty("code").GetString(), Is.EqualTo("invalidResponse"));
        Assert.That(run.ExitCode, Is.EqualTo(6));
        Assert.That(sandbox.Requests.Entries, Has.Count.EqualTo(2), "reading again is safe");
    }

    [TestCase("contacts", 6)]
    [TestCase("send", 7)]
    public async Task A_body_that_drips_ends_with_the_timeout(string command, int exitCode)
    {
        await using FakeServer server = await FakeServer.StartAsync(async (context, cancellationToken) =>
        {
            while (true)
            {
                await context.Response.WriteAsync(" ", cancellationToken);
                await context.Response.Body.FlushAsync(cancellationToken);
                await Task.Delay(20, cancellationToken);
            }
        });
        using Mhub mhub = new Mhub().At(
            server.Address, resilience: "\"AttemptTimeout\": \"00:00:00.300\", \"TotalTimeout\": \"00:00:00.300\"");

        MhubRun run = command == "send"
            ? await mhub.RunAsync("send", "--to", "+15551234567", "--text", "hi", "--output", "json")
            : await mhub.RunAsync("contacts", "--output", "json");

        Assert.That(run.ErrorObject.GetProperty("code").GetString(), Is.EqualTo("timeout"));
        Assert.That(run.ExitCode, Is.EqualTo(exitCode));
        Assert.That(server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_body_without_end_stops_at_the_largest_answer_allowed()
    {
        await using FakeServer server = await FakeServer.StartAsync(async (context, cancellationToken) =>
        {
            string padding = new(' ', 4096);
            while (true)
            {
                await context.Response.WriteAsync(padding, cancellationToken);
            }
        });
        using Mhub mhub = new Mhub().At(server.Address, "\"MaxResponseBytes\": 100000");

        MhubRun run = await mhub.RunAsync("contacts", "--output", "json");

        Assert.That(run.ErrorObject.GetProperty("code").GetString(), Is.EqualTo("invalidResponse"));
        Assert.That(run.ErrorObject.GetProperty("message").GetString(), Does.Contain("MaxResponseBytes"));
        Assert.That(run.ExitCode, Is.EqualTo(6));
    }

    [Test]
    public async Task The_key_never_shows()
    {
        await using FakeServer server = await FakeServer.StartAsync((context, cancellationToken) => FakeServer.JsonAsync(
            context, 401, ErrorBody("UNAUTHORIZED", $"Bad header {context.Request.Headers.Authorization}"), cancellationToken));
        using Mhub mhub = At(server);

        foreach (string[] args in new string[][] { ["check"], ["contacts"], ["contacts", "--output", "json"], ["providers"], ["providers", "--output", "json"] })
        {
            MhubRun run = await mhub.RunAsync(args);
            Assert.That(run.Out + run.Error, Does.Not.Contain("flo_sandbox"), string.Join(' ', args));
        }
    }

    private static Mhub At(FakeServer server) => new Mhub().At(server.Address, resilience: OneRetry);

    private static string ErrorBody(string code, string message) => "{\"error\":{\"code\":\"" + code + "\",\"message\":\"" + message + "\"}}";
}
