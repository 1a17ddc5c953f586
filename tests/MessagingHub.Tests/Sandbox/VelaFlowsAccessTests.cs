using System.Net.Http.Headers;
using MessagingHub.Sandbox;

namespace MessagingHub.Tests.Sandbox;

[TestFixture(Transport.Port)]
[TestFixture(Transport.Memory)]
public sealed class VelaFlowsAccessTests(Transport transport) : VelaFlowsTest(transport)
{
    private static readonly string[] Gets = ["/inbox/conversations", "/inbox/conversations/65a1b2c3d4e5f6a7b8c9d0e1", "/crm/leads", "/tags"];

    private static readonly string[] Posts =
    [
        "/inbox/conversations/65a1b2c3d4e5f6a7b8c9d0e1/messages", "/crm/leads", "/integrations/webhooks", "/webhooks/subscriptions",
    ];

    private static readonly string[] Methods = ["GET", "POST"];

    [Test]
    public void The_credentials_have_the_documented_forms()
    {
        Assert.Multiple(() =>
        {
            Assert.That(SandboxCredentials.VelaFlowsToken, Does.Match("^sk_test_[a-z0-9]{48,}$"));
            Assert.That(SandboxCredentials.VelaFlowsWorkspaceId, Does.Match("^[0-9a-f]{24}$"));
        });
    }

    [TestCaseSource(nameof(Gets))]
    public async Task Reading_without_a_token_is_401_and_without_a_workspace_403(string path)
    {
        Http.DefaultRequestHeaders.Remove("x-workspace-id");
        Reply noWorkspace = await GetAsync(path);
        Http.DefaultRequestHeaders.Authorization = null;
        Reply neither = await GetAsync(path);

        AssertError(noWorkspace, 403, "FORBIDDEN");
        AssertError(neither, 401, "UNAUTHORIZED");
    }

    [TestCaseSource(nameof(Posts))]
    public async Task Writing_without_a_token_is_401(string path)
    {
        Http.DefaultRequestHeaders.Authorization = null;

        AssertError(await PostAsync(path, "{}"), 401, "UNAUTHORIZED");
    }

    [Test]
    public async Task Patching_without_a_token_is_401()
    {
        Http.DefaultRequestHeaders.Authorization = null;

        AssertError(await PatchAsync("/customers/65a1b2c3d4e5f6a7b8c9d0e1", "{}"), 401, "UNAUTHORIZED");
    }

    [TestCase("Bearer", "sk_test_someoneelse")]
    [TestCase("Bearer", null)]
    [TestCase("Basic", SandboxCredentials.VelaFlowsToken)]
    public async Task A_wrong_token_gets_the_documented_answer(string scheme, string? parameter)
    {
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(scheme, parameter);

        Reply reply = await GetAsync(Conversations);

        Assert.Multiple(() =>
        {
            Assert.That(reply.Status, Is.EqualTo(401));
            Assert.That(
                reply.Text,
                Is.EqualTo("""{"success":false,"error":{"code":"UNAUTHORIZED","message":"Invalid or expired token"}}"""));
        });
    }

    [Test]
    public async Task Someone_elses_workspace_is_403()
    {
        Http.DefaultRequestHeaders.Remove("x-workspace-id");
        Http.DefaultRequestHeaders.Add("x-workspace-id", "64f1a2b3c4d5e6f7a8b9c0d1");

        AssertError(await WriteAsync(), 403, "FORBIDDEN");
        Assert.That(Box.Ledger.Count, Is.Zero);
    }

    [TestCase("/nothing")]
    [TestCase("/inbox/conversations/")]
    [TestCase("/inbox/conversations/a/b")]
    [TestCase("/inbox/conversations/%2E%2E/messages/x")]
    [TestCase("")]
    public async Task An_unknown_path_is_404(string path) => AssertError(await GetAsync(path), 404, "NOT_FOUND");

    [Test]
    public async Task A_workflow_is_not_there_since_its_call_is_not_documented()
        => AssertError(await PostAsync("/workflows/65a1b2c3d4e5f6a7b8c9d0e1/execute", "{}"), 404, "NOT_FOUND");

    [TestCase("a%2Fb", "a/b")]
    [TestCase("a%20b", "a b")]
    [TestCase("%E2%82%AC", "€")]
    public async Task An_id_in_a_path_is_decoded_once_and_stays_one_segment(string segment, string id)
    {
        Reply reply = await GetAsync($"{Conversations}/{segment}");

        AssertError(reply, 404, "NOT_FOUND");
        Assert.That(
            reply.Json.GetProperty("error").GetProperty("details").GetProperty("resourceId").GetString(), Is.EqualTo(id));
    }

    [TestCase("inbox/../crm/leads")]
    [TestCase("inbox/%2e%2e/crm/leads")]
    [TestCase("./crm/leads")]
    [TestCase("inbox/conversations/../../crm/leads")]
    public async Task Dot_segments_lead_nowhere(string path)
    {
        // On a port in any case: the in-memory client cannot send a path as it is.
        await using SandboxServer server = await SandboxServer.StartAsync();
        using var http = new HttpClient();
        foreach ((string name, IEnumerable<string> values) in Http.DefaultRequestHeaders)
        {
            http.DefaultRequestHeaders.Add(name, values);
        }

        var asIs = new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true };

        using HttpResponseMessage response = await http.GetAsync(new Uri($"{server.BaseAddress}{Api}/{path}", asIs), Limit);

        AssertError(await Reply.ReadAsync(response, Limit), 404, "NOT_FOUND");
    }

    [Test]
    public async Task A_known_path_with_another_method_is_405_and_names_the_methods()
    {
        Reply reply = await SendAsync(HttpMethod.Delete, $"{Api}/crm/leads");

        Assert.Multiple(() =>
        {
            Assert.That(reply.Status, Is.EqualTo(405));
            Assert.That(reply.ContentHeaders.Allow, Is.EquivalentTo(Methods));
        });
    }

    [Test]
    public async Task A_body_that_is_no_json_is_400()
        => AssertError(await PostAsync("/crm/leads", "{"), 400, "BAD_REQUEST");
}
