// All four services from one file of settings, against the sandbox. Prints a line per account: "ok" or "FAILED", and why.
using MessagingHub;
using MessagingHub.Sandbox;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

const int ContactsOfTheSandbox = 60;

await using SandboxServer sandbox = await SandboxServer.StartAsync();

// The sandbox takes any free port, so its addresses cannot stand in the file.
IConfiguration configuration = new ConfigurationBuilder()
    .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"))
    .AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["MessagingHub:Providers:support:BaseAddress"] = sandbox.FlowellaAddress.AbsoluteUri,
        ["MessagingHub:Providers:eu:BaseAddress"] = sandbox.VelaFlowsAddress.AbsoluteUri,
        ["MessagingHub:Providers:wa:BaseAddress"] = sandbox.FlowIQAddress.AbsoluteUri,
        ["MessagingHub:Providers:Velstack:BaseAddress"] = sandbox.VelstackAddress.AbsoluteUri,
    })
    .Build();

var services = new ServiceCollection();
services.AddLogging();
services.AddMessagingHub(configuration.GetSection("MessagingHub")).AddVelaFlows().AddFlowella().AddVelstack().AddFlowIQ();
await using ServiceProvider provider = services.BuildServiceProvider();

int failed = 0;
Check(provider.GetRequiredService<IMessagingProvider>().Name, "support", "the default provider");
foreach (string name in (string[])["support", "eu", "wa", "Velstack"])
{
    try
    {
        await TryAsync(provider.GetRequiredKeyedService<IMessagingProvider>(name));
    }
    catch (Exception failure) when (failure is MessagingException or InvalidOperationException)
    {
        Check(failure.Message, "", name);
    }
}

return failed == 0 ? 0 : 1;

async Task TryAsync(IMessagingProvider account)
{
    List<Contact> contacts = [];
    await foreach (Contact contact in account.ListContactsAsync())
    {
        contacts.Add(contact);
    }

    // Whoever lists conversations is answered in one, the same way at every service.
    MessageRecipient recipient = contacts[0].AsRecipient();
    if (account.Capabilities.Operations.HasFlag(MessagingOperations.ListConversations))
    {
        await foreach (Conversation conversation in account.ListConversationsAsync())
        {
            recipient = conversation.AsRecipient();
            break;
        }
    }

    int before = sandbox.Ledger.Count;
    SentMessage sent = await account.SendAsync(OutboundMessage.Text(recipient, "Your table is ready"));
    Check(
        (contacts.Count, sent.Provider, sandbox.Ledger.Count - before),
        (ContactsOfTheSandbox, account.Name, 1),
        $"{account.Name} ({account.Kind}): {contacts.Count} contacts listed, one message sent and accepted once");
}

void Check<T>(T actual, T expected, string what)
{
    bool holds = EqualityComparer<T>.Default.Equals(actual, expected);
    failed += holds ? 0 : 1;
    Console.WriteLine(holds ? $"ok      {what}" : $"FAILED  {what}: {actual} instead of {expected}");
}
