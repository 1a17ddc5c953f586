namespace MessagingHub.Sandbox;

internal sealed class FlowellaConversations(SandboxWorld world)
{
    private static readonly string[] Statuses = ["OPEN", "CLOSED", "PENDING", "ARCHIVED", "SNOOZED"];

    public Answer List(Call call)
    {
        string? status = Status(call);
        lock (world.Gate)
        {
            SandboxConversation[] matching =
                [.. world.Conversations.Where(conversation => status is null || Show(conversation.Status) == status)];
            return FlowellaPage.Of(call, 'v', matching, item => item.Number, Show, FlowellaJson.Default.FlowellaConversation);
        }
    }

    // The newer pages declare a closed set in upper case; the older ones let any text through.
    private static string? Status(Call call)
    {
        if (!call.Query.TryGetValue("status", out var values))
        {
            return null;
        }

        string status = values.ToString();
        return Statuses.Contains(status)
            ? status
            : throw new InvalidRequestException("status", $"must be one of {string.Join(", ", Statuses)}");
    }

    private static string Show(string status) => status.ToUpperInvariant();

    private FlowellaConversation Show(SandboxConversation conversation)
    {
        SandboxContact contact = world.FindContact(conversation.ContactNumber)!;
        SandboxChannel channel = world.Channels.First(candidate => candidate.Number == conversation.ChannelNumber);
        return new FlowellaConversation(
            FlowellaIds.Of(conversation),
            Show(conversation.Status),
            FlowellaJson.Time(conversation.CreatedAt),
            FlowellaIds.Of(channel),
            new FlowellaConversationContact(FlowellaIds.Of(contact), contact.Phone, contact.Name, contact.WhatsAppId),
            conversation.LastMessageAt is { } last ? FlowellaJson.Time(last) : null);
    }
}
