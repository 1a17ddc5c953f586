using Microsoft.Extensions.DependencyInjection;

namespace MessagingHub.Tests;

/// <summary>Hubs with one account of the made-up service.</summary>
internal static class Parrots
{
    public const string Key = "prt_0123456789abcdef";

    public static MessagingHubInstance At(
        Uri address, TimeProvider? time = null, Action<ParrotOptions>? configure = null, Action<IHttpClientBuilder>? http = null) =>
        MessagingHubFactory.Create(hub =>
        {
            if (time is not null)
            {
                hub.Services.AddSingleton(time);
            }

            if (http is not null)
            {
                hub.ConfigureHttpClient(http);
            }

            hub.AddKind(ParrotProvider.Kind).AddAccount<ParrotOptions>("Parrot", "polly", options =>
            {
                options.Key = Key;
                options.BaseAddress = address;
                options.Resilience.Delay = TimeSpan.Zero;
                configure?.Invoke(options);
            });
        });

    public static ParrotProvider Parrot(this IMessagingProviders hub, string? name = null) =>
        (name is null ? hub.Default : hub.Get(name)).GetService<ParrotProvider>()!;

    public static Task<string> ReadAsync(this MessagingHubInstance hub, CancellationToken cancellationToken) =>
        hub.Parrot().ReadAsync("things", cancellationToken);

    public static Task<SentMessage> SendAsync(this MessagingHubInstance hub, CancellationToken cancellationToken) =>
        hub.Default.SendAsync(Some.Message(), cancellationToken);

    /// <summary>A read or a change, by the row of a table.</summary>
    public static Task CallAsync(this MessagingHubInstance hub, bool isChange, CancellationToken cancellationToken) =>
        isChange ? hub.SendAsync(cancellationToken) : hub.ReadAsync(cancellationToken);
}
