using System.Text;

namespace MessagingHub;

/// <summary>Says whether an id may stand in a path: <see cref="Uri"/>, and proxies behind it, fold dot segments away, so that another address would be called.</summary>
internal static class PathId
{
    /// <summary>What is wrong with an id, one sentence without the id; null where nothing is.</summary>
    public static string? Problem(string id)
    {
        if (string.IsNullOrWhiteSpace(id))
        {
            return "an id is not empty.";
        }

        if (id.Any(char.IsControl))
        {
            return "an id has no control characters.";
        }

        if (id.EnumerateRunes().Any(rune => rune == Rune.ReplacementChar))
        {
            return "an id has no broken characters.";
        }

        // Some servers decode once more, and some take a backslash for a slash.
        string decoded = id.Replace("%2e", ".", StringComparison.OrdinalIgnoreCase);
        return decoded.Split('/', '\\').Any(segment => segment is "." or "..") ? "an id is not a dot segment such as '.' or '..'." : null;
    }
}
