namespace MessagingHub.Cli;

/// <summary>Says in a few words what a model holds.</summary>
internal static class DemoWords
{
    public static string Describe(Conversation item) =>
        $"{item.Status?.Value} {item.Channel?.Value} conversation with {item.Contact?.Name ?? item.Contact?.Phone ?? item.Id}".TrimStart();

    public static string Describe(Contact item) => $"{item.Name ?? item.Id}, {item.Phone}{(item.OptedOut is true ? ", opted out" : "")}";

    public static string Describe(MessageTemplate item) =>
        $"{item.Name} ({item.Language}, {item.Status?.Value}){(item.Body is null ? "" : $": {item.Body}")}";

    public static string Describe(SentMessage sent) =>
        $"{sent.Status?.Value}, {(sent.JobId is { } job ? $"job {job}" : $"message {sent.Id}")}";
}
