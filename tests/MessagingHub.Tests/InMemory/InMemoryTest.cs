using Microsoft.Extensions.DependencyInjection;

namespace MessagingHub.Tests.InMemory;

/// <summary>A hub with one account in memory, made anew for each test, on a clock that stands still.</summary>
internal abstract class InMemoryTest
{
    protected FakeTime Time { get; private set; } = null!;

    protected MessagingHubInstance Hub { get; private set; } = null!;

    protected IMessagingProvider Provider => Hub.Default;

    protected InMemoryMessaging Messaging => Provider.GetService<InMemoryMessaging>()!;

    protected IMessageHistory History => Provider.GetService<IMessageHistory>()!;

    [SetUp]
    public void MakeHub()
    {
        Time = new FakeTime();
        Hub = MessagingHubFactory.Create(hub =>
        {
            hub.Services.AddSingleton<TimeProvider>(Time);
            hub.AddInMemory("dev", options =>
            {
                options.DefaultSender = "shop";
                options.MaxPageSize = 3;
            });
        });
    }

    [TearDown]
    public void DisposeHub() => Hub.Dispose();

    protected static async Task<List<T>> AllAsync<T>(Paged<T> list)
    {
        var items = new List<T>();
        await foreach (T item in list)
        {
            items.Add(item);
        }

        return items;
    }

    protected Task<List<Message>> HistoryAsync(string? conversationId) =>
        AllAsync(History.ListMessagesAsync(new MessageQuery { With = MessageRecipient.Conversation(conversationId!) }));
}
