using System.Globalization;

namespace MessagingHub.Sandbox;

/// <summary>
/// Reads the query of the reading operations. What is out of range is refused; what the service does then is not documented.
/// </summary>
internal static class FlowIQQuery
{
    private const int MaxLimit = 100;

    /// <summary>The value of a name; null when it is absent or empty.</summary>
    public static string? Text(Call call, string name)
        => call.Query[name].ToString() is { Length: > 0 } text ? text : null;

    public static int Page(Call call) => Integer(call, "page", 1, int.MaxValue) ?? 1;

    public static int Limit(Call call, int usual) => Integer(call, "limit", 1, MaxLimit) ?? usual;

    public static bool Flag(Call call, string name) => Text(call, name) switch
    {
        null or "false" => false,
        "true" => true,
        _ => throw new InvalidRequestException(name, "must be true or false"),
    };

    private static int? Integer(Call call, string name, int min, int max)
        => Text(call, name) is not { } text ? null
            : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value)
                && value >= min && value <= max ? value
            : throw new InvalidRequestException(name, FormattableString.Invariant($"must be an integer from {min} to {max}"));
}
