namespace MessagingHub.Conventions.Tests;

[TestFixture]
internal sealed class ArrowTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["MessagingHub.Abstractions"] = [],
        ["MessagingHub.RefitGenerator"] = [],
        ["MessagingHub.Sandbox"] = [],
        ["MessagingHub"] = ["MessagingHub.Abstractions"],
        ["MessagingHub.AspNetCore"] = ["MessagingHub"],
        ["MessagingHub.Conformance"] = ["MessagingHub"],
        ["MessagingHub.Cli"] =
        [
            "MessagingHub", "MessagingHub.AspNetCore", "MessagingHub.Sandbox",
            "MessagingHub.VelaFlows", "MessagingHub.Flowella", "MessagingHub.Velstack", "MessagingHub.FlowIQ",
        ],
    };

    private static IEnumerable<string> LibraryProjects => Repository.Projects("src", "providers");

    private static IEnumerable<string> ProviderProjects => Repository.Projects("providers");

    [TestCaseSource(nameof(LibraryProjects))]
    public void A_project_references_only_what_stands_below_it(string project)
    {
        string name = Path.GetFileNameWithoutExtension(project);
        string[] allowed = Repository.Relative(project).StartsWith("providers/", StringComparison.Ordinal)
            ? ["MessagingHub"]
            : Allowed.GetValueOrDefault(name) ?? throw new InvalidOperationException($"Say in this test what {name} may reference.");

        Assert.That(Repository.References(project, "ProjectReference"), Is.SubsetOf(allowed), $"{name} references what it must not know");
    }

    [Test]
    public void The_contract_has_no_package_references() =>
        Assert.That(Repository.References(ProjectOf("MessagingHub.Abstractions"), "PackageReference"), Is.Empty);

    [Test]
    public void The_sandbox_has_no_package_references_either() =>
        Assert.That(Repository.References(ProjectOf("MessagingHub.Sandbox"), "PackageReference"), Is.Empty);

    [TestCaseSource(nameof(ProviderProjects))]
    public void A_provider_has_no_packages_but_Refit(string project) =>
        Assert.That(Repository.References(project, "PackageReference"), Is.Empty, "Refit comes from providers/Provider.props, on request only");

    [TestCase("Polly", "src/MessagingHub/Resilience")]
    [TestCase("Refit", "providers")]
    [TestCase("NUnit", "src/MessagingHub.Conformance")]
    [TestCase("Microsoft.AspNetCore", "src/MessagingHub.AspNetCore", "src/MessagingHub.Sandbox", "src/MessagingHub.Cli")]
    [TestCase("Spectre.Console", "src/MessagingHub.Cli")]
    [TestCase("System.CommandLine", "src/MessagingHub.Cli")]
    public void A_library_is_visible_in_its_place_only(string library, params string[] places)
    {
        string[] elsewhere =
        [
            .. Repository.SourceFiles("src", "providers")
                .Where(file => File.ReadLines(file).Any(line => line.StartsWith($"using {library}", StringComparison.Ordinal)))
                .Select(Repository.Relative)
                .Where(file => !places.Any(place => file.StartsWith(place + "/", StringComparison.Ordinal))),
        ];

        Assert.That(elsewhere, Is.Empty, $"{library} belongs into {string.Join(" and ", places)}");
    }

    private static string ProjectOf(string name) => Path.Combine(Repository.Root, "src", name, name + ".csproj");
}
