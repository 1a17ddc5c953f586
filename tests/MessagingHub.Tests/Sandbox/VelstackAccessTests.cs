using System.Net.Http.Headers;
using MessagingHub.Sandbox;

namespace MessagingHub.Tests.Sandbox;

[TestFixture(Transport.Port)]
[TestFixture(Transport.Memory)]
public sealed class VelstackAccessTests(Transport transport) : VelstackTest(transport)
{
    private static readonly string[] Methods = ["GET", "PUT", "DELETE"];

    [TestCase("POST", "/quick/sms")]
    [TestCase("POST", "/group/sms")]
    [TestCase("GET", "/group")]
    [TestCase("GET", "/group/" + Group)]
    [TestCase("POST", "/group")]
    [TestCase("PUT", "/group/" + Group)]
    [TestCase("DELETE", "/group/" + Group)]
    [TestCase("GET", "/contact")]
    [TestCase("GET", "/contact/" + Group)]
    [TestCase("POST", "/contact")]
    [TestCase("PUT", "/contact/" + Nobody)]
    [TestCase("DELETE", "/contact/" + Nobody)]
    [TestCase("POST", "/sender/id")]
    public async Task Every_documented_call_is_there_and_without_a_key_it_is_401(string method, string path)
    {
        Http.DefaultRequestHeaders.Authorization = null;

        AssertError(await SendAsync(HttpMethod.Parse(method), Api + path, method is "POST" or "PUT" ? "{}" : null), 401);
    }

    [TestCase("Bearer", "pk_live__someoneelse")]
    [TestCase("Basic", SandboxCredentials.VelstackApiKey)]
    public async Task A_wrong_key_is_401(string scheme, string parameter)
    {
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(scheme, parameter);

        AssertError(await GetAsync("/group"), 401);
    }

    [TestCase("/nothing")]
    [TestCase("/quick")]
    [TestCase("/sms/quick")]
    public async Task An_unknown_path_is_404(string path) => AssertError(await GetAsync(path), 404);

    [Test]
    public async Task A_known_path_with_another_method_is_405_and_names_the_methods()
    {
        Reply reply = await PostAsync($"/contact/{Group}", "{}");

        AssertError(reply, 405);
        Assert.That(reply.ContentHeaders.Allow, Is.EquivalentTo(Methods));
    }

    [Test]
    public async Task A_body_that_is_no_json_is_400() => AssertError(await PostAsync("/group", "{"), 400);

    [Test]
    public void The_constants_are_those_of_the_world()
    {
        Assert.Multiple(() =>
        {
            Assert.That(VelstackIds.Of(Box.World.Groups[0]), Is.EqualTo(SandboxCredentials.VelstackGroupId));
            Assert.That(SandboxCredentials.VelstackApiKey, Does.StartWith("sk_test__"));
            Assert.That(Guid.TryParseExact(SandboxCredentials.VelstackGroupId, "D", out _), Is.True);
        });
    }
}
