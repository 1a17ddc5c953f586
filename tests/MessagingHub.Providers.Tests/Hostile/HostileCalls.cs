using MessagingHub.Sandbox;
using MessagingHub.VelaFlows;
using MessagingHub.Velstack;

namespace MessagingHub.Providers.Tests.Hostile;

/// <summary>Everything that the four providers can call.</summary>
internal static class HostileCalls
{
    public const string VelaFlows = "VelaFlows", Flowella = "Flowella", Velstack = "Velstack", FlowIQ = "FlowIQ";

    // The seed world is the same every time, so any sandbox knows the ids of all.
    private static readonly SandboxWorld World = new MessagingSandbox().World;

    private static readonly MessageRecipient Known = MessageRecipient.Phone(SandboxSeed.KnownPhone);

    public static IReadOnlyList<HostileCall> All { get; } = [.. OfVelaFlows(), .. OfFlowella(), .. OfVelstack(), .. OfFlowIQ()];

    public static IEnumerable<HostileCall> Changes => All.Where(call => call.IsChange);

    /// <summary>One read and one change of each service: for what does not depend on the call.</summary>
    public static IEnumerable<HostileCall> Few => All.Where(call => call.Name is "send text" or "list contacts");

    private static IEnumerable<HostileCall> OfVelaFlows() =>
    [
        HostileCall.Change(VelaFlows, "send text", (hub, token) => hub.SendAsync(
            OutboundMessage.Text(MessageRecipient.Conversation(VelaFlowsIds.Of(World.Conversations[0])), "Hello"), token)),
        HostileCall.List(VelaFlows, "list conversations", hub => hub.ListConversationsAsync()),
        HostileCall.List(VelaFlows, "list contacts", hub => hub.ListContactsAsync()),
        HostileCall.Change(VelaFlows, "create contact", (hub, token) => Of<IContactWriter>(hub).CreateAsync(
            new ContactDraft { Phone = "+12025550170", FirstName = "Mara", LastName = "Stone", Email = "mara@example.com" }, token)),
        HostileCall.Change(VelaFlows, "update customer", (hub, token) => Of<IVelaFlowsCustomers>(hub).UpdateCustomerAsync(
            VelaFlowsIds.CustomerOf(World.Contacts[1]), new ContactDraft { FirstName = "Mara" }, token)),
        Subscribe(VelaFlows, "message.received"),
    ];

    private static IEnumerable<HostileCall> OfFlowella() =>
    [
        HostileCall.Change(Flowella, "send text", (hub, token) => hub.SendTextAsync(SandboxSeed.KnownPhone, "Hello", token)),
        HostileCall.Change(Flowella, "send template", (hub, token) => hub.SendAsync(
            OutboundMessage.Template(Known, new TemplateReference { Id = SandboxCredentials.FlowellaTemplateId }), token)),
        HostileCall.List(Flowella, "list conversations", hub => hub.ListConversationsAsync()),
        HostileCall.List(Flowella, "list contacts", hub => hub.ListContactsAsync()),
        HostileCall.List(Flowella, "list templates", hub => hub.ListTemplatesAsync()),
        HostileCall.Change(Flowella, "upsert contact", (hub, token) => Of<IContactWriter>(hub).UpsertAsync(
            new ContactDraft { Phone = SandboxSeed.KnownPhone, Name = "Mara Stone", Email = "mara@example.com" }, token)),
        HostileCall.Change(Flowella, "send bulk", (hub, token) => Of<IBulkSender>(hub).SendBulkAsync(
            new BulkMessage
            {
                Recipients = [new BulkRecipient { To = Known }],
                Content = new TemplateContent(new TemplateReference { Id = SandboxCredentials.FlowellaTemplateId }),
            },
            token)),
        HostileCall.Change(Flowella, "set opt-out", (hub, token) => Of<IOptOutRegistry>(hub).SetAsync(
            new OptOutRequest { Phone = "+12025550120", Reason = "asked" }, token)),
        HostileCall.Read(Flowella, "check", async (hub, token) => await Of<IConnectionCheck>(hub).CheckAsync(token)),
        HostileCall.Read(Flowella, "count outbound", async (hub, token) => await Of<IMessageAnalytics>(hub).CountOutboundAsync(
            SandboxSeed.Start, SandboxSeed.Start.AddDays(30), token)),
    ];

    private static IEnumerable<HostileCall> OfVelstack() =>
    [
        HostileCall.Change(Velstack, "send text", (hub, token) => hub.SendTextAsync(SandboxSeed.KnownPhone, "Hello", token)),
        HostileCall.Change(Velstack, "send to group", (hub, token) => hub.SendAsync(
            OutboundMessage.Text(MessageRecipient.Group(SandboxCredentials.VelstackGroupId), "Hello"), token)),
        HostileCall.Change(Velstack, "send bulk", (hub, token) => Of<IBulkSender>(hub).SendBulkAsync(
            new BulkMessage { Recipients = [new BulkRecipient { To = Known }], Content = new TextContent("Hello") }, token)),
        HostileCall.List(Velstack, "list contacts", hub => hub.ListContactsAsync()),
        HostileCall.List(Velstack, "list group contacts", hub => Of<IContactGroups>(hub).ListGroupContactsAsync(SandboxCredentials.VelstackGroupId)),
        HostileCall.Change(Velstack, "create contact", (hub, token) => Of<IContactWriter>(hub).CreateAsync(
            new ContactDraft { Phone = "+12025550171", FirstName = "Mara", LastName = "Stone", GroupId = SandboxCredentials.VelstackGroupId }, token)),
        HostileCall.Change(Velstack, "update contact", (hub, token) => Of<IContactWriter>(hub).UpdateAsync(
            VelstackIds.Of(World.Contacts[2]), new ContactDraft { FirstName = "Mara" }, token)),
        HostileCall.Change(Velstack, "delete contact", (hub, token) => Of<IContactWriter>(hub).DeleteAsync(VelstackIds.Of(World.Contacts[^1]), token)),
        HostileCall.List(Velstack, "list groups", hub => Of<IContactGroups>(hub).ListGroupsAsync()),
        HostileCall.Read(Velstack, "get group", async (hub, token) => await Of<IContactGroups>(hub).GetGroupAsync(
            SandboxCredentials.VelstackGroupId, token)),
        HostileCall.Change(Velstack, "create group", (hub, token) => Of<IContactGroups>(hub).CreateGroupAsync("Friends", token)),
        HostileCall.Change(Velstack, "rename group", (hub, token) => Of<IContactGroups>(hub).RenameGroupAsync(
            VelstackIds.Of(World.Groups[1]), "Readers", token)),
        HostileCall.Change(Velstack, "delete group", (hub, token) => Of<IContactGroups>(hub).DeleteGroupAsync(VelstackIds.Of(World.Groups[^1]), token)),
        HostileCall.Change(Velstack, "register sender id", (hub, token) => Of<IVelstackSenderIds>(hub).RegisterSenderIdAsync("Harbor", "News", token)),
    ];

    private static IEnumerable<HostileCall> OfFlowIQ() =>
    [
        HostileCall.Change(FlowIQ, "send text", (hub, token) => hub.SendTextAsync(SandboxSeed.KnownPhone, "Hello", token)),
        HostileCall.Change(FlowIQ, "send template", (hub, token) => hub.SendAsync(
            new OutboundMessage
            {
                To = Known,
                Content = new TemplateContent(new TemplateReference { Name = SandboxCredentials.FlowIQTemplateName })
                {
                    Parameters = new Dictionary<string, string> { ["1"] = "Ada", ["2"] = "17" },
                },
            },
            token)),
        HostileCall.List(FlowIQ, "list conversations", hub => hub.ListConversationsAsync()) with
        {
            Prepare = sandbox => sandbox.FlowIQ.Contacts = FlowIQContactForm.Overview,
        },
        HostileCall.List(FlowIQ, "list contacts", hub => hub.ListContactsAsync()) with
        {
            Prepare = sandbox => sandbox.FlowIQ.Contacts = FlowIQContactForm.Schema,
        },
        Messages("list messages, snake case", FlowIQMessageForm.SnakeCase),
        Messages("list messages, camel case", FlowIQMessageForm.CamelCase),
        HostileCall.Read(FlowIQ, "find contact", async (hub, token) => await Of<IContactLookup>(hub).FindByPhoneAsync(SandboxSeed.KnownPhone, token)),
        HostileCall.Change(FlowIQ, "create contact", (hub, token) => Of<IContactWriter>(hub).CreateAsync(
            new ContactDraft { Phone = "+12025550172", Name = "Mara Stone" }, token)),
        Subscribe(FlowIQ, "all"),
    ];

    private static HostileCall Messages(string name, FlowIQMessageForm form) =>
        HostileCall.List(FlowIQ, name, hub => Of<IMessageHistory>(hub).ListMessagesAsync(new MessageQuery { With = Known })) with
        {
            Prepare = sandbox => sandbox.FlowIQ.Messages = form,
        };

    private static HostileCall Subscribe(string account, string happening) => HostileCall.Change(account, "subscribe", (hub, token) =>
        Of<IWebhookSubscriptions>(hub).SubscribeAsync(
            new WebhookSubscriptionDraft { Url = new Uri("https://shop.example/hooks"), Events = [happening] }, token));

    private static T Of<T>(IMessagingProvider provider)
        where T : class => provider.GetService<T>() ?? throw new AssertionException($"{provider.Kind} has no {typeof(T).Name}.");
}
