using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json.Serialization;
using MessagingHub.RefitGenerator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MessagingHub.Tests.RefitGenerator;

/// <summary>A compilation after the generator has run over it.</summary>
internal sealed class Generated
{
    private static readonly CSharpParseOptions Parsing =
        CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview).WithDocumentationMode(DocumentationMode.Diagnose);

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var file
                && (file.StartsWith("System.", StringComparison.Ordinal) || file is "netstandard.dll"))
            .Append(typeof(Generated).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private Generated(CSharpCompilation input)
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new WireClientGenerator().AsSourceGenerator()],
            parseOptions: Parsing,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        Driver = driver.RunGeneratorsAndUpdateCompilation(input, out Compilation output, out ImmutableArray<Diagnostic> problems);
        Input = input;
        Output = output;
        Problems = problems;
    }

    public GeneratorDriver Driver { get; }

    public CSharpCompilation Input { get; }

    public Compilation Output { get; }

    public ImmutableArray<Diagnostic> Problems { get; }

    /// <summary>All errors and warnings of the whole compilation, except that the test's own source has no XML comments.</summary>
    public IEnumerable<Diagnostic> Complaints =>
        Output.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning
            && (diagnostic.Id != "CS1591" || diagnostic.Location.SourceTree?.FilePath != "Wire.cs"));

    public static Generated From(params string[] sources) => From(sources, References, "Wire");

    /// <summary>A second assembly that references this one.</summary>
    public Generated Then(string source) => From([source], [.. References, Output.ToMetadataReference()], "Then");

    public static SyntaxTree Parse(string source) => CSharpSyntaxTree.ParseText(source, Parsing, "Wire.cs");

    /// <summary>The text of one generated file.</summary>
    public string Source(string hintName) =>
        Driver.GetRunResult().Results[0].GeneratedSources.Single(source => source.HintName == hintName).SourceText.ToString();

    /// <summary>Loads the compiled assembly, which must have neither errors nor warnings.</summary>
    public Assembly Load()
    {
        Assert.That(Problems.Concat(Complaints), Is.Empty);
        using var image = new MemoryStream();
        Assert.That(Output.Emit(image).Success, Is.True);
        image.Position = 0;
        return new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(image);
    }

    /// <summary>Loads the compiled assembly and creates the client of the interface with this full name.</summary>
    public GeneratedClient Client(string interfaceName, HttpClient client, JsonSerializerContext? json = null)
    {
        Assembly assembly = Load();
        Type wire = assembly.GetType(interfaceName, throwOnError: true)!;
        object created = assembly.GetType("Refit.Generated.WireClients", throwOnError: true)!
            .GetMethod("Create")!
            .MakeGenericMethod(wire)
            .Invoke(null, [client, json ?? SampleJson.Default])!;
        return new GeneratedClient(wire, created);
    }

    private static Generated From(string[] sources, IEnumerable<MetadataReference> references, string assemblyName)
    {
        const string Usings = "global using System; global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";
        IEnumerable<SyntaxTree> trees = sources
            .Select(source => CSharpSyntaxTree.ParseText(source, Parsing, "Wire.cs"))
            .Prepend(CSharpSyntaxTree.ParseText(Usings, Parsing, "Usings.cs"));
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            nullableContextOptions: NullableContextOptions.Enable,
            warningLevel: 9999);
        return new Generated(CSharpCompilation.Create(assemblyName, trees, references, options));
    }
}
