namespace MessagingHub.Cli;

/// <summary>One column of a list for people.</summary>
/// <typeparam name="T">What is listed.</typeparam>
/// <param name="Title">The heading.</param>
/// <param name="Read">Reads the value; null where there is none.</param>
/// <param name="MayWrap">Whether the value is a text that may take several lines.</param>
internal sealed record Column<T>(string Title, Func<T, string?> Read, bool MayWrap = false);
