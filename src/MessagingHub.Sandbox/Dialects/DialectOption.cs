namespace MessagingHub.Sandbox;

/// <summary>A way in which a dialect can be made to behave differently, for the control API.</summary>
/// <param name="Name">The name.</param>
/// <param name="Values">All values it takes; the first is the one it has after a reset.</param>
/// <param name="Read">Tells the value it has.</param>
/// <param name="Write">Takes one of the values.</param>
internal sealed record DialectOption(string Name, IReadOnlyList<string> Values, Func<string> Read, Action<string> Write)
{
    public static DialectOption Of<TEnum>(string name, Func<TEnum> read, Action<TEnum> write) where TEnum : struct, Enum
        => new(
            name,
            [.. Enum.GetNames<TEnum>().Select(Camel)],
            () => Camel(read().ToString()),
            value => write(Enum.Parse<TEnum>(value, ignoreCase: true)));

    public static DialectOption Of(string name, Func<bool> read, Action<bool> write)
        => new(name, ["false", "true"], () => read() ? "true" : "false", value => write(value == "true"));

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
