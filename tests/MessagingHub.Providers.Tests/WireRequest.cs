using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace MessagingHub.Providers.Tests;

/// <summary>A request as it went out.</summary>
internal sealed record WireRequest(
    string Method, string Address, IReadOnlyDictionary<string, string> Headers, MediaTypeHeaderValue? ContentType, JsonNode? Body)
{
    public string MethodAndAddress => $"{Method} {Address}";

    public bool HasBody(string json) => JsonNode.DeepEquals(Body, JsonNode.Parse(json));
}
