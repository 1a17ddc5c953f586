using System.Text;
using MessagingHub.Sandbox;

namespace MessagingHub.Tests.Sandbox;

/// <summary>Requests whose details do not matter.</summary>
internal static class Some
{
    public static StringContent TextMessage()
        => new($$"""{"to":"{{SandboxSeed.KnownPhone}}","text":"Hello"}""", Encoding.UTF8, "application/json");
}
