using System.Text.RegularExpressions;

namespace MessagingHub.Conventions.Tests;

[TestFixture]
internal sealed partial class SourceTests
{
    private const int LongestFile = 300;

    [Test]
    public void A_file_has_one_public_type()
    {
        string[] crowded =
        [
            .. Repository.SourceFiles("src", "providers")
                .Where(file => PublicType().Count(File.ReadAllText(file)) > 1)
                .Select(Repository.Relative),
        ];

        Assert.That(crowded, Is.Empty, "give each public type a file of its own");
    }

    [Test]
    public void A_file_is_short_enough_to_be_one_idea()
    {
        string[] tooLong =
        [
            .. Repository.SourceFiles("src", "providers", "tests")
                .Where(file => File.ReadLines(file).Count() > LongestFile)
                .Select(Repository.Relative),
        ];

        Assert.That(tooLong, Is.Empty, $"split what is longer than {LongestFile} lines");
    }

    [Test]
    public void Nothing_is_left_for_later()
    {
        string marker = "TO" + "DO";
        string[] unfinished =
        [
            .. Repository.SourceFiles("src", "providers", "tests")
                .Where(file => File.ReadAllText(file).Contains(marker, StringComparison.Ordinal))
                .Select(Repository.Relative),
        ];

        Assert.That(unfinished, Is.Empty);
    }

    [Test]
    public void Folders_are_features_and_not_kinds_of_types()
    {
        string[] banned = ["Interfaces", "Models", "Helpers", "Utils"];
        IEnumerable<string> folders = Repository.SourceFiles("src", "providers").SelectMany(file => Repository.Relative(file).Split('/'));

        Assert.That(folders.Intersect(banned), Is.Empty);
    }

    [GeneratedRegex(@"^public (?:sealed |static |abstract |readonly |partial |ref )*(?:class|record struct|record|struct|interface|enum) \w+", RegexOptions.Multiline)]
    private static partial Regex PublicType();
}
