namespace MessagingHub;

/// <summary>Texts as people compare them: phone numbers by their digits, words ignoring case.</summary>
internal static class InMemoryText
{
    /// <summary><c>+1 555 123-4567</c> and <c>+15551234567</c> are one number.</summary>
    public static bool IsSamePhone(string? one, string? other) =>
        one is not null && other is not null && Digits(one) is { Length: > 0 } digits && digits == Digits(other);

    /// <summary>The number as the contract's models have it: <c>+</c> and digits where it is international.</summary>
    public static string Phone(string phone) => phone.TrimStart().StartsWith('+') ? "+" + Digits(phone) : phone;

    public static bool Has(string search, params ReadOnlySpan<string?> texts)
    {
        foreach (string? text in texts)
        {
            if (text?.Contains(search, StringComparison.OrdinalIgnoreCase) == true)
            {
                return true;
            }
        }

        return false;
    }

    public static string? FullName(string? first, string? last) =>
        string.Join(' ', new[] { first, last }.Where(part => part is not null)) is { Length: > 0 } name ? name : null;

    /// <summary>Filters in a fixed spelling; an absent one differs from every text.</summary>
    public static string FilterKey(params string?[] filters) =>
        string.Join('&', filters.Select(filter => filter is null ? "" : $"={Uri.EscapeDataString(filter)}"));

    /// <summary>What a conversation shows of a content; null where it has no text.</summary>
    public static string? Of(MessageContent content, MessageTemplate? template) => content switch
    {
        TextContent text => text.Text,
        MediaContent media => media.Caption,
        ButtonsContent buttons => buttons.Body,
        ListContent list => list.Body,
        TemplateContent filled => filled.Parameters.Aggregate(
            template?.Body, (body, pair) => body?.Replace($"{{{{{pair.Key}}}}}", pair.Value, StringComparison.Ordinal)),
        _ => null,
    };

    private static string Digits(string phone) => string.Concat(phone.Where(char.IsAsciiDigit));
}
