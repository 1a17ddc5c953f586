using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace MessagingHub.AspNetCore;

/// <summary>Takes the secret out of a webhook's path before the server's own logs and traces see the request.</summary>
/// <remarks>ASP.NET Core logs "Request starting" with the whole path, and sets the path on its trace, before any middleware runs; only the factory of contexts comes earlier.</remarks>
internal sealed class SecretHidingContextFactory(IServiceProvider services) : IHttpContextFactory
{
    private readonly DefaultHttpContextFactory _inner = new(services);
    private readonly string _path = services.GetRequiredService<IOptions<MessagingWebhookOptions>>().Value.Path + "/";

    public HttpContext Create(IFeatureCollection featureCollection)
    {
        ArgumentNullException.ThrowIfNull(featureCollection);
        if (featureCollection.Get<IHttpRequestFeature>() is { } request && request.Path.StartsWith(_path, StringComparison.OrdinalIgnoreCase))
        {
            int slash = request.Path.IndexOf('/', _path.Length);
            if (slash >= 0)
            {
                featureCollection.Set(new PathSecret(request.Path[(slash + 1)..]));
                request.Path = request.Path[..slash];
                request.RawTarget = request.Path;
            }
        }

        return _inner.Create(featureCollection);
    }

    public void Dispose(HttpContext httpContext) => _inner.Dispose(httpContext);
}
