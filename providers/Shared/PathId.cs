using System.Buffers;
using System.Text;

namespace MessagingHub;

/// <summary>Says which ids must not go into a path, because something on the way would fold them into another address.</summary>
internal static class PathId
{
    private static readonly SearchValues<char> Controls = SearchValues.Create([.. Enumerable.Range(0, 256).Select(c => (char)c).Where(char.IsControl)]);

    /// <summary>What is wrong with an id, one sentence; null where it is fine.</summary>
    /// <remarks>The client escapes the rest, but <see cref="Uri"/> folds dot segments, and servers and proxies may decode once more.</remarks>
    public static string? Problem(string id)
    {
        string plain = Decoded(id);
        if (string.IsNullOrWhiteSpace(plain))
        {
            return "an id is not empty.";
        }

        if (plain.AsSpan().ContainsAny(Controls))
        {
            return "an id has no control characters.";
        }

        if (HasBroken(plain))
        {
            return "an id has no broken characters.";
        }

        return HasDots(plain) ? "an id is not '.' or '..', which would lead to another address." : null;
    }

    /// <summary>The id, or the refusal of one that must not go into a path.</summary>
    public static string Checked<TOptions>(ProviderContext<TOptions> context, WireOperation operation, string path, string id)
        where TOptions : MessagingAccountOptions =>
        Problem(id) is { } problem ? throw context.Invalid(operation, path, problem) : id;

    private static bool HasBroken(string plain)
    {
        foreach (Rune rune in plain.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar)
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasDots(ReadOnlySpan<char> plain)
    {
        foreach (Range segment in plain.SplitAny('/', '\\'))
        {
            if (plain[segment] is "." or "..")
            {
                return true;
            }
        }

        return false;
    }

    private static string Decoded(string id)
    {
        string decoded = Uri.UnescapeDataString(id);
        return decoded == id ? id : Decoded(decoded);
    }
}
