using System.Collections.Immutable;
using MessagingHub.RefitGenerator.Wire;

namespace MessagingHub.RefitGenerator.Reading;

/// <summary>A path as an HTTP attribute has it, taken apart.</summary>
/// <param name="Path">The path's literal text and its placeholders, by the name in the braces.</param>
/// <param name="Query">The fixed query without its question mark; empty when there is none.</param>
internal sealed record PathTemplate(EquatableArray<PathPart> Path, string Query)
{
    private const string PathMarks = "-._~!$&'()*+,;=:@/";
    private const string QueryMarks = PathMarks + "?";

    /// <summary>The keys of the fixed query, as they are written.</summary>
    public IEnumerable<string> QueryKeys => Query.Length == 0 ? [] : Query.Split('&').Select(pair => pair.Split('=')[0]);

    public static PathTemplate? Parse(string template, out string reason)
    {
        int question = template.IndexOf('?');
        string path = question < 0 ? template : template.Substring(0, question);
        string query = question < 0 ? "" : template.Substring(question + 1);
        reason = ProblemOfQuery(query, hasQuery: question >= 0) ?? "";
        var parts = ImmutableArray.CreateBuilder<PathPart>();
        for (int position = 0; reason.Length == 0 && position < path.Length;)
        {
            int open = path.IndexOf('{', position);
            string literal = open < 0 ? path.Substring(position) : path.Substring(position, open - position);
            reason = ProblemOfText(literal, PathMarks) ?? (literal.Contains("//") ? "it has an empty segment" : "");
            if (literal.Length > 0)
            {
                parts.Add(new PathPart(literal, IsParameter: false));
            }

            if (open < 0)
            {
                break;
            }

            int close = path.IndexOf('}', open);
            string name = close < 0 ? "" : path.Substring(open + 1, close - open - 1);
            if (close < 0 || !IsName(name))
            {
                reason = close < 0
                    ? "a brace is not closed before the end of the path"
                    : $"'{{{name}}}' is not a plain placeholder of letters, digits, '_' and '-'";
            }

            parts.Add(new PathPart(name, IsParameter: true));
            position = close + 1;
        }

        return reason.Length > 0 ? null : new PathTemplate(new(parts.ToImmutable()), query);
    }

    private static bool IsName(string name) =>
        name.Length > 0 && name.All(c => char.IsLetterOrDigit(c) || c is '_' or '-');

    private static string? ProblemOfQuery(string query, bool hasQuery)
    {
        if (hasQuery && query.Split('&').Any(pair => pair.Length == 0 || pair[0] == '='))
        {
            return "its query has an empty pair";
        }

        return query.IndexOf('{') >= 0
            ? "its query has a placeholder; a parameter that is not in the path is sent in the query anyway"
            : ProblemOfText(query, QueryMarks);
    }

    // What may stand in an address as it is. Anything else would be rewritten on the way, or cut off as a fragment.
    private static string? ProblemOfText(string text, string marks)
    {
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') || marks.IndexOf(c) >= 0)
            {
                continue;
            }

            if (c == '%' && i + 2 < text.Length && IsHex(text[i + 1]) && IsHex(text[i + 2]))
            {
                continue;
            }

            return c == '}' ? "a brace is closed that was not opened" : $"the character '{c}' must be percent-encoded";
        }

        return null;
    }

    private static bool IsHex(char c) => c is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F');
}
