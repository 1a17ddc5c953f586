using MessagingHub.Conformance;

namespace MessagingHub.Providers.Tests.Conformance;

/// <summary>One flag of one flag set, turned over: declared where it is not true, or hidden where it is.</summary>
internal sealed record CapabilityMutation(CapabilityTopic Topic, string Word, Func<MessagingCapabilities, MessagingCapabilities> Apply)
{
    private const string NobodysOption = "nobodysOption";

    /// <summary>Every flag of every set, by enumeration, so that a new flag is mutated without being asked for.</summary>
    public static IEnumerable<CapabilityMutation> AllOf(MessagingCapabilities documented) =>
    [
        .. Each<MessagingOperations>(CapabilityTopic.Operations, (can, flag) => can with { Operations = can.Operations ^ flag }),
        .. Each<MessageRecipients>(CapabilityTopic.Recipients, (can, flag) => can with { Recipients = can.Recipients ^ flag }),
        .. Each<MessageContents>(CapabilityTopic.Contents, (can, flag) => can with { Contents = can.Contents ^ flag }),
        .. Each<MessageContents>(CapabilityTopic.SchedulableContents, (can, flag) => can with { SchedulableContents = can.SchedulableContents ^ flag }),
        new(CapabilityTopic.Replies, "Replies", can => can with { Replies = !can.Replies }),
        .. Each<MessageContents>(CapabilityTopic.SenderContents, (can, flag) => can with { SenderContents = can.SenderContents ^ flag }),
        .. Each<ListFilters>(CapabilityTopic.ConversationFilters, (can, flag) => can with { ConversationFilters = can.ConversationFilters ^ flag }),
        .. Each<ListFilters>(CapabilityTopic.ContactFilters, (can, flag) => can with { ContactFilters = can.ContactFilters ^ flag }),
        .. Each<ListFilters>(CapabilityTopic.TemplateFilters, (can, flag) => can with { TemplateFilters = can.TemplateFilters ^ flag }),
        .. Each<MessagingFeatures>(CapabilityTopic.Features, (can, flag) => can with { Features = can.Features ^ flag }),
        .. Each<ContactWrites>(CapabilityTopic.ContactWrites, (can, flag) => can with { ContactWrites = can.ContactWrites ^ flag }),
        new(CapabilityTopic.ProviderOptions, NobodysOption, can => can with { ProviderOptions = [.. can.ProviderOptions, NobodysOption] }),
        .. documented.ProviderOptions.Select(option => new CapabilityMutation(
            CapabilityTopic.ProviderOptions, option, can => can with { ProviderOptions = [.. can.ProviderOptions.Where(known => known != option)] })),
    ];

    /// <summary>Whether it declares something that is not there, rather than hiding something that is.</summary>
    public bool IsBoastOf(MessagingCapabilities documented) => SizeOf(Apply(documented)) > SizeOf(documented);

    public override string ToString() => $"{Topic} {Word}";

    private static IEnumerable<CapabilityMutation> Each<T>(CapabilityTopic topic, Func<MessagingCapabilities, T, MessagingCapabilities> toggle)
        where T : struct, Enum =>
        Flags.Of<T>().Select(flag => new CapabilityMutation(topic, flag.ToString(), can => toggle(can, flag)));

    private static int SizeOf(MessagingCapabilities can) =>
        Flags.In(can.Operations).Count + Flags.In(can.Recipients).Count + Flags.In(can.Contents).Count + Flags.In(can.SchedulableContents).Count
        + (can.Replies ? 1 : 0) + Flags.In(can.SenderContents).Count + Flags.In(can.ConversationFilters).Count + Flags.In(can.ContactFilters).Count
        + Flags.In(can.TemplateFilters).Count + Flags.In(can.Features).Count + Flags.In(can.ContactWrites).Count + can.ProviderOptions.Count;
}
