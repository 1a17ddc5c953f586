using System.Net.Http.Headers;
using MessagingHub.Sandbox;

namespace MessagingHub.Tests.Sandbox;

[TestFixture(Transport.Port)]
[TestFixture(Transport.Memory)]
public sealed class FlowellaAccessTests(Transport transport) : SandboxTest(transport)
{
    private static readonly string[] Gets = ["/ping", "/conversations", "/contacts", "/templates", "/analytics"];
    private static readonly string[] Posts = ["/messages", "/contacts", "/opt-outs", "/templates/send"];

    [Test]
    public async Task Ping_says_ok_and_names_the_organization()
    {
        Reply reply = await GetAsync("/ping");

        Assert.Multiple(() =>
        {
            Assert.That(reply.Status, Is.EqualTo(200));
            Assert.That(reply.Keys, Is.EqualTo("ok organizationId"));
            Assert.That(reply.Json.GetProperty("ok").GetBoolean(), Is.True);
            Assert.That(reply.String("organizationId"), Is.EqualTo(SandboxCredentials.FlowellaOrganizationId));
            Assert.That(reply.ContentHeaders.ContentType?.MediaType, Is.EqualTo("application/json"));
        });
    }

    [Test]
    public void The_key_has_the_documented_prefix_and_length()
        => Assert.That(SandboxCredentials.FlowellaApiKey, Does.Match("^flo_[a-z0-9]{24}$"));

    [TestCaseSource(nameof(Gets))]
    public async Task Reading_without_a_key_is_401(string path)
    {
        Http.DefaultRequestHeaders.Authorization = null;

        AssertUnauthorized(await GetAsync(path));
    }

    [TestCaseSource(nameof(Posts))]
    public async Task Writing_without_a_key_is_401(string path)
    {
        Http.DefaultRequestHeaders.Authorization = null;

        AssertUnauthorized(await PostAsync(path, "{}"));
    }

    [TestCase("Bearer", "flo_someoneelseskey000000000")]
    [TestCase("Bearer", "FLO_SANDBOXSANDBOXSANDBOX001")]
    [TestCase("Bearer", null)]
    [TestCase("Basic", SandboxCredentials.FlowellaApiKey)]
    public async Task A_wrong_credential_is_401(string scheme, string? parameter)
    {
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(scheme, parameter);

        AssertUnauthorized(await GetAsync("/ping"));
    }

    [Test]
    public async Task A_refused_key_accepts_nothing()
    {
        Http.DefaultRequestHeaders.Authorization = null;
        await SendTextAsync();

        Assert.That(Box.Ledger.Count, Is.Zero);
    }

    [TestCase("/nothing")]
    [TestCase("/messages/17")]
    [TestCase("")]
    public async Task An_unknown_path_is_404_in_the_envelope(string path)
    {
        Reply reply = await GetAsync(path);

        Assert.Multiple(() =>
        {
            Assert.That(reply.Status, Is.EqualTo(404));
            Assert.That(reply.Keys, Is.EqualTo("error"));
            Assert.That(Reply.NamesOf(reply.Json.GetProperty("error")), Is.EqualTo("code message"));
        });
    }

    [Test]
    public async Task A_known_path_with_another_method_is_405_and_names_the_methods()
    {
        Reply reply = await SendAsync(HttpMethod.Delete, "flowella/api/v1/contacts");

        Assert.Multiple(() =>
        {
            Assert.That(reply.Status, Is.EqualTo(405));
            Assert.That(reply.Keys, Is.EqualTo("error"));
            Assert.That(reply.ContentHeaders.Allow, Is.EquivalentTo(Methods));
        });
    }

    private static readonly string[] Methods = ["GET", "POST"];

    private static void AssertUnauthorized(Reply reply) => Assert.Multiple(() =>
    {
        Assert.That(reply.Status, Is.EqualTo(401));
        Assert.That(reply.Keys, Is.EqualTo("error"));
        Assert.That(Reply.NamesOf(reply.Json.GetProperty("error")), Is.EqualTo("code message"));
        Assert.That(reply.ErrorCode, Is.EqualTo("UNAUTHORIZED"));
    });
}
