using System.CommandLine;

namespace MessagingHub.Cli;

/// <summary>The four lists.</summary>
internal static class ListCommands
{
    public static Command Conversations(MhubEnvironment environment, CommonOptions common)
    {
        var options = new ListOptions();
        return new ListCommand<Conversation>(environment, common, options)
        {
            Name = "conversations",
            Description = "List conversations.",
            List = (parsed, _, provider) => provider.ListConversationsAsync(options.ToConversationQuery(parsed)),
            Columns = Columns.Conversations,
            Item = MhubJson.Relaxed.Conversation,
            Page = MhubJson.Relaxed.PageConversation,
        }.Build();
    }

    public static Command Contacts(MhubEnvironment environment, CommonOptions common)
    {
        var options = new ListOptions();
        return new ListCommand<Contact>(environment, common, options)
        {
            Name = "contacts",
            Description = "List contacts.",
            List = (parsed, _, provider) => provider.ListContactsAsync(options.ToContactQuery(parsed)),
            Columns = Columns.Contacts,
            Item = MhubJson.Relaxed.Contact,
            Page = MhubJson.Relaxed.PageContact,
        }.Build();
    }

    public static Command Templates(MhubEnvironment environment, CommonOptions common)
    {
        var options = new ListOptions();
        return new ListCommand<MessageTemplate>(environment, common, options)
        {
            Name = "templates",
            Description = "List message templates.",
            List = (parsed, _, provider) => provider.ListTemplatesAsync(options.ToTemplateQuery(parsed)),
            Columns = Columns.Templates,
            Item = MhubJson.Relaxed.MessageTemplate,
            Page = MhubJson.Relaxed.PageMessageTemplate,
        }.Build();
    }

    public static Command Messages(MhubEnvironment environment, CommonOptions common)
    {
        var options = new ListOptions();
        var history = new HistoryOptions(options);
        return new ListCommand<Message>(environment, common, options)
        {
            Name = "messages",
            Description = "List the messages exchanged with one phone number.",
            List = history.List,
            Columns = Columns.Messages,
            Item = MhubJson.Relaxed.Message,
            Page = MhubJson.Relaxed.PageMessage,
        }.Build(history.With);
    }
}
