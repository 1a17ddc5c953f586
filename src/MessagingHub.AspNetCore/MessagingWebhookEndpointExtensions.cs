using System.Diagnostics.CodeAnalysis;
using MessagingHub;
using MessagingHub.AspNetCore;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the addresses to which services push.</summary>
public static class MessagingWebhookEndpointExtensions
{
    /// <summary>Maps <c>{path}/{account}/{secret?}</c> for every account: POST takes a delivery.</summary>
    /// <param name="endpoints">The application, or a group of routes.</param>
    /// <param name="path">The path; nothing else can be mapped two levels below it, because the second level is the secret.</param>
    /// <returns>The endpoint, for conventions such as rate limiting. It is anonymous: services cannot log in, each delivery is verified instead.</returns>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    /// <exception cref="InvalidOperationException">The services lack <c>AddMessagingHub</c>, <c>AddMessagingWebhooks</c> or a handler.</exception>
    public static IEndpointConventionBuilder MapMessagingWebhooks(this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string path = "/webhooks")
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(path);
        if (path.Trim('/').Length == 0)
        {
            throw new ArgumentException("Webhooks need a path of their own, such as /webhooks: what follows it is taken for account and secret.", nameof(path));
        }

        IServiceProvider services = endpoints.ServiceProvider;
        var endpoint = new WebhookEndpoint(
            services.GetService<WebhookReceiver>() ?? throw Missing("AddMessagingHub(…)"),
            services.GetRequiredService<IOptions<MessagingWebhookOptions>>().Value,
            services.GetRequiredService<ILoggerFactory>().CreateLogger(WebhookEndpointLogs.Category),
            services.GetService<IHostApplicationLifetime>()?.ApplicationStopping ?? CancellationToken.None);
        if (services.GetService<IHttpContextFactory>() is not SecretHidingContextFactory)
        {
            throw Missing("AddMessagingWebhooks()");
        }

        if (services.GetService<IServiceProviderIsService>()?.IsService(typeof(IMessagingEventHandler)) == false)
        {
            throw Missing("AddScoped<IMessagingEventHandler, …>()");
        }

        return endpoints.MapPost($"{path.TrimEnd('/')}/{{account}}/{{**secret}}", endpoint.TakeAsync)
            .WithMetadata(endpoint)
            .WithDisplayName("MessagingHub webhooks")
            .ExcludeFromDescription()
            .AllowAnonymous();
    }

    private static InvalidOperationException Missing(string how) => new($"MapMessagingWebhooks needs builder.Services.{how}.");
}
