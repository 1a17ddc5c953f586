using System.Globalization;
using System.Text.Json;

namespace MessagingHub.Cli;

/// <summary>What people see of each model; programs read JSON, which has everything.</summary>
internal static class Columns
{
    public static IReadOnlyList<Column<Conversation>> Conversations { get; } =
    [
        new("ID", item => item.Id),
        new("STATUS", item => item.Status?.Value),
        new("CHANNEL", item => item.Channel?.Value),
        new("NAME", item => item.Contact?.Name),
        new("PHONE", item => item.Contact?.Phone),
        new("UNREAD", item => Unread(item.UnreadCount, item.HasUnread)),
        new("LAST MESSAGE AT", item => PlainText.OfTime(item.LastMessageAt)),
        new("LAST MESSAGE", item => item.LastMessage, MayWrap: true),
    ];

    public static IReadOnlyList<Column<Contact>> Contacts { get; } =
    [
        new("ID", item => item.Id),
        new("NAME", item => item.Name),
        new("PHONE", item => item.Phone),
        new("EMAIL", item => item.Email),
        new("STATUS", item => item.Status),
        new("OPTED OUT", item => item.OptedOut is { } optedOut ? PlainText.OfBoolean(optedOut) : null),
        new("GROUPS", item => item.Groups is { } groups ? string.Join(", ", groups) : null, MayWrap: true),
        new("UNREAD", item => Unread(item.UnreadCount, item.HasUnread)),
    ];

    public static IReadOnlyList<Column<MessageTemplate>> Templates { get; } =
    [
        new("ID", item => item.Id),
        new("NAME", item => item.Name),
        new("LANGUAGE", item => item.Language),
        new("CATEGORY", item => item.Category),
        new("STATUS", item => item.Status?.Value),
        new("BODY", item => item.Body, MayWrap: true),
    ];

    public static IReadOnlyList<Column<Message>> Messages { get; } =
    [
        new("SENT AT", item => PlainText.OfTime(item.SentAt)),
        new("DIRECTION", item => item.Direction?.ToString().ToLowerInvariant()),
        new("STATUS", item => item.Status?.Value),
        new("ID", item => item.Id),
        new("MEDIA", item => item.Media is { } media ? media.FileName ?? media.Url ?? media.Kind?.Value : null),
        new("TEXT", item => item.Text ?? item.Transcript, MayWrap: true),
    ];

    public static IReadOnlyList<Column<MessagingEvent>> Events { get; } =
    [
        new("TIME", item => PlainText.OfTime(item.OccurredAt)),
        new("ACCOUNT", item => item.Provider),
        new("EVENT", item => item.Kind == MessagingEventKind.Other ? item.Type ?? "other" : JsonNamingPolicy.CamelCase.ConvertName(item.Kind.ToString())),
        new("STATUS", item => item.Status?.Value),
        new("PHONE", item => item.Phone),
        new("NAME", item => item.ContactName),
        new("MESSAGE", item => item.MessageId ?? item.Id),
        new("MEDIA", item => item.Media is { } media ? media.FileName ?? media.Url ?? media.Kind?.Value : null),
        new("TEXT", item => item.Text, MayWrap: true),
    ];

    public static IReadOnlyList<Column<AccountLine>> Accounts { get; } =
    [
        new("NAME", item => item.Name),
        new("KIND", item => item.Kind),
        new("DEFAULT", item => item.Default ? "yes" : null),
        new("ADDRESS", item => item.Address),
        new("CALLS", item => Join(item.Capabilities.Operations), MayWrap: true),
        new("SENDS TO", item => Join(item.Capabilities.Recipients), MayWrap: true),
        new("CONTENTS", item => Join(item.Capabilities.Contents), MayWrap: true),
        new("FEATURES", item => Join(item.Capabilities.Features), MayWrap: true),
    ];

    private static string? Unread(int? count, bool? has) =>
        count?.ToString(CultureInfo.InvariantCulture) ?? (has is { } any ? PlainText.OfBoolean(any) : null);

    private static string Join(IReadOnlyList<string> words) => string.Join(", ", words);
}
