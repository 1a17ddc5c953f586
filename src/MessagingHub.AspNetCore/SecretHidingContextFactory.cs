using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace MessagingHub.AspNetCore;

/// <summary>Takes the secret out of a webhook's path before the server's own logs and traces see the request.</summary>
/// <remarks>ASP.NET Core logs "Request starting" with the whole path, and sets the path on its trace, before any middleware runs; only the factory of contexts comes earlier.</remarks>
internal sealed class SecretHidingContextFactory(IServiceProvider services) : IHttpContextFactory
{
    private readonly DefaultHttpContextFactory _inner = new(services);

    /// <summary>Found out with the first request: then everything is mapped, with the prefixes of its groups.</summary>
    private readonly Lazy<WebhookAddress[]> _addresses = new(() => [.. AddressesIn(services)]);

    public HttpContext Create(IFeatureCollection featureCollection)
    {
        ArgumentNullException.ThrowIfNull(featureCollection);
        if (featureCollection.Get<IHttpRequestFeature>() is { } request)
        {
            foreach (WebhookAddress address in _addresses.Value)
            {
                if (address.TrySplit(request.Path, out string? shown, out string? secret))
                {
                    featureCollection.Set(new PathSecret(secret));
                    request.Path = shown;
                    request.RawTarget = new PathString(shown).ToUriComponent() + request.QueryString;
                    break;
                }
            }
        }

        return _inner.Create(featureCollection);
    }

    public void Dispose(HttpContext httpContext) => _inner.Dispose(httpContext);

    private static IEnumerable<WebhookAddress> AddressesIn(IServiceProvider services)
    {
        string? pathBase = services.GetRequiredService<IOptions<MessagingWebhookOptions>>().Value.PathBase;
        foreach (RouteEndpoint mapped in (services.GetService<EndpointDataSource>()?.Endpoints ?? []).OfType<RouteEndpoint>())
        {
            if (mapped.Metadata.GetMetadata<WebhookEndpoint>() is null)
            {
                continue;
            }

            yield return WebhookAddress.Of(mapped.RoutePattern, pathBase: null);
            if (pathBase is not null)
            {
                yield return WebhookAddress.Of(mapped.RoutePattern, pathBase);
            }
        }
    }
}
