using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace MessagingHub.Sandbox;

/// <summary>
/// The segments of a request's path below its dialect's prefix, decoded one by one. They are taken from the request
/// line: the server's own decoded path can no longer tell a slash inside an id from one between segments.
/// </summary>
internal static class RequestPath
{
    /// <returns>The segments; none for a path with dot segments, which would be one thing to the router and another here.</returns>
    public static string[] Segments(HttpRequest request)
    {
        string raw = request.HttpContext.Features.Get<IHttpRequestFeature>()?.RawTarget ?? "";
        bool isPath = raw.StartsWith('/');
        string path = isPath ? raw.Split('?', 2)[0] : request.PathBase.Add(request.Path).ToUriComponent();
        int prefix = (request.PathBase.Value ?? "").Count(c => c == '/');
        string[] segments = [.. path.Split('/').Skip(1).Select(Uri.UnescapeDataString)];
        return segments.Any(segment => segment is "." or "..") ? [] : [.. segments.Skip(prefix)];
    }
}
