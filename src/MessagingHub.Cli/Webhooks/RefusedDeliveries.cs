using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MessagingHub.Cli;

/// <summary>Tells of requests that reach no account: what came, why it was refused, and what to change. Those that reach one, the hub tells of.</summary>
/// <param name="accounts">The names of all accounts.</param>
/// <param name="places">The accounts that are pushed to.</param>
/// <param name="maxBodyBytes">The largest body taken.</param>
/// <param name="log">Where to tell it.</param>
internal sealed class RefusedDeliveries(IReadOnlyList<string> accounts, IReadOnlyList<WebhookPlace> places, int maxBodyBytes, ILogger log)
{
    private readonly string _addresses = places.Count == 0 ? "none" : string.Join(", ", places.Select(place => place.PathWith("<secret>")));

    /// <summary>Runs around everything else.</summary>
    public async Task WatchAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        if (ReasonOf(context) is { } reason)
        {
            string what = context.Request.Method is "GET" or "HEAD" or "POST" or "PUT" or "PATCH" or "DELETE" or "OPTIONS"
                ? $"{context.Request.Method} to"
                : "request to";
            log.Log(
                LogLevel.Warning,
                default,
                FormattableString.Invariant($"a {what} {Known(context.Request.Path)} was refused with {context.Response.StatusCode}: {reason}"),
                exception: null,
                static (text, _) => text);
        }
    }

    private string? ReasonOf(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound when context.GetEndpoint() is not null => $"there is no such account, or nothing is pushed for it. Addresses: {_addresses}.",
        StatusCodes.Status404NotFound => $"no account has this path. Addresses: {_addresses}.",
        StatusCodes.Status405MethodNotAllowed => "a delivery is a POST; let the service, or whoever tries it out, send one.",
        StatusCodes.Status413PayloadTooLarge => FormattableString.Invariant(
            $"its body is larger than {maxBodyBytes} bytes. An application can take more: MessagingWebhookOptions.MaxBodyBytes."),
        _ => null,
    };

    /// <summary>The path with the words we gave out ourselves: anything else may be a secret that went astray, or a person's number.</summary>
    private string Known(string path)
    {
        string[] words = [WebhookHost.Path.TrimStart('/'), .. accounts];
        IEnumerable<string> parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries)
            .Select(part => words.FirstOrDefault(word => word.Equals(part, StringComparison.OrdinalIgnoreCase)) ?? "…");
        return "/" + string.Join('/', parts);
    }
}
