namespace MessagingHub.Sandbox;

/// <summary>A path such as <c>/api/v1/inbox/conversations/{id}</c>: a name in braces stands for one whole segment that is not empty.</summary>
internal sealed class RouteTemplate
{
    private readonly string[] _parts;

    public RouteTemplate(string path) => _parts = path.Split('/')[1..];

    /// <summary>The values of the names; null when the path is another one.</summary>
    public IReadOnlyDictionary<string, string>? Match(IReadOnlyList<string> segments)
    {
        if (segments.Count != _parts.Length)
        {
            return null;
        }

        var values = new Dictionary<string, string>();
        for (int i = 0; i < _parts.Length; i++)
        {
            bool isName = _parts[i].StartsWith('{');
            if (isName ? segments[i].Length == 0 : segments[i] != _parts[i])
            {
                return null;
            }

            if (isName)
            {
                values.Add(_parts[i][1..^1], segments[i]);
            }
        }

        return values;
    }
}
