namespace MessagingHub.Sandbox;

internal sealed class VelaFlowsConversations
{
    /// <summary>The one value that is printed.</summary>
    internal const string Priority = "normal";

    private readonly SandboxWorld _world;
    private readonly AcceptanceLedger _ledger;
    private readonly VelaFlowsList<SandboxConversation, VelaFlowsConversation> _list;

    public VelaFlowsConversations(SandboxWorld world, AcceptanceLedger ledger)
    {
        _world = world;
        _ledger = ledger;
        _list = new(VelaFlowsJson.Wire.VelaFlowsConversation, Show)
        {
            SortKeys = new Dictionary<string, Func<SandboxConversation, string?>>
            {
                ["createdAt"] = item => VelaFlowsJson.Time(item.CreatedAt),
                ["updatedAt"] = item => Show(item).UpdatedAt,
                ["lastMessageAt"] = item => Show(item).LastMessageAt,
            },
            Words = item => [ContactOf(item).Name, ContactOf(item).Phone],
        };
    }

    /// <summary>Filters take any text, since no page lists the values; what nothing has leaves nothing.</summary>
    public Answer List(Call call)
    {
        string? status = VelaFlowsQuery.Text(call.Query, "status");
        string? channel = VelaFlowsQuery.Text(call.Query, "channelType");
        lock (_world.Gate)
        {
            return _list.Answer(call, _world.Conversations.Where(item =>
                (status is null || item.Status == status) && (channel is null || ChannelType(_world, item) == channel)));
        }
    }

    public Answer Get(Call call)
    {
        lock (_world.Gate)
        {
            return Find(call) is { } conversation
                ? VelaFlowsJson.Resource("conversation", Show(conversation), VelaFlowsJson.Wire.VelaFlowsConversation)
                : VelaFlowsErrors.NotFound(call.Route["id"]);
        }
    }

    /// <summary>Takes a text. Which fields are required is not documented: here the text is, and its type is "text" unless given.</summary>
    public Answer Send(Call call)
    {
        string text = call.Body.Required("content", 1, int.MaxValue);
        if (call.Body.Has("type"))
        {
            call.Body.RequiredChoice("type", "text");
        }

        lock (_world.Gate)
        {
            if (Find(call) is not { } conversation)
            {
                return VelaFlowsErrors.NotFound(call.Route["id"]);
            }

            SandboxMessage message = _world.Write(conversation, text);
            _ledger.Record(new AcceptedMessage
            {
                Dialect = SandboxDialect.VelaFlows,
                Operation = call.Operation.Name,
                Recipient = message.Phone,
                Kind = "text",
                Text = text,
                Channel = VelaFlowsIds.Of(_world.Channels.First(channel => channel.Number == conversation.ChannelNumber)),
                ConversationId = VelaFlowsIds.Of(conversation),
                Id = VelaFlowsIds.Of(message),
                AcceptedAt = message.At,
                MessageNumber = message.Number,
            });
            return VelaFlowsJson.Resource(
                "message", new VelaFlowsMade(VelaFlowsIds.Of(message)), VelaFlowsJson.Wire.VelaFlowsMade, 201);
        }
    }

    private SandboxConversation? Find(Call call)
        => _world.Conversations.FirstOrDefault(conversation => VelaFlowsIds.Of(conversation) == call.Route["id"]);

    private SandboxContact ContactOf(SandboxConversation conversation) => _world.FindContact(conversation.ContactNumber)!;

    // The documents print one value and name Telegram in prose; here the second channel is that, so that the filter has
    // something to tell apart.
    internal static string ChannelType(SandboxWorld world, SandboxConversation conversation)
        => conversation.ChannelNumber == world.DefaultChannel.Number ? "whatsapp" : "telegram";

    internal static string? AssigneeOf(SandboxConversation conversation)
        => conversation.Number % 2 == 0 ? null : VelaFlowsIds.Agent(1);

    // The world knows neither agents nor unread messages: both are counted out by the conversation's number.
    private VelaFlowsConversation Show(SandboxConversation conversation) => new(
        VelaFlowsIds.Of(conversation),
        SandboxCredentials.VelaFlowsWorkspaceId,
        ChannelType(_world, conversation),
        conversation.Status,
        Priority,
        AssigneeOf(conversation),
        conversation.LastMessageAt is { } last ? VelaFlowsJson.Time(last) : null,
        conversation.Number % 3,
        VelaFlowsJson.Time(conversation.CreatedAt),
        VelaFlowsJson.Time(conversation.LastMessageAt ?? conversation.CreatedAt));
}
