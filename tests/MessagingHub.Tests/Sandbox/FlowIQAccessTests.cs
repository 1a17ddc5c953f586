using MessagingHub.Sandbox;

namespace MessagingHub.Tests.Sandbox;

[TestFixture(Transport.Port)]
[TestFixture(Transport.Memory)]
public sealed class FlowIQAccessTests(Transport transport) : FlowIQTest(transport)
{
    private const string Tenant = SandboxCredentials.FlowIQTenantId, Foreign = SandboxCredentials.FlowIQForeignTenantId;

    [TestCase("")]
    [TestCase("&tenantId=" + Tenant)]
    public async Task The_tenant_may_be_there_or_not(string query)
        => Assert.That((await ReadAsync("action=contacts" + query)).Status, Is.EqualTo(200));

    [Test]
    public async Task The_address_has_no_version_and_every_setting_is_told()
    {
        Reply reply = await ControlAsync(HttpMethod.Get, "");

        var dialect = reply.Json.GetProperty("dialects").EnumerateArray().Single(item => item.GetProperty("name").GetString() == "flowiq");
        Assert.Multiple(() =>
        {
            Assert.That(dialect.GetProperty("address").GetString(), Is.EqualTo(new Uri(Http.BaseAddress!, "/flowiq").AbsoluteUri));
            Assert.That(dialect.GetProperty("settings").GetProperty("token").GetString(), Does.StartWith("fiq_"));
            Assert.That(dialect.GetProperty("settings").GetProperty("tenantId").GetString(), Is.EqualTo(Tenant));
            Assert.That(
                dialect.GetProperty("operations").EnumerateArray().Select(name => name.GetString()),
                Is.EquivalentTo("listMessages listContacts findContact createContact getContact send subscribeWebhook".Split(' ')));
        });
    }

    [TestCase("GET", "/conversations", null, "Authorization required", "error message success")]
    [TestCase("GET", "/conversations", "fiq_revoked", "AuthenticationError", "error message success")]
    [TestCase("GET", "/conversations", "eyJhbGciOi", "AuthenticationError", "error message success")]
    [TestCase("GET", "/conversations?action=nothing", null, "Authorization required", "error message success")]
    [TestCase("POST", "/contact", null, "Authorization required", "error message")]
    [TestCase("POST", "/contact", "fiq_revoked", "Invalid API key", "error message")]
    [TestCase("POST", "/contact", "eyJhbGciOi", "Invalid token format", "error message")]
    [TestCase("POST", "/send-whatsapp", "fiq_revoked", "Invalid API key", "error message")]
    [TestCase("POST", "/send-whatsapp", "eyJhbGciOi", "Invalid token format", "error message")]
    [TestCase("POST", "/send-template", "fiq_revoked", "Invalid API key", "error message success")]
    [TestCase("POST", "/set-webhooks", "eyJhbGciOi", "Invalid token format", "error message success")]
    [TestCase("GET", "/contact", "fiq_revoked", "Invalid API key", "error message success")]
    public async Task A_bad_token_is_401_in_the_operations_own_words(string method, string path, string? token, string error, string keys)
    {
        Token = token;

        Reply reply = await SendAsync(new HttpMethod(method), "flowiq" + path, method == "POST" ? "{}" : null);

        Assert.Multiple(() =>
        {
            Assert.That(reply.Status, Is.EqualTo(401));
            Assert.That(reply.String("error"), Is.EqualTo(error));
            Assert.That(reply.Keys, Is.EqualTo(keys));
        });
    }

    [TestCase("GET", "/conversations", Foreign, 401, "Authentication mismatch")]
    [TestCase("GET", "/conversations", "nobody", 404, "Organization not found")]
    [TestCase("POST", "/contact", Foreign, 401, "API key mismatch")]
    [TestCase("POST", "/contact", "nobody", 404, "Organization not found")]
    [TestCase("POST", "/send-whatsapp", Foreign, 401, "API key mismatch")]
    [TestCase("POST", "/send-whatsapp", "nobody", 404, "Organization not found")]
    [TestCase("POST", "/send-template", "nobody", 404, "Organization not found")]
    public async Task A_wrong_tenant_is_refused(string method, string path, string tenant, int status, string error)
    {
        Reply reply = await SendAsync(new HttpMethod(method), $"flowiq{path}?tenantId={tenant}", method == "POST" ? "{}" : null);

        Assert.Multiple(() =>
        {
            Assert.That(reply.Status, Is.EqualTo(status));
            Assert.That(reply.String("error"), Is.EqualTo(error));
        });
    }

    [Test]
    public async Task Where_the_tenant_is_required_a_request_without_it_is_400()
    {
        Box.FlowIQ.RequiresTenantId = true;

        Reply without = await ReadAsync("action=contacts");
        Reply with = await ReadAsync($"action=contacts&tenantId={Tenant}");

        Assert.Multiple(() =>
        {
            Assert.That(without.Status, Is.EqualTo(400));
            Assert.That(without.String("error"), Is.EqualTo("Tenant ID is required"));
            Assert.That(without.Json.GetProperty("success").GetBoolean(), Is.False);
            Assert.That(with.Status, Is.EqualTo(200));
        });
    }

    [Test]
    public async Task An_unknown_action_is_400_and_names_the_three_there_are()
    {
        Reply reply = await ReadAsync("action=conversations");

        Assert.Multiple(() =>
        {
            Assert.That(reply.Status, Is.EqualTo(400));
            Assert.That(reply.String("error"), Is.EqualTo("Invalid action"));
            Assert.That(reply.Json.GetProperty("success").GetBoolean(), Is.False);
            Assert.That(
                reply.String("message"), Does.Contain("conversation-messages").And.Contain("contacts").And.Contain("find-by-phone"));
        });
    }

    [TestCase("GET", "/v1/conversations", 404)]
    [TestCase("POST", "/conversations", 405)]
    [TestCase("DELETE", "/contact", 405)]
    public async Task Other_addresses_are_refused(string method, string path, int status)
    {
        Reply reply = await SendAsync(new HttpMethod(method), "flowiq" + path);

        Assert.Multiple(() =>
        {
            Assert.That(reply.Status, Is.EqualTo(status));
            Assert.That(reply.Keys, Is.EqualTo("error message success"));
        });
    }
}
