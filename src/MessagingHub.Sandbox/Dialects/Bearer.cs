using Microsoft.AspNetCore.Http;

namespace MessagingHub.Sandbox;

/// <summary>The credential that all these services take: <c>Authorization: Bearer …</c>.</summary>
internal static class Bearer
{
    private const string Scheme = "Bearer ";

    public static bool Is(HttpRequest request, string key)
    {
        string header = request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && header.AsSpan(Scheme.Length).Trim().SequenceEqual(key);
    }
}
