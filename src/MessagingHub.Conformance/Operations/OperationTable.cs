namespace MessagingHub.Conformance;

/// <summary>Every call that a provider declares, in one table: what the fault matrix runs over.</summary>
internal static class OperationTable
{
    public const string Check = "check";
    public const string Find = "findContact";

    /// <summary>The calls an account declares. A flag that means calls nobody knows here is a failure.</summary>
    public static IReadOnlyList<ProviderOperation> DeclaredBy(MessagingCapabilities can) =>
    [
        .. Flags.In(can.Operations).SelectMany(flag => Of(flag, can)),
        .. Flags.In(can.Features).SelectMany(feature => Of(feature, can)),
    ];

    public static IEnumerable<ProviderOperation> Of(MessagingOperations flag, MessagingCapabilities can) =>
        flag == MessagingOperations.Send
            ? Flags.In(can.Contents).Select(content => Change($"send {content}", async (bench, token) =>
                await bench.Provider.SendAsync(bench.Message(content), token)))
            : [ListOf(ProviderList.All.FirstOrDefault(list => list.Operation == flag) ?? throw Unknown(flag))];

    public static IEnumerable<ProviderOperation> Of(MessagingFeatures feature, MessagingCapabilities can) => feature switch
    {
        MessagingFeatures.MessageHistory =>
            [List("listMessages", bench => AnyList.Of(bench.Feature<IMessageHistory>().ListMessagesAsync(new MessageQuery { With = bench.Somebody })))],
        MessagingFeatures.ContactWriter => Flags.In(can.ContactWrites).Select(Of),
        MessagingFeatures.ContactLookup => [Read(Find, async (bench, token) =>
            await bench.Feature<IContactLookup>().FindByPhoneAsync(bench.Harness.KnownPhone, token))],
        MessagingFeatures.ContactGroups => Groups,
        MessagingFeatures.BulkSender => [Change("sendBulk", async (bench, token) =>
            await bench.Feature<IBulkSender>().SendBulkAsync(bench.Bulk(), token))],
        MessagingFeatures.OptOutRegistry => [Change("setOptOut", async (bench, token) =>
            await bench.Feature<IOptOutRegistry>().SetAsync(new OptOutRequest { Phone = bench.Harness.KnownPhone }, token))],
        MessagingFeatures.ConnectionCheck => [Read(Check, async (bench, token) => await bench.Feature<IConnectionCheck>().CheckAsync(token))],
        MessagingFeatures.MessageAnalytics => [Read("countOutbound", async (bench, token) =>
            await bench.Feature<IMessageAnalytics>().CountOutboundAsync(bench.Clock.GetUtcNow().AddDays(-7), bench.Clock.GetUtcNow(), token))],
        MessagingFeatures.WebhookSubscriptions => [Change("subscribe", async (bench, token) =>
            await bench.Feature<IWebhookSubscriptions>().SubscribeAsync(bench.Harness.Subscription, token))],

        // It reads what the service pushed: nothing goes out, so nothing can go wrong on the way.
        MessagingFeatures.WebhookReader => [],
        _ => throw Unknown(feature),
    };

    public static ProviderOperation Of(ContactWrites write) => write switch
    {
        ContactWrites.Create => Change("createContact", async (bench, token) =>
            await bench.Feature<IContactWriter>().CreateAsync(bench.Harness.NewContact, token)),
        ContactWrites.Update => Change("updateContact", async (bench, token) =>
            await bench.Feature<IContactWriter>().UpdateAsync(bench.Harness.ContactId, bench.Harness.ChangedContact, token)),
        ContactWrites.Upsert => Change("upsertContact", async (bench, token) =>
            await bench.Feature<IContactWriter>().UpsertAsync(bench.Harness.NewContact, token)),
        ContactWrites.Delete => Change("deleteContact", async (bench, token) =>
        {
            await bench.Feature<IContactWriter>().DeleteAsync(bench.Harness.ContactId, token);
            return null;
        }),
        _ => throw Unknown(write),
    };

    private static IEnumerable<ProviderOperation> Groups =>
    [
        List("listGroups", bench => AnyList.Of(bench.Feature<IContactGroups>().ListGroupsAsync())),
        List("listGroupContacts", bench => AnyList.Of(bench.Feature<IContactGroups>().ListGroupContactsAsync(bench.GroupId))),
        Read("getGroup", async (bench, token) => await bench.Feature<IContactGroups>().GetGroupAsync(bench.GroupId, token)),
        Change("createGroup", async (bench, token) => await bench.Feature<IContactGroups>().CreateGroupAsync("Conformance", token)),
        Change("renameGroup", async (bench, token) =>
        {
            await bench.Feature<IContactGroups>().RenameGroupAsync(bench.GroupId, "Conformance", token);
            return null;
        }),
        Change("deleteGroup", async (bench, token) =>
        {
            await bench.Feature<IContactGroups>().DeleteGroupAsync(bench.GroupId, token);
            return null;
        }),
    ];

    private static ProviderOperation ListOf(ProviderList list) => List("list " + list.Name, bench => list.Open(bench.Provider, null));

    private static ProviderOperation List(string name, Func<ConformanceBench, AnyList> open) =>
        new(name, IsChange: false, HasPages: true, async (bench, token) => await open(bench).AllAsync(SmallPage, token)) { Open = open };

    private static ProviderOperation Read(string name, Func<ConformanceBench, CancellationToken, Task<object?>> run) => new(name, false, false, run);

    private static ProviderOperation Change(string name, Func<ConformanceBench, CancellationToken, Task<object?>> run) => new(name, true, false, run);

    /// <summary>So small that the list of a stand-in has three pages at least.</summary>
    public const int SmallPage = 2;

    private static NotSupportedException Unknown<T>(T flag) => new($"The kit knows no call for {typeof(T).Name}.{flag}: it is older than the contract.");
}
