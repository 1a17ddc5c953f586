using System.Text.RegularExpressions;

namespace MessagingHub.Conventions.Tests;

/// <summary>A library's README is shown on its package's page, where the repository's files are not.</summary>
[TestFixture]
internal sealed partial class PackageReadmeTests
{
    private static IEnumerable<string> Readmes => Repository.Projects("src", "providers")
        .Where(project => Repository.Imports(project).Any(import => Path.GetFileName(import) == "Library.props"))
        .Select(project => Repository.Relative(Path.Combine(Path.GetDirectoryName(project)!, "README.md")));

    [TestCaseSource(nameof(Readmes))]
    public void A_packed_README_links_to_no_file_of_the_repository(string readme)
    {
        string text = Code().Replace(File.ReadAllText(Path.Combine(Repository.Root, readme)), "");
        IEnumerable<string> relative = Link().Matches(text)
            .Select(link => link.Groups["to"].Value)
            .Where(to => !to.StartsWith('#') && !to.StartsWith("https://", StringComparison.Ordinal));

        Assert.That(relative, Is.Empty, "name the other package, or the file's path in the repository, without a link");
    }

    /// <summary>What stands in fences or in backquotes is no link.</summary>
    [GeneratedRegex(@"^```.*?^```|`[^`\n]*`", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Code();

    /// <summary>Links and images of Markdown, the addresses of links by reference, and those of HTML.</summary>
    [GeneratedRegex("""\]\(\s*<?(?<to>[^)\s>]+)|^\s*\[[^\]]+\]:\s*<?(?<to>[^\s>]+)|\b(?:src|href)\s*=\s*"(?<to>[^"]+)""", RegexOptions.Multiline)]
    private static partial Regex Link();
}
