namespace MessagingHub.Sandbox;

/// <summary>The few checks that several bodies share.</summary>
internal static class FlowIQFields
{
    /// <summary>A text; null when it is absent, null or blank, which the service takes for missing.</summary>
    public static string? Text(JsonBody body, string name, int max = int.MaxValue)
        => body.Nullable(name, 0, max) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    /// <summary>An address the service can download from, by the look of it; nothing is downloaded here.</summary>
    public static Uri Link(JsonBody body, string name, string text)
        => Uri.TryCreate(text, UriKind.Absolute, out Uri? link) && link.Scheme is "http" or "https"
            ? link
            : throw body.Wrong(name, "must be a publicly reachable http or https address");

    /// <summary>Whether an address ends like one of the formats; one without an ending gets the benefit of the doubt.</summary>
    public static bool HasFormat(Uri link, params ReadOnlySpan<string> formats)
    {
        string ending = Path.GetExtension(link.AbsolutePath).TrimStart('.').ToLowerInvariant();
        return ending.Length == 0 || formats.Contains(ending);
    }
}
