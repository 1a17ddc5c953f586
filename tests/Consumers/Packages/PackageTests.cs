using System.Buffers.Binary;
using System.Text;
using NUnit.Framework;

namespace Packages;

/// <summary>Every package has what a package needs, and nothing that its users did not ask for.</summary>
internal sealed class PackageTests
{
    private const string Tool = "MessagingHub.Cli";

    private static readonly string[] Providers = ["MessagingHub.FlowIQ", "MessagingHub.Flowella", "MessagingHub.VelaFlows", "MessagingHub.Velstack"];

    private static readonly string[] Libraries =
    [
        "MessagingHub", "MessagingHub.Abstractions", "MessagingHub.AspNetCore", "MessagingHub.Conformance", "MessagingHub.Sandbox", .. Providers,
    ];

    private static readonly string[] All = [.. Libraries, Tool];

    [Test]
    public void All_that_is_shipped_is_packed_with_its_symbols_and_nothing_else() => Assert.That(
        Directory.EnumerateFiles(Package.Folder).Select(Path.GetFileName),
        Is.EquivalentTo(All.SelectMany(id => (string[])[$"{id}.{Package.Version}.nupkg", $"{id}.{Package.Version}.snupkg"])));

    [TestCaseSource(nameof(All))]
    public void A_package_says_what_it_is_and_under_which_licence(string id)
    {
        Package package = Package.Read(id);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(package.Text("id"), Is.EqualTo(id));
            Assert.That(package.Text("description"), Is.Not.Null.And.Not.EqualTo("Package Description"));
            Assert.That(package.Text("authors"), Is.EqualTo("MessagingHub contributors"));
            Assert.That(package.Text("license"), Is.EqualTo("MIT"));
            Assert.That(package.Find("license").Single().Attribute("type")?.Value, Is.EqualTo("expression"));
            Assert.That(package.Text("readme"), Is.EqualTo("README.md"));
            Assert.That(Encoding.UTF8.GetString(package["README.md"]), Does.StartWith(id == Tool ? "# mhub" : $"# {id}\n"));
        }
    }

    [TestCaseSource(nameof(All))]
    public void A_package_has_an_icon_of_128_by_128(string id)
    {
        Package package = Package.Read(id);
        Assert.That(package.Text("icon"), Is.EqualTo("icon.png"));

        // A PNG: eight bytes of signature, length and name of the first chunk, then width and height.
        byte[] icon = package["icon.png"];
        Assert.That(icon.AsSpan(0, 4).SequenceEqual((byte[])[0x89, (byte)'P', (byte)'N', (byte)'G']), Is.True);
        Assert.That((BinaryPrimitives.ReadInt32BigEndian(icon.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(icon.AsSpan(20))), Is.EqualTo((128, 128)));
    }

    [TestCaseSource(nameof(Libraries))]
    public void A_library_holds_itself_its_documentation_and_nothing_else(string id) => Assert.That(
        Package.Read(id).Files,
        Is.EquivalentTo((string[])["README.md", "icon.png", $"lib/net10.0/{id}.dll", $"lib/net10.0/{id}.xml"]));

    [TestCaseSource(nameof(Libraries))]
    public void Every_public_type_of_a_library_is_documented(string id)
    {
        Package package = Package.Read(id);
        string documentation = Encoding.UTF8.GetString(package[$"lib/net10.0/{id}.xml"]);
        Assert.That(
            Assembly.PublicTypes(package[$"lib/net10.0/{id}.dll"]).Where(type => !documentation.Contains($"\"T:{type}\"", StringComparison.Ordinal)),
            Is.Empty);
    }

    [TestCase("MessagingHub.Abstractions")]
    [TestCase(
        "MessagingHub",
        "MessagingHub.Abstractions",
        "Microsoft.Extensions.Configuration.FileExtensions",
        "Microsoft.Extensions.Diagnostics.HealthChecks",
        "Microsoft.Extensions.Http",
        "Microsoft.Extensions.Options.ConfigurationExtensions",
        "Polly.Core")]
    [TestCase("MessagingHub.AspNetCore", "MessagingHub")]
    [TestCase("MessagingHub.Conformance", "MessagingHub", "NUnit")]
    [TestCase("MessagingHub.Sandbox")]
    [TestCase("MessagingHub.FlowIQ", "MessagingHub")]
    [TestCase("MessagingHub.Flowella", "MessagingHub")]
    [TestCase("MessagingHub.VelaFlows", "MessagingHub")]
    [TestCase("MessagingHub.Velstack", "MessagingHub")]
    [TestCase(Tool)]
    public void A_package_brings_these_dependencies_and_no_others(string id, params string[] dependencies)
    {
        Package package = Package.Read(id);
        Assert.That(package.Find("dependency").Select(dependency => dependency.Attribute("id")?.Value), Is.EquivalentTo(dependencies));
        Assert.That(
            package.Find("dependency").Where(dependency => dependency.Attribute("id")!.Value.StartsWith("MessagingHub", StringComparison.Ordinal))
                .Select(dependency => dependency.Attribute("version")?.Value),
            Is.All.EqualTo(Package.Version));
    }

    [TestCaseSource(nameof(Libraries))]
    public void Only_what_is_a_web_server_needs_ASP_NET_Core(string id) => Assert.That(
        Package.Read(id).Find("frameworkReference").Select(framework => framework.Attribute("name")?.Value),
        Is.EqualTo(id is "MessagingHub.AspNetCore" or "MessagingHub.Sandbox" ? (string[])["Microsoft.AspNetCore.App"] : []));

    [TestCaseSource(nameof(Libraries))]
    public void The_stand_in_for_Refit_shows_nowhere(string id)
    {
        byte[] assembly = Package.Read(id)[$"lib/net10.0/{id}.dll"];
        Assert.That(Assembly.PublicTypes(assembly).Where(type => type.StartsWith("Refit", StringComparison.Ordinal)), Is.Empty);
        Assert.That(Assembly.References(assembly).Where(name => name.Contains("Refit", StringComparison.Ordinal)), Is.Empty);
    }

    [TestCaseSource(nameof(Libraries))]
    public void A_build_is_deterministic_and_its_symbols_hold_the_sources(string id)
    {
        byte[] assembly = Package.Read(id)[$"lib/net10.0/{id}.dll"];
        byte[] symbols = Package.ReadSymbols(id)[$"lib/net10.0/{id}.pdb"];
        Assert.That(Assembly.IsDeterministic(assembly), Is.True);
        Assert.That(Assembly.Belongs(assembly, symbols), Is.True);
        Assert.That(Assembly.Documents(symbols).Where(path => !path.StartsWith("/_", StringComparison.Ordinal)), Is.Empty, "a path of the machine that built it");
        Assert.That(Assembly.DocumentsWithoutSource(symbols), Is.Empty);
    }

    [Test]
    public void The_tool_is_called_mhub_and_carries_all_it_needs()
    {
        Package package = Package.Read(Tool);
        Assert.That(package.Find("packageType").Single().Attribute("name")?.Value, Is.EqualTo("DotnetTool"));
        Assert.That(Encoding.UTF8.GetString(package["tools/net10.0/any/DotnetToolSettings.xml"]), Does.Contain("Name=\"mhub\" EntryPoint=\"mhub.dll\""));
        Assert.That(
            package.Files.Select(Path.GetFileName),
            Is.SupersetOf(Providers.Select(provider => provider + ".dll")).And.None.Contains("RefitGenerator").And.None.Contains("CodeAnalysis"));
    }
}
