namespace MessagingHub.Conformance;

/// <summary>The parts of <see cref="MessagingCapabilities"/>, one probe each.</summary>
internal enum CapabilityTopic
{
    Operations,
    Recipients,
    Contents,
    SchedulableContents,
    Replies,
    SenderContents,
    ConversationFilters,
    ContactFilters,
    TemplateFilters,
    Features,
    ContactWrites,
    ProviderOptions,
}
