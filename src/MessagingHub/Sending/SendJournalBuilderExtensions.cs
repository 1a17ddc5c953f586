using MessagingHub;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds a send journal to the hub, so that messages may have an <see cref="OutboundMessage.IdempotencyKey"/>.</summary>
public static class SendJournalBuilderExtensions
{
    /// <summary>Remembers idempotency keys in this process. A journal registered otherwise as <see cref="ISendJournal"/> comes first.</summary>
    /// <param name="builder">The hub's builder.</param>
    /// <param name="configure">Sets how much is remembered, and for how long; null for the defaults.</param>
    public static MessagingHubBuilder AddInMemorySendJournal(this MessagingHubBuilder builder, Action<InMemorySendJournalOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddOptions<InMemorySendJournalOptions>()
            .Configure(options => configure?.Invoke(options))
            .Validate(
                options => options.Capacity is >= 1 and <= 10_000_000,
                $"{nameof(InMemorySendJournalOptions)}.{nameof(InMemorySendJournalOptions.Capacity)} must be 1 to 10000000.")
            .Validate(
                options => options.Retention >= TimeSpan.FromSeconds(1) && options.Retention <= TimeSpan.FromDays(365),
                $"{nameof(InMemorySendJournalOptions)}.{nameof(InMemorySendJournalOptions.Retention)} must be 00:00:01 to 365 days.");
        builder.Services.TryAddSingleton<ISendJournal, InMemorySendJournal>();
        return builder;
    }
}
