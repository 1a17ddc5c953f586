using System.Text;

namespace MessagingHub;

/// <summary>Says which ids must not go into a path, because something on the way would fold them into another address.</summary>
internal static class PathId
{
    /// <summary>What is wrong with an id, one sentence; null where it is fine.</summary>
    /// <remarks>The client escapes the rest, but <see cref="Uri"/> folds dot segments, and servers and proxies may decode once more.</remarks>
    public static string? Problem(string id)
    {
        string plain = Decoded(id);
        if (string.IsNullOrWhiteSpace(plain))
        {
            return "an id is not empty.";
        }

        if (plain.Any(char.IsControl))
        {
            return "an id has no control characters.";
        }

        if (plain.EnumerateRunes().Any(rune => rune == Rune.ReplacementChar))
        {
            return "an id has no broken characters.";
        }

        return plain.Split('/', '\\').Any(segment => segment is "." or "..") ? "an id is not '.' or '..', which would lead to another address." : null;
    }

    /// <summary>The id, or the refusal of one that must not go into a path.</summary>
    public static string Checked<TOptions>(ProviderContext<TOptions> context, WireOperation operation, string path, string id)
        where TOptions : MessagingAccountOptions =>
        Problem(id) is { } problem ? throw context.Invalid(operation, path, problem) : id;

    private static string Decoded(string id)
    {
        string decoded = Uri.UnescapeDataString(id);
        return decoded == id ? id : Decoded(decoded);
    }
}
