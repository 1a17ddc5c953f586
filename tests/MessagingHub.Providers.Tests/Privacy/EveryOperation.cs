using MessagingHub.Conformance;
using MessagingHub.Sandbox;

namespace MessagingHub.Providers.Tests.Privacy;

/// <summary>All that an account can be asked for, by what it declares, with private data wherever there is room for some.</summary>
internal sealed class EveryOperation(IMessagingProvider account, MessagingSandbox box)
{
    private readonly MessagingCapabilities _can = account.Capabilities;

    private MessageRecipient To => _can.Recipients.HasFlag(MessageRecipients.Phone)
        ? MessageRecipient.Phone(SandboxSeed.KnownPhone)
        : MessageRecipient.Conversation(VelaFlowsIds.Of(box.World.Conversations[0])) with { PhoneNumber = SandboxSeed.KnownPhone };

    private static string GroupId => SandboxCredentials.VelstackGroupId;

    public IEnumerable<(string Name, Func<CancellationToken, Task<object?>> Run)> All() => [.. Sends(), .. Lists(), .. Features()];

    public IEnumerable<(string Name, Func<CancellationToken, Task<object?>> Run)> Sends()
    {
        foreach (MessageContents content in Flags.In(_can.Contents))
        {
            OutboundMessage message = new() { To = To, Content = MarkedContents.Of(content, FlowIQIds.Of(box.World.Messages[0])) };
            yield return ($"send {content}", async token => new object?[] { message, message.Content, message.To, await account.SendAsync(message, token) });
        }

        yield return ("send with a key", async token => await account.SendAsync(OutboundMessage.Text(To, Private.Mark) with { IdempotencyKey = Private.Key }, token));
        yield return ("send to nobody it knows", async token => await account.SendAsync(OutboundMessage.Text(MessageRecipient.Phone(SandboxSeed.UnknownPhone), Private.Mark), token));
        yield return ("send what is too long", async token => await account.SendAsync(OutboundMessage.Text(To, string.Join(' ', Enumerable.Repeat(Private.Mark, 1_000))), token));
        yield return ("send with an option it does not have", async token => await account.SendAsync(
            OutboundMessage.Text(To, Private.Mark) with { ProviderOptions = new Dictionary<string, string> { ["unheard-of"] = Private.Mark } }, token));
    }

    private IEnumerable<(string Name, Func<CancellationToken, Task<object?>> Run)> Lists()
    {
        foreach (ProviderList list in ProviderList.DeclaredBy(_can))
        {
            yield return ($"list {list.Name}", async token => await list.Open(account, null).AllAsync(size: null, token));
            if (list.Filters(_can).HasFlag(ListFilters.Search))
            {
                yield return ($"search {list.Name}", async token => await list.Open(account, (ListFilters.Search, SandboxSeed.KnownPhone)).AllAsync(size: null, token));
            }
        }
    }

    private IEnumerable<(string Name, Func<CancellationToken, Task<object?>> Run)> Features()
    {
        var draft = new ContactDraft
        {
            Phone = Private.NewPhone,
            FirstName = Private.Mark,
            LastName = Private.Mark,
            Email = $"{Private.Mark}@example.com",
            GroupId = account.Kind == "Velstack" ? GroupId : null,
        };
        if (account.GetService<IContactWriter>() is { } writer)
        {
            string id = VelstackIds.Of(box.World.Contacts[0]);
            yield return ("create a contact", async token => new object?[] { draft, await writer.CreateAsync(draft, token) });
            yield return ("upsert a contact", async token => await writer.UpsertAsync(draft, token));
            yield return ("update a contact", async token => await writer.UpdateAsync(id, new ContactDraft { FirstName = Private.Mark }, token));
            yield return ("delete a contact", async token =>
            {
                await writer.DeleteAsync(VelstackIds.Of(box.World.Contacts[^1]), token);
                return null;
            }
            );
        }

        if (account.GetService<IContactLookup>() is { } lookup)
        {
            yield return ("find a contact", async token => await lookup.FindByPhoneAsync(SandboxSeed.KnownPhone, token));
            yield return ("find nobody", async token => await lookup.FindByPhoneAsync(SandboxSeed.UnknownPhone, token));
        }

        if (account.GetService<IMessageHistory>() is { } history)
        {
            var query = new MessageQuery { With = To, Search = Private.Mark };
            yield return ("list messages", async token => new object?[] { query, await AnyList.Of(history.ListMessagesAsync(query with { Search = null })).AllAsync(size: null, token) });
            yield return ("search messages", async token => await AnyList.Of(history.ListMessagesAsync(query)).AllAsync(size: null, token));
        }

        if (account.GetService<IContactGroups>() is { } groups)
        {
            yield return ("list groups", async token => await AnyList.Of(groups.ListGroupsAsync()).AllAsync(size: null, token));
            yield return ("list a group's contacts", async token => await AnyList.Of(groups.ListGroupContactsAsync(GroupId)).AllAsync(size: null, token));
            yield return ("get a group", async token => await groups.GetGroupAsync(GroupId, token));
            yield return ("send to a group", async token => await account.SendAsync(OutboundMessage.Text(MessageRecipient.Group(GroupId), Private.Mark), token));
        }

        if (account.GetService<IBulkSender>() is { } bulk)
        {
            var message = new BulkMessage
            {
                Recipients = [new BulkRecipient { To = To }, new BulkRecipient { To = MessageRecipient.Phone(SandboxSeed.OptedOutPhone) }],
                Content = MarkedContents.Of(Flags.In(bulk.BulkContents)[0], "m1"),
            };
            yield return ("send to many", async token => new object?[] { message, message.Recipients[0], await bulk.SendBulkAsync(message, token) });
        }

        if (account.GetService<IOptOutRegistry>() is { } optOuts)
        {
            var request = new OptOutRequest { Phone = SandboxSeed.OptedOutPhone, Reason = Private.Mark };
            yield return ("opt out", async token => new object?[] { request, await optOuts.SetAsync(request, token) });
            yield return ("opt in", async token => await optOuts.ClearAsync(request, token));
        }

        if (account.GetService<IConnectionCheck>() is { } check)
        {
            yield return ("check", async token => await check.CheckAsync(token));
        }

        if (account.GetService<IMessageAnalytics>() is { } analytics)
        {
            yield return ("count", async token => await analytics.CountOutboundAsync(SandboxSeed.Start, SandboxSeed.Start.AddDays(3), token));
        }

        if (account.GetService<IWebhookSubscriptions>() is { } subscriptions)
        {
            var draftHook = new WebhookSubscriptionDraft
            {
                Url = new Uri($"https://example.com/hooks/{Private.Mark}"),
                Events = [account.Kind == "VelaFlows" ? "inbox.conversation.created" : "message_received"],
                Secret = account.Kind == "VelaFlows" ? Webhooks.WebhookAccount.Secret : null,
            };
            yield return ("subscribe", async token => new object?[] { draftHook, await subscriptions.SubscribeAsync(draftHook, token) });
        }
    }
}
