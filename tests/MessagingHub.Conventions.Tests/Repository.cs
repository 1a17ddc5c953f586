using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace MessagingHub.Conventions.Tests;

/// <summary>The source tree the tests were compiled from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static IEnumerable<string> SourceFiles(params string[] folders) => folders
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories))
        .Where(file => !IsBuilt(file))
        .Order(StringComparer.Ordinal);

    public static IEnumerable<string> Projects(params string[] folders) => folders
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.csproj", SearchOption.AllDirectories))
        .Order(StringComparer.Ordinal);

    /// <summary>The props files that a project imports by name, and those that they import.</summary>
    public static IEnumerable<string> Imports(string project) => XDocument.Load(project).Descendants("Import")
        .Select(import => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(project)!, import.Attribute("Project")!.Value)))
        .SelectMany(import => Imports(import).Prepend(import));

    /// <summary>The project and package references of a project, those of the props files it imports included.</summary>
    public static string[] References(string project, string element)
    {
        XDocument xml = XDocument.Load(project);
        IEnumerable<string> imported = xml.Descendants("Import")
            .Select(import => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(project)!, import.Attribute("Project")!.Value)))
            .SelectMany(props => References(props, element));
        return
        [
            .. xml.Descendants(element)
                .Where(reference => reference.Attribute("OutputItemType")?.Value != "Analyzer")
                .Where(reference => reference.Parent?.Attribute("Condition")?.Value.Contains("== 'true'", StringComparison.Ordinal) != true)
                .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')) is var name
                    && element == "PackageReference" ? reference.Attribute("Include")!.Value : name!),
            .. imported,
        ];
    }

    public static string Relative(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');

    private static bool IsBuilt(string file) =>
        Relative(file).Split('/') is var parts && (parts.Contains("obj") || parts.Contains("bin"));

    private static string FindRoot([CallerFilePath] string here = "")
    {
        // A deterministic build maps source paths away; the test's own folder is inside the tree as well.
        string start = File.Exists(here) ? Path.GetDirectoryName(here)! : AppContext.BaseDirectory;
        for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "MessagingHub.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"MessagingHub.sln is not above {start}.");
    }
}
