using System.Net.Http.Headers;
using System.Text.Json;
using MessagingHub.Sandbox;

namespace MessagingHub.Tests.Sandbox;

/// <summary>A sandbox seen as VelaFlows, with the good token and workspace.</summary>
public abstract class VelaFlowsTest(Transport transport) : SandboxTest(transport)
{
    protected const string Conversations = "/inbox/conversations";

    protected override string Api => "velaflows/api/v1";

    [SetUp]
    public void SpeakVelaFlows()
    {
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", SandboxCredentials.VelaFlowsToken);
        Http.DefaultRequestHeaders.Add("x-workspace-id", SandboxCredentials.VelaFlowsWorkspaceId);
    }

    internal Task<Reply> PatchAsync(string path, string json) => SendAsync(HttpMethod.Patch, $"{Api}{path}", json);

    internal Task<Reply> WriteAsync(string text = "Hello")
        => PostAsync($"{Conversations}/{FirstId}/messages", $$"""{"content":"{{text}}","type":"text"}""");

    internal string FirstId => VelaFlowsIds.Of(Box.World.Conversations[0]);

    internal static JsonElement Data(Reply reply) => reply.Json.GetProperty("data");

    internal static JsonElement[] Items(Reply reply) => [.. Data(reply).GetProperty("items").EnumerateArray()];

    internal static string[] Ids(Reply reply) => [.. Items(reply).Select(item => item.GetProperty("_id").GetString()!)];

    internal static int Paging(Reply reply, string name) => Data(reply).GetProperty("pagination").GetProperty(name).GetInt32();

    /// <summary>An error envelope, details aside.</summary>
    internal static void AssertError(Reply reply, int status, string code) => Assert.Multiple(() =>
    {
        Assert.That(reply.Status, Is.EqualTo(status));
        Assert.That(reply.Keys, Is.EqualTo("error success"));
        Assert.That(reply.Json.GetProperty("success").GetBoolean(), Is.False);
        Assert.That(reply.ErrorCode, Is.EqualTo(code));
        Assert.That(reply.Json.GetProperty("error").GetProperty("message").GetString(), Is.Not.Empty);
    });

    /// <summary>The paths in <c>error.details.errors</c>.</summary>
    internal static string[] WrongFields(Reply reply)
        => [.. reply.Json.GetProperty("error").GetProperty("details").GetProperty("errors").EnumerateArray()
            .Select(error => error.GetProperty("path").GetString()!)];
}
