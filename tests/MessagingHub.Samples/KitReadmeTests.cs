using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace MessagingHub.Samples;

/// <summary>The provider in the conformance kit's README is the one that is built from the packages alone, to the letter.</summary>
internal sealed partial class KitReadmeTests
{
    [Test]
    public void Every_file_of_the_fifth_provider_is_in_the_README()
    {
        string root = Path.Combine(Folder(), "..", "..");
        string provider = Path.Combine(root, "tests/Consumers/FifthProvider");
        var files = Directory.EnumerateFiles(provider, "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(provider, file).Replace('\\', '/'))
            .Where(file => !file.Split('/').Contains("obj"))
            .ToDictionary(file => file, file => File.ReadAllText(Path.Combine(provider, file)));
        string readme = File.ReadAllText(Path.Combine(root, "src/MessagingHub.Conformance/README.md"));

        Assert.That(
            Snippet().Matches(readme).ToDictionary(snippet => snippet.Groups["file"].Value, snippet => snippet.Groups["code"].Value),
            Is.EquivalentTo(files));
    }

    private static string Folder([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;

    [GeneratedRegex(@"```csharp\n// (?<file>[^\n]+)\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Snippet();
}
