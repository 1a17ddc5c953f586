using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Routing.Patterns;

namespace MessagingHub.AspNetCore;

/// <summary>A path below which webhooks arrive: which account a request's path is for, and what stands behind that.</summary>
/// <remarks>It looks more generously than routing does, because what it overlooks is logged: doubled and encoded slashes count as one.</remarks>
internal sealed class WebhookAddress
{
    /// <summary>The segments before the account; null for one that may be anything.</summary>
    private readonly string?[] _segments;

    private WebhookAddress(IEnumerable<string?> segments) => _segments = [.. segments];

    /// <param name="pattern">A mapped pattern; its last two segments are account and secret.</param>
    /// <param name="pathBase">What stands before it when a request arrives; null for nothing.</param>
    public static WebhookAddress Of(RoutePattern pattern, string? pathBase) => new(
    [
        .. pathBase?.Split('/', StringSplitOptions.RemoveEmptyEntries) ?? [],
        .. pattern.PathSegments.SkipLast(2).Select(segment => segment.Parts is [RoutePatternLiteralPart literal] ? literal.Content : null),
    ]);

    /// <summary>Parts the secret from the path.</summary>
    /// <param name="path">The path as it arrived, decoded but for <c>%2F</c>.</param>
    /// <param name="shown">The path without the secret.</param>
    /// <param name="secret">The secret.</param>
    /// <returns>False where there is none.</returns>
    public bool TrySplit(string path, [NotNullWhen(true)] out string? shown, [NotNullWhen(true)] out string? secret)
    {
        string[] parts = path.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase)
            .Split('/', _segments.Length + 2, StringSplitOptions.RemoveEmptyEntries);
        shown = secret = null;
        if (parts.Length < _segments.Length + 2 || !_segments.Zip(parts).All(pair => pair.First is null || pair.First.Equals(pair.Second, StringComparison.OrdinalIgnoreCase)))
        {
            return false;
        }

        shown = "/" + string.Join('/', parts[..^1]);
        secret = parts[^1].Trim('/');
        return true;
    }
}
