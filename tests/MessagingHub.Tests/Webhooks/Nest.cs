using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MessagingHub.Tests.Webhooks;

/// <summary>An application that receives what the made-up service pushes to its accounts <c>nest</c> and <c>other</c>.</summary>
internal sealed class Nest : IMessagingEventHandler, IAsyncDisposable
{
    private readonly ServiceProvider _container;

    public Nest(Action<IServiceCollection>? configure = null)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log));
        services.AddSingleton<TimeProvider>(Time);
        AddHub(services);
        services.AddSingleton<IMessagingEventHandler>(this);
        configure?.Invoke(services);
        _container = services.BuildServiceProvider();
        Receiver = _container.GetRequiredService<WebhookReceiver>();
    }

    public FakeTime Time { get; } = new();

    public CollectingLogger Log { get; } = new();

    public WebhookReceiver Receiver { get; }

    /// <summary>What handling does; nothing by default.</summary>
    public Func<MessagingEvent, CancellationToken, Task> Handle { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>Every event handed over, in that order, however its handling ended.</summary>
    public ConcurrentQueue<MessagingEvent> Seen { get; } = new();

    public IEnumerable<string?> SeenIds => Seen.Select(happened => happened.Id);

    public static void AddHub(IServiceCollection services) => services.AddMessagingHub()
        .AddKind(Wren.Service)
        .AddKind(ParrotProvider.Kind)
        .AddAccount<ParrotOptions>("Wren", "nest", options => options.Key = "key")
        .AddAccount<ParrotOptions>("Wren", "other", options => options.Key = "key")
        .AddAccount<ParrotOptions>("Wren", "Zürich & co; 1", options => options.Key = "key")
        .AddAccount<ParrotOptions>("Parrot", "deaf", options => options.Key = "key");

    public Task<WebhookVerdict> TakeAsync(params string[] lines) => Receiver.ReceiveAsync("nest", Wren.Delivery(lines));

    /// <summary>Delivers this event until the receiver is content; the number of deliveries it took.</summary>
    public async Task<int> InsistAsync(string line, int most = 50)
    {
        for (int deliveries = 1; deliveries <= most; deliveries++)
        {
            if (await TakeAsync(line) == WebhookVerdict.Handled)
            {
                return deliveries;
            }
        }

        throw new AssertionException($"{most} deliveries were not enough.");
    }

    public ValueTask DisposeAsync() => _container.DisposeAsync();

    Task IMessagingEventHandler.HandleAsync(MessagingEvent messagingEvent, CancellationToken cancellationToken)
    {
        Seen.Enqueue(messagingEvent);
        return Handle(messagingEvent, cancellationToken);
    }
}
