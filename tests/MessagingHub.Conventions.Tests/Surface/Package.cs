using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MessagingHub.Conventions.Tests;

/// <summary>A package as its users see it: the public symbols of its built assembly, and their documentation.</summary>
internal sealed class Package
{
    private const string NUnitTests = "NUnit.Framework";

    /// <summary>A program that sees all packages and the framework; made once, because reading them takes its time.</summary>
    public static readonly Lazy<CSharpCompilation> Everything = new(() => CSharpCompilation.Create(
        "Everything",
        references: ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(file => MetadataReference.CreateFromFile(file))));

    private Package(IAssemblySymbol assembly, Dictionary<string, XElement> documentation)
    {
        Assembly = assembly;
        Documentation = documentation;
    }

    /// <summary>The packages that are referenced by code, by name; a project that imports the libraries' settings is one, unless it is a tool.</summary>
    public static IEnumerable<string> Names => Repository.Projects("src", "providers")
        .Where(project => Repository.Imports(project).Any(import => Path.GetFileName(import) == "Library.props"))
        .Where(project => !File.ReadAllText(project).Contains("PackAsTool", StringComparison.Ordinal))
        .Select(project => Path.GetFileNameWithoutExtension(project));

    public IAssemblySymbol Assembly { get; }

    /// <summary>What the documentation file says, by documentation id.</summary>
    public Dictionary<string, XElement> Documentation { get; }

    public static Package Open(string name)
    {
        string file = Path.Combine(AppContext.BaseDirectory, name + ".dll");
        MetadataReference package = Everything.Value.References.First(reference => Path.GetFileName(reference.Display) == name + ".dll");
        return new Package(
            (IAssemblySymbol)Everything.Value.GetAssemblyOrModuleSymbol(package)!,
            XDocument.Load(Path.ChangeExtension(file, ".xml")).Descendants("member").ToDictionary(member => member.Attribute("name")!.Value));
    }

    /// <summary>The types a user can name, sorted.</summary>
    public IEnumerable<INamedTypeSymbol> Types => TypesOf(Assembly.GlobalNamespace).OrderBy(type => type.ToDisplayString(), StringComparer.Ordinal);

    /// <summary>The members a user can name, those left out that the compiler writes for records and accessors.</summary>
    public static IEnumerable<ISymbol> MembersOf(INamedTypeSymbol type) => type.GetMembers().Where(member =>
        IsVisible(member)
        && member is not INamedTypeSymbol and not IMethodSymbol { AssociatedSymbol: not null }
        && !(type.TypeKind == TypeKind.Enum && member is IMethodSymbol)
        && !member.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "CompilerGeneratedAttribute"));

    /// <summary>A test of the conformance kit: its name is a sentence and documents it.</summary>
    public static bool IsTest(ISymbol member) =>
        member.GetAttributes().Any(attribute => attribute.AttributeClass?.ContainingNamespace.ToDisplayString() == NUnitTests)
        || (member is IMethodSymbol method && method.Parameters.Any(parameter => parameter.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "ValuesAttribute")));

    private static IEnumerable<INamedTypeSymbol> TypesOf(INamespaceOrTypeSymbol parent) => parent.GetMembers().SelectMany(member => member switch
    {
        INamespaceSymbol space => TypesOf(space),
        INamedTypeSymbol type when IsVisible(type) => [type, .. TypesOf(type)],
        _ => [],
    });

    private static bool IsVisible(ISymbol symbol) =>
        symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal;
}
