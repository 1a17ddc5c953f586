using MessagingHub.AspNetCore;
using Microsoft.AspNetCore.Http;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds what receiving webhooks needs.</summary>
public static class MessagingWebhookServiceCollectionExtensions
{
    /// <summary>Prepares for <c>MapMessagingWebhooks</c>; register an <see cref="MessagingHub.IMessagingEventHandler"/>, too.</summary>
    /// <param name="services">The application's services; the hub is added on its own.</param>
    /// <param name="configure">Sets the settings; null for the defaults.</param>
    /// <remarks>It replaces the factory of HTTP contexts by one that takes the secret out of a webhook's path before anything can log or trace it.</remarks>
    public static IServiceCollection AddMessagingWebhooks(this IServiceCollection services, Action<MessagingWebhookOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<MessagingWebhookOptions>()
            .Configure(configure ?? (_ => { }))
            .Validate(options => options.MaxBodyBytes is >= 1024 and <= 1024 * 1024 * 1024, "MessagingWebhookOptions.MaxBodyBytes must be 1024 (1 KiB) to 1073741824 (1 GiB).")
            .Validate(options => options.PathBase is null or ['/', _, ..], "MessagingWebhookOptions.PathBase must begin with a slash, such as /shop.")
            .ValidateOnStart();
        services.AddSingleton<IHttpContextFactory, SecretHidingContextFactory>();
        return services;
    }
}
