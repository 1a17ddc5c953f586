using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace MessagingHub.Samples;

/// <summary>The code in the conformance kit's README is what is built and run: from the packages alone, and over the provider in memory.</summary>
internal sealed partial class KitReadmeTests
{
    [Test]
    public void Every_file_of_the_fifth_provider_and_of_the_one_in_memory_is_in_the_README()
    {
        string root = Path.Combine(Folder(), "..", "..");
        var files = Files(Path.Combine(root, "tests/Consumers/FifthProvider"), "")
            .Concat(Files(Path.Combine(root, "tests/MessagingHub.Providers.Tests"), "InMemory"))
            .ToDictionary(file => file.Name, file => file.Code);
        string readme = File.ReadAllText(Path.Combine(root, "src/MessagingHub.Conformance/README.md"));

        Assert.That(
            Snippet().Matches(readme).ToDictionary(snippet => snippet.Groups["file"].Value, snippet => snippet.Groups["code"].Value),
            Is.EquivalentTo(files));
    }

    private static IEnumerable<(string Name, string Code)> Files(string folder, string part) =>
        Directory.EnumerateFiles(Path.Combine(folder, part), "*.cs", SearchOption.AllDirectories)
            .Select(file => (Name: Path.GetRelativePath(folder, file).Replace('\\', '/'), Code: File.ReadAllText(file)))
            .Where(file => !file.Name.Split('/').Contains("obj"));

    private static string Folder([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;

    [GeneratedRegex(@"```csharp\n// (?<file>[^\n]+)\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Snippet();
}
