using System.Net.Http.Headers;
using System.Text.Json;
using MessagingHub.Sandbox;

namespace MessagingHub.Tests.Sandbox;

/// <summary>A sandbox seen as Velstack, with the good key.</summary>
public abstract class VelstackTest(Transport transport) : SandboxTest(transport)
{
    protected const string Group = SandboxCredentials.VelstackGroupId;

    /// <summary>An id in the right form that nothing has.</summary>
    protected const string Nobody = "00000000-0000-4000-8000-00000000dead";

    protected override string Api => "velstack/api";

    [SetUp]
    public void SpeakVelstack()
        => Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", SandboxCredentials.VelstackApiKey);

    internal Task<Reply> PutAsync(string path, string json) => SendAsync(HttpMethod.Put, $"{Api}{path}", json);

    internal Task<Reply> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, $"{Api}{path}");

    internal Task<Reply> QuickAsync(string recipient = "\"0241234567\"")
        => PostAsync(
            "/quick/sms",
            $$"""{"sender":"Sandbox","recipient":{{recipient}},"message":"Hello","title":"Greeting","is_scheduled":false}""");

    internal static JsonElement Data(Reply reply) => reply.Json.GetProperty("data");

    internal static JsonElement Summary(Reply reply) => Data(reply).GetProperty("summary");

    /// <summary>The envelope of a success, its keys in the documented order.</summary>
    internal static void AssertSuccess(Reply reply, JsonValueKind data) => Assert.Multiple(() =>
    {
        Assert.That(reply.Status, Is.EqualTo(200));
        Assert.That(reply.Json.EnumerateObject().Select(property => property.Name), Is.EqualTo(SuccessKeys));
        Assert.That(reply.Json.GetProperty("status").GetBoolean(), Is.True);
        Assert.That(reply.Json.GetProperty("code").GetInt32(), Is.EqualTo(200));
        Assert.That(reply.String("message"), Is.Not.Empty);
        Assert.That(Data(reply).ValueKind, Is.EqualTo(data));
    });

    internal static void AssertError(Reply reply, int status, int? code = null) => Assert.Multiple(() =>
    {
        Assert.That(reply.Status, Is.EqualTo(status));
        Assert.That(reply.Keys, Is.EqualTo("code message status"));
        Assert.That(reply.Json.GetProperty("status").GetBoolean(), Is.False);
        Assert.That(reply.Json.GetProperty("code").GetInt32(), Is.EqualTo(code ?? status));
        Assert.That(reply.String("message"), Is.Not.Empty);
    });

    private static readonly string[] SuccessKeys = ["status", "code", "message", "data"];
}
