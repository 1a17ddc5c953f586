using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using MessagingHub.Sandbox;

namespace MessagingHub.Providers.Tests.Hostile;

/// <summary>What the sandbox, which was written from the services' documents, answers to every call: the material that the tests damage.</summary>
internal static class GoodAnswers
{
    /// <summary>The answers to all calls, by the call's name.</summary>
    public static async Task<IReadOnlyDictionary<string, GoodAnswer>> RecordAsync(CancellationToken cancellationToken)
    {
        await using SandboxServer sandbox = await SandboxServer.StartAsync(cancellationToken: cancellationToken);
        using var recorder = new RecordingHandler();
        await using MessagingHubInstance hub = Accounts.Hub(recorder, sandbox);
        var answers = new Dictionary<string, GoodAnswer>();
        foreach (HostileCall call in HostileCalls.All)
        {
            call.Prepare?.Invoke(sandbox.Sandbox);
            await call.RunAsync(hub.Get(call.Account), cancellationToken);
            answers.Add(call.ToString(), Short(recorder.TakeFirst()));
        }

        return answers;
    }

    /// <summary>The errors that a call meets where the sandbox is told to fail.</summary>
    public static async Task<GoodAnswer> RecordFailureAsync(HostileCall call, Fault fault, CancellationToken cancellationToken)
    {
        await using SandboxServer sandbox = await SandboxServer.StartAsync(cancellationToken: cancellationToken);
        using var recorder = new RecordingHandler();
        await using MessagingHubInstance hub = Accounts.Hub(recorder, sandbox);
        sandbox.Faults.Add(Accounts.DialectOf(call.Account), SandboxOperation.All, fault);
        await Assert.ThrowsAsync<MessagingException>(() => call.RunAsync(hub.Get(call.Account), cancellationToken));
        return Short(recorder.TakeFirst());
    }

    /// <summary>Velstack lists everything at once; two items say as much as sixty.</summary>
    private static GoodAnswer Short((HttpStatusCode Status, byte[] Body) answer)
    {
        JsonNode? json = answer.Body.Length == 0 ? null : JsonNode.Parse(answer.Body);
        Shorten(json);
        return new GoodAnswer(answer.Status, json?.ToJsonString() ?? Encoding.UTF8.GetString(answer.Body));
    }

    private static void Shorten(JsonNode? node)
    {
        if (node is JsonArray items)
        {
            while (items.Count > 2)
            {
                items.RemoveAt(items.Count - 1);
            }
        }

        foreach (JsonNode? child in node switch { JsonArray list => [.. list], JsonObject fields => fields.Select(field => field.Value), _ => Array.Empty<JsonNode?>() })
        {
            Shorten(child);
        }
    }
}
