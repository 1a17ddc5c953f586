namespace MessagingHub;

/// <summary>The one empty dictionary of string pairs.</summary>
internal static class ReadOnlyDictionary
{
    public static IReadOnlyDictionary<string, string> Empty { get; } =
        System.Collections.ObjectModel.ReadOnlyDictionary<string, string>.Empty;
}
