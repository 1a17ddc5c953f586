using System.Text.Json;

namespace MessagingHub.Cli;

/// <summary>Capabilities with each flag as a word.</summary>
internal sealed record CapabilityWords
{
    public required IReadOnlyList<string> Operations { get; init; }

    public required IReadOnlyList<string> Recipients { get; init; }

    public required IReadOnlyList<string> Contents { get; init; }

    public required IReadOnlyList<string> SchedulableContents { get; init; }

    public required bool Replies { get; init; }

    public required IReadOnlyList<string> SenderContents { get; init; }

    public required IReadOnlyList<string> ConversationFilters { get; init; }

    public required IReadOnlyList<string> ContactFilters { get; init; }

    public required IReadOnlyList<string> TemplateFilters { get; init; }

    public required IReadOnlyList<string> Features { get; init; }

    public required IReadOnlyList<string> ContactWrites { get; init; }

    public required IReadOnlyList<string> ProviderOptions { get; init; }

    public static CapabilityWords Of(MessagingCapabilities can) => new()
    {
        Operations = Of(can.Operations),
        Recipients = Of(can.Recipients),
        Contents = Of(can.Contents),
        SchedulableContents = Of(can.SchedulableContents),
        Replies = can.Replies,
        SenderContents = Of(can.SenderContents),
        ConversationFilters = Of(can.ConversationFilters),
        ContactFilters = Of(can.ContactFilters),
        TemplateFilters = Of(can.TemplateFilters),
        Features = Of(can.Features),
        ContactWrites = Of(can.ContactWrites),
        ProviderOptions = can.ProviderOptions,
    };

    public static IReadOnlyList<string> Of<TFlags>(TFlags flags)
        where TFlags : struct, Enum =>
        [
            .. Enum.GetValues<TFlags>()
                .Where(flag => Convert.ToInt64(flag) != 0 && flags.HasFlag(flag))
                .Select(flag => JsonNamingPolicy.CamelCase.ConvertName(flag.ToString())),
        ];
}
