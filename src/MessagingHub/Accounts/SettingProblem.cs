namespace MessagingHub;

/// <summary>A setting that could not be taken at all, and what is wrong with it as the rest of a sentence; never its value.</summary>
internal readonly record struct SettingProblem(string Path, string What)
{
    public override string ToString() => $"{Mask.Path(Path)} {What}";

    /// <summary>Whether a setting is the one with the problem, or stands below it.</summary>
    public bool Covers(string path) =>
        path.StartsWith(Path, StringComparison.OrdinalIgnoreCase) && (path.Length == Path.Length || path[Path.Length] == ':');
}
