using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace MessagingHub.Samples;

/// <summary>A snippet in any README is a region of compiled, executed code, to the letter.</summary>
internal sealed partial class ReadmeTests
{
    private static string Root => Path.Combine(Folder(), "..", "..");

    private static IEnumerable<string> Readmes => Directory.EnumerateFiles(Root, "*.md", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
        .Where(file => !file.Split('/').Any(folder => folder is "bin" or "obj" or ".git") && SnippetsOf(file).Length > 0)

        // KitReadmeTests has this one: its code is built from the packages alone.
        .Where(file => file != "src/MessagingHub.Conformance/README.md")
        .Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Readmes))]
    public void Every_snippet_of_a_README_is_a_region_of_the_samples(string file)
    {
        string[] regions =
        [
            .. Directory.GetFiles(Folder(), "*.cs", SearchOption.AllDirectories)
                .SelectMany(source => Region().Matches(File.ReadAllText(source)))
                .Select(region => Dedented(region.Groups[1].Value)),
        ];

        Assert.That(SnippetsOf(file).Except(regions), Is.Empty, "put the code into a #region of a test here, and it stays true");
    }

    [TestCase("README.md", 5)]
    [TestCase("src/MessagingHub/README.md", 5)]
    [TestCase("providers/MessagingHub.VelaFlows/README.md", 2)]
    public void A_README_shows_code(string file, int atLeast) => Assert.That(SnippetsOf(file), Has.Length.AtLeast(atLeast));

    [Test]
    public void The_first_code_stands_before_line_20() =>
        Assert.That(
            Array.FindIndex(File.ReadAllLines(Path.Combine(Root, "README.md")), line => line.StartsWith("```csharp", StringComparison.Ordinal)),
            Is.InRange(0, 18));

    private static string[] SnippetsOf(string file) =>
        [.. Snippet().Matches(File.ReadAllText(Path.Combine(Root, file))).Select(snippet => snippet.Groups[1].Value.Trim('\n'))];

    private static string Dedented(string code)
    {
        string[] lines = code.Trim('\n').Split('\n');
        int indent = lines.Where(line => line.Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Join('\n', lines.Select(line => line.Length == 0 ? line : line[indent..])).TrimEnd();
    }

    private static string Folder([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;

    [GeneratedRegex(@"#region \w+\n(.*?)\n *#endregion", RegexOptions.Singleline)]
    private static partial Regex Region();

    [GeneratedRegex(@"```(?:csharp|cs|c#)\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Snippet();
}
