using Microsoft.CodeAnalysis;

namespace MessagingHub.Conventions.Tests;

/// <summary>
/// An analyzer breaks the build of a library that reads the clock, sleeps or blocks. What it would not notice is tested here: a name
/// in the list that names nothing, and somebody who switches it off.
/// </summary>
[TestFixture]
internal sealed class BannedApiTests
{
    private const string Rule = "RS0030";

    private static string[] Banned =>
    [
        .. File.ReadLines(Path.Combine(Repository.Root, "BannedSymbols.txt"))
            .Where(line => line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal)),
    ];

    [Test]
    public void Every_banned_name_is_a_name_and_says_what_to_do_instead()
    {
        string[] unknown = [.. Banned.Where(line => DocumentationCommentId.GetFirstSymbolForDeclarationId(line.Split(';')[0], Package.Everything.Value) is null)];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(unknown, Is.Empty);
            Assert.That(Banned.Where(line => line.Split(';') is not [_, { Length: > 0 }]), Is.Empty);
        }
    }

    [TestCase("P:System.DateTime.UtcNow")]
    [TestCase("P:System.DateTimeOffset.UtcNow")]
    [TestCase("M:System.Threading.Thread.Sleep(System.TimeSpan)")]
    [TestCase("M:System.Threading.Tasks.Task.Delay(System.TimeSpan,System.Threading.CancellationToken)")]
    [TestCase("P:System.Threading.Tasks.Task`1.Result")]
    [TestCase("M:System.Runtime.CompilerServices.TaskAwaiter`1.GetResult")]
    public void The_clock_sleep_and_blocking_are_banned(string name) =>
        Assert.That(Banned.Select(line => line.Split(';')[0]), Does.Contain(name));

    [Test]
    public void Nobody_switches_the_ban_off()
    {
        IEnumerable<string> settings = Repository.Projects("src", "providers")
            .Concat(Directory.EnumerateFiles(Repository.Root, "*.props", SearchOption.AllDirectories))
            .Append(Path.Combine(Repository.Root, ".editorconfig"));

        Assert.That(
            Repository.SourceFiles("src", "providers").Concat(settings)
                .Where(file => File.ReadAllText(file).Contains(Rule, StringComparison.Ordinal))
                .Select(Repository.Relative),
            Is.Empty);
    }
}
