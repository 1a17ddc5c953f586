namespace MessagingHub.Cli;

/// <summary>Reads options of the form <c>key=value</c>; a value may have equals signs of its own.</summary>
internal static class Pairs
{
    public static IReadOnlyDictionary<string, string> Read(string option, IEnumerable<string>? arguments)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string argument in arguments ?? [])
        {
            int equals = argument.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0 || string.IsNullOrWhiteSpace(argument[..equals]))
            {
                throw InputException.Usage($"{option}: '{argument}' is not of the form key=value.");
            }

            if (!pairs.TryAdd(argument[..equals], argument[(equals + 1)..]))
            {
                throw InputException.Usage($"{option}: '{argument[..equals]}' is given twice.");
            }
        }

        return pairs;
    }
}
