using Spectre.Console;

namespace MessagingHub.Cli;

/// <summary>What accounts can do, side by side: a line per ability, a column per account.</summary>
internal sealed class CapabilityTable(Screen screen)
{
    private const int AbilityWidth = 22;

    private static readonly (string Name, Func<MessagingCapabilities, string> Read)[] Abilities =
    [
        ("send", can => Words(can.Contents)),
        ("send to", can => Words(can.Recipients)),
        ("send later", can => Words(can.SchedulableContents)),
        ("reply to a message", can => PlainText.OfBoolean(can.Replies)),
        ("list conversations", can => List(can, MessagingOperations.ListConversations, can.ConversationFilters)),
        ("list contacts", can => List(can, MessagingOperations.ListContacts, can.ContactFilters)),
        ("list templates", can => List(can, MessagingOperations.ListTemplates, can.TemplateFilters)),
        ("features", can => Words(can.Features)),
    ];

    public void Print(IReadOnlyList<IMessagingProvider> providers)
    {
        if (!screen.IsTerminal)
        {
            foreach (IMessagingProvider provider in providers)
            {
                screen.Line($"{provider.Name} ({provider.Kind})");
                foreach ((string name, Func<MessagingCapabilities, string> read) in Abilities)
                {
                    screen.Line($"  {name,-AbilityWidth}{read(provider.Capabilities)}");
                }
            }

            return;
        }

        var table = new Table { Border = TableBorder.Simple };
        table.AddColumn("");
        foreach (IMessagingProvider provider in providers)
        {
            table.AddColumn(new TableColumn(new Text($"{provider.Name}\n({provider.Kind})", screen.Strong)));
        }

        foreach ((string name, Func<MessagingCapabilities, string> read) in Abilities)
        {
            table.AddRow([new Text(name), .. providers.Select(provider => new Text(read(provider.Capabilities)))]);
        }

        screen.Write(table);
    }

    private static string List(MessagingCapabilities can, MessagingOperations list, ListFilters filters) =>
        !can.Operations.HasFlag(list) ? "no"
        : filters == 0 ? "yes"
        : $"yes, by {Words(filters)}";

    private static string Words<TFlags>(TFlags flags)
        where TFlags : struct, Enum =>
        CapabilityWords.Of(flags) is { Count: > 0 } words ? string.Join(", ", words) : "no";
}
