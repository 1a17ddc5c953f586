using MessagingHub;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the hub's health checks to an application; a worker without ASP.NET Core has them, too.</summary>
public static class MessagingHubHealthChecksExtensions
{
    // What a timer of .NET can measure, a little more than 49 days: beyond it every check would throw.
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    /// <summary>Adds health checks to the application and one for each of the hub's accounts, named <c>messaginghub:</c> and the account's name.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="failureStatus">As for the other form.</param>
    /// <param name="tags">As for the other form.</param>
    /// <param name="timeout">As for the other form.</param>
    /// <returns>A builder to which the application's own checks can be added.</returns>
    public static IHealthChecksBuilder AddMessagingHubHealthChecks(
        this IServiceCollection services, HealthStatus? failureStatus = null, IEnumerable<string>? tags = null, TimeSpan? timeout = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        return services.AddHealthChecks().AddMessagingHubHealthChecks(failureStatus, tags, timeout);
    }

    /// <summary>Adds one check for each of the hub's accounts, named <c>messaginghub:</c> and the account's name. Adding them again changes nothing.</summary>
    /// <remarks>
    /// The checks follow the configuration: an account that is added or removed while the application runs gains or loses its check.
    /// A check asks whether the service accepts the credential, or for a list of one item; it never sends.
    /// </remarks>
    /// <param name="builder">The application's health checks.</param>
    /// <param name="failureStatus">What an account with a refused credential is; <see cref="HealthStatus.Unhealthy"/> by default. A passing trouble of the service is never worse than <see cref="HealthStatus.Degraded"/>.</param>
    /// <param name="tags">Tags of every check beside <c>messaginghub</c>; none by default.</param>
    /// <param name="timeout">How long one check may take, more than zero and at most 49 days, or <see cref="Timeout.InfiniteTimeSpan"/>; by default as long as a call of the account. A service that takes longer is <see cref="HealthStatus.Degraded"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The timeout is zero, negative or longer than 49 days.</exception>
    public static IHealthChecksBuilder AddMessagingHubHealthChecks(
        this IHealthChecksBuilder builder, HealthStatus? failureStatus = null, IEnumerable<string>? tags = null, TimeSpan? timeout = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (timeout is { } limit && limit != Timeout.InfiniteTimeSpan)
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(limit, TimeSpan.Zero, nameof(timeout));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, LongestTimeout, nameof(timeout));
        }

        if (builder.Services.All(service => service.ServiceType != typeof(AccountHealthSettings)))
        {
            builder.Services.AddSingleton(new AccountHealthSettings(failureStatus, [AccountHealthSettings.Prefix, .. tags ?? []], timeout));

            // Registered as the closed type, it stands before the container's open IOptions<>.
            builder.Services.AddSingleton<IOptions<HealthCheckServiceOptions>, AccountHealthOptions>();
        }

        return builder;
    }
}
