using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace MessagingHub.Samples;

/// <summary>A snippet in the README is a region of compiled, executed code, to the letter.</summary>
internal sealed partial class ReadmeTests
{
    [TestCase("README.md", 5)]
    [TestCase("src/MessagingHub/README.md", 5)]
    public void Every_snippet_of_the_README_is_a_region_of_the_samples(string file, int atLeast)
    {
        string folder = Folder();
        string[] regions =
        [
            .. Directory.GetFiles(folder, "*.cs")
                .SelectMany(file => Region().Matches(File.ReadAllText(file)))
                .Select(region => Dedented(region.Groups[1].Value)),
        ];
        string readme = File.ReadAllText(Path.Combine(folder, "..", "..", file));
        string[] snippets = [.. Snippet().Matches(readme).Select(snippet => snippet.Groups[1].Value.Trim('\n'))];

        Assert.That(snippets, Has.Length.AtLeast(atLeast));
        Assert.That(snippets, Is.SubsetOf(regions));
    }

    [Test]
    public void The_first_code_stands_before_line_20() =>
        Assert.That(
            Array.FindIndex(File.ReadAllLines(Path.Combine(Folder(), "..", "..", "README.md")), line => line.StartsWith("```csharp", StringComparison.Ordinal)),
            Is.InRange(0, 18));

    private static string Dedented(string code)
    {
        string[] lines = code.Trim('\n').Split('\n');
        int indent = lines.Where(line => line.Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Join('\n', lines.Select(line => line.Length == 0 ? line : line[indent..])).TrimEnd();
    }

    private static string Folder([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;

    [GeneratedRegex(@"#region \w+\n(.*?)\n *#endregion", RegexOptions.Singleline)]
    private static partial Regex Region();

    [GeneratedRegex(@"```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Snippet();
}
