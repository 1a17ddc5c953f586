namespace MessagingHub.Conventions.Tests;

/// <summary>What users can call changes only on purpose.</summary>
[TestFixture]
internal sealed class PublicSurfaceTests
{
    private const string Approve = "APPROVE_SURFACE";
    private const string Command = $"{Approve}=1 dotnet test tests/MessagingHub.Conventions.Tests --filter PublicSurface";

    private static string Folder => Path.Combine(Repository.Root, "tests", "MessagingHub.Conventions.Tests", "Approved");

    [TestCaseSource(typeof(Package), nameof(Package.Names))]
    public void A_package_shows_its_users_what_was_approved(string package)
    {
        string file = Path.Combine(Folder, package + ".txt");
        string surface = PublicSurface.Of(Package.Open(package));
        if (Environment.GetEnvironmentVariable(Approve) == "1")
        {
            File.WriteAllText(file, surface);
        }

        string[] approved = File.Exists(file) ? File.ReadAllLines(file) : [];
        string[] shown = surface.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string[] lines = [.. approved.Where(line => line.Length > 0)];
        Assert.That(shown, Is.EqualTo(lines).AsCollection, $"""
            The public surface of {package} is not Approved/{package}.txt.
            Gone:  {string.Join("\n       ", lines.Except(shown))}
            New:   {string.Join("\n       ", shown.Except(lines))}
            If that is meant, approve it and look at the difference before you commit:
              {Command}
            """);
    }

    [Test]
    public void No_approved_surface_is_left_of_a_package_that_is_gone() =>
        Assert.That(Directory.GetFiles(Folder, "*.txt").Select(Path.GetFileNameWithoutExtension), Is.EquivalentTo(Package.Names));

    [Test]
    public void The_command_line_tool_has_no_public_types() =>
        Assert.That(Repository.SourceFiles("src/MessagingHub.Cli").Where(file => File.ReadLines(file).Any(line => line.StartsWith("public ", StringComparison.Ordinal))), Is.Empty);
}
