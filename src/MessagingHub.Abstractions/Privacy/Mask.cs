namespace MessagingHub;

/// <summary>Shortens what may identify a person, for texts that end up in logs.</summary>
internal static class Mask
{
    private const int DigitsOfAPhone = 7;

    /// <summary>Keeps the last two characters: <c>+15551234567</c> becomes <c>…67</c>; null stays null.</summary>
    public static string? Phone(string? phone) => phone switch
    {
        null => null,
        { Length: <= 4 } => "…",
        _ => "…" + phone[^2..],
    };

    /// <summary>Masks an identifier only where it is a phone number, as conversation ids are at some services.</summary>
    public static string? Id(string? id) => id is not null && LooksLikePhone(id) ? Phone(id) : id;

    private static bool LooksLikePhone(string id)
    {
        int digits = 0;
        foreach (char c in id)
        {
            if (char.IsAsciiDigit(c))
            {
                digits++;
            }
            else if (c is not ('+' or ' ' or '-' or '(' or ')' or '.'))
            {
                return false;
            }
        }

        return digits >= DigitsOfAPhone;
    }
}
