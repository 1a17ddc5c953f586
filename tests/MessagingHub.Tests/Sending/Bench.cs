using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MessagingHub.Tests.Sending;

/// <summary>A hub with two accounts at a service that is answered by hand, and a journal that is watched.</summary>
internal sealed class Bench : IDisposable
{
    private readonly MessagingHubInstance _hub;

    public Bench(ISendJournal? journal = null, FakeTime? time = null, ManualService? service = null)
    {
        Time = time ?? new FakeTime();
        Service = service ?? new ManualService();
        Journal = new WatchedJournal(journal ?? InMemory(Time));
        _hub = MessagingHubFactory.Create(hub =>
        {
            hub.Services.AddSingleton<TimeProvider>(Time);
            hub.Services.AddSingleton<ISendJournal>(Journal);
            hub.Services.AddSingleton<ILoggerProvider>(Log);
            hub.AddKind(new ProviderKind<ParrotOptions>
            {
                Name = ParrotProvider.Kind.Name,
                Capabilities = ParrotProvider.Kind.Capabilities,
                Bind = ParrotProvider.Kind.Bind,
                Credential = ParrotProvider.Kind.Credential,
                Create = Service.For,
            });
            foreach (string account in (string[])["polly", "molly"])
            {
                hub.AddAccount<ParrotOptions>("Parrot", account, options => options.Key = Parrots.Key);
            }
        });
    }

    public FakeTime Time { get; }

    public ManualService Service { get; }

    public WatchedJournal Journal { get; }

    public CollectingLogger Log { get; } = new();

    /// <summary>The journal that <c>AddInMemorySendJournal</c> registers.</summary>
    public static ISendJournal InMemory(TimeProvider time, Action<InMemorySendJournalOptions>? configure = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton(time);
        services.AddMessagingHub().AddInMemorySendJournal(configure);
        return services.BuildServiceProvider().GetRequiredService<ISendJournal>();
    }

    public static OutboundMessage Message(string? key = "order-7", string text = "Hello", ResendPolicy policy = ResendPolicy.OnlyIfNotAccepted) =>
        Some.Message(text) with { IdempotencyKey = key, ResendPolicy = policy };

    /// <summary>Sends; what a test forgot to answer, or should never have been sent, ends after a while instead of never.</summary>
    public Task<SentMessage> SendAsync(OutboundMessage? message = null, string account = "polly", CancellationToken cancellationToken = default) =>
        _hub.Get(account).SendAsync(message ?? Message(), cancellationToken).WaitAsync(TimeSpan.FromSeconds(20), CancellationToken.None);

    /// <summary>A send whose outcome nobody knows has used the key.</summary>
    public async Task LoseOneAsync(OutboundMessage? message = null)
    {
        Task<SentMessage> lost = SendAsync(message);
        (await Service.NextAsync()).Fail(ManualService.Lost);
        await Failure.Of(lost);
    }

    public async Task<SentMessage> AcceptOneAsync(OutboundMessage? message = null, string id = "m1")
    {
        Task<SentMessage> sent = SendAsync(message);
        (await Service.NextAsync()).Accept(id);
        return await sent;
    }

    public void Dispose() => _hub.Dispose();
}
