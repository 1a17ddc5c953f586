namespace MessagingHub.Conformance;

/// <summary>A kind that can do everything and has no account: the one a refusal must name as who can.</summary>
internal static class AbleKind
{
    public const string Name = "ConformanceAble";

    public const string ProviderOption = "conformanceOption";

    public static ProviderKind<AbleOptions> Create(MessagingCapabilities subject) => new()
    {
        Name = Name,
        Capabilities = new MessagingCapabilities
        {
            Operations = All<MessagingOperations>(),
            Recipients = All<MessageRecipients>(),
            Contents = All<MessageContents>(),
            SchedulableContents = All<MessageContents>(),
            Replies = true,
            SenderContents = All<MessageContents>(),
            ConversationFilters = All<ListFilters>(),
            ContactFilters = All<ListFilters>(),
            TemplateFilters = All<ListFilters>(),
            Features = All<MessagingFeatures>(),
            ContactWrites = All<ContactWrites>(),
            ProviderOptions = [.. subject.ProviderOptions, ProviderOption],
        },
        Bind = (_, _) => { },
        Credential = _ => new WireCredential([], [], []),
        Create = _ => throw new NotSupportedException("Nobody has an account of this kind."),
    };

    private static T All<T>()
        where T : struct, Enum =>
        (T)Enum.ToObject(typeof(T), Flags.Of<T>().Aggregate(0L, (all, flag) => all | Convert.ToInt64(flag, null)));
}
