using MessagingHub;
using MessagingHub.AspNetCore;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the addresses to which services push.</summary>
public static class MessagingWebhookEndpointExtensions
{
    /// <summary>Maps <c>{Path}/{account}/{secret?}</c> for every account: POST takes a delivery.</summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="path">The path; null for that of <see cref="MessagingWebhookOptions"/>, <c>/webhooks</c> by default.</param>
    /// <returns>The endpoint, for conventions such as rate limiting. Services cannot log in: it must stay anonymous.</returns>
    /// <exception cref="InvalidOperationException">The services lack <c>AddMessagingHub</c>, <c>AddMessagingWebhooks</c> or a handler, or the path is another than the one configured there.</exception>
    public static IEndpointConventionBuilder MapMessagingWebhooks(this IEndpointRouteBuilder endpoints, string? path = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        IServiceProvider services = endpoints.ServiceProvider;
        Require<WebhookReceiver>(services, "AddMessagingHub(…)");
        Require<IHttpContextFactory>(services, "AddMessagingWebhooks()", factory => factory is SecretHidingContextFactory);
        if (services.GetRequiredService<IServiceProviderIsService>() is { } known && !known.IsService(typeof(IMessagingEventHandler)))
        {
            throw Missing("AddScoped<IMessagingEventHandler, …>()");
        }

        MessagingWebhookOptions options = services.GetRequiredService<IOptions<MessagingWebhookOptions>>().Value;
        if (path is not null && path != options.Path)
        {
            throw new InvalidOperationException(
                $"Webhooks are mapped at '{path}' and configured for '{options.Path}'. Call AddMessagingWebhooks(o => o.Path = \"{path}\"): the secret in the path is hidden from logs there.");
        }

        var endpoint = new WebhookEndpoint(services.GetRequiredService<WebhookReceiver>(), options.MaxBodyBytes);
        return endpoints.MapPost(options.Path + "/{account}", endpoint.TakeAsync).WithDisplayName("MessagingHub webhooks").ExcludeFromDescription();
    }

    private static void Require<T>(IServiceProvider services, string how, Func<T, bool>? holds = null)
        where T : class
    {
        if (services.GetService<T>() is not { } service || holds?.Invoke(service) == false)
        {
            throw Missing(how);
        }
    }

    private static InvalidOperationException Missing(string how) => new($"MapMessagingWebhooks needs builder.Services.{how}.");
}
