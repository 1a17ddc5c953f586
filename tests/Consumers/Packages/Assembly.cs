using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Packages;

/// <summary>What the metadata of an assembly and of its symbols tell, without loading either.</summary>
internal static class Assembly
{
    private static readonly Guid EmbeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    public static IReadOnlyList<string> PublicTypes(byte[] assembly) => Read(assembly, metadata => metadata.TypeDefinitions
        .Select(metadata.GetTypeDefinition)
        .Where(type => (type.Attributes & TypeAttributes.VisibilityMask) == TypeAttributes.Public)
        .Select(type => $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}"));

    public static IReadOnlyList<string> References(byte[] assembly) => Read(assembly, metadata => metadata.AssemblyReferences
        .Select(reference => metadata.GetString(metadata.GetAssemblyReference(reference).Name)));

    /// <summary>The source files that the symbols name.</summary>
    public static IReadOnlyList<string> Documents(byte[] symbols) => ReadSymbols(symbols, metadata => metadata.Documents
        .Select(document => metadata.GetString(metadata.GetDocument(document).Name)));

    public static IReadOnlyList<string> DocumentsWithoutSource(byte[] symbols) => ReadSymbols(symbols, metadata => metadata.Documents
        .Where(document => !metadata.GetCustomDebugInformation(document)
            .Any(information => metadata.GetGuid(metadata.GetCustomDebugInformation(information).Kind) == EmbeddedSource))
        .Select(document => metadata.GetString(metadata.GetDocument(document).Name)));

    public static bool IsDeterministic(byte[] assembly)
    {
        using var reader = new PEReader(ImmutableArray.Create(assembly));
        return reader.ReadDebugDirectory().Any(entry => entry.Type == DebugDirectoryEntryType.Reproducible);
    }

    /// <summary>Whether these symbols were written together with this assembly.</summary>
    public static bool Belongs(byte[] assembly, byte[] symbols)
    {
        using var reader = new PEReader(ImmutableArray.Create(assembly));
        DebugDirectoryEntry entry = reader.ReadDebugDirectory().Single(entry => entry.Type == DebugDirectoryEntryType.CodeView && entry.IsPortableCodeView);
        using MetadataReaderProvider provider = MetadataReaderProvider.FromPortablePdbImage(ImmutableArray.Create(symbols));
        var id = new BlobContentId(provider.GetMetadataReader().DebugMetadataHeader!.Id);
        return id.Guid == reader.ReadCodeViewDebugDirectoryData(entry).Guid && id.Stamp == entry.Stamp;
    }

    private static List<string> Read(byte[] assembly, Func<MetadataReader, IEnumerable<string>> read)
    {
        using var reader = new PEReader(ImmutableArray.Create(assembly));
        return [.. read(reader.GetMetadataReader())];
    }

    private static List<string> ReadSymbols(byte[] symbols, Func<MetadataReader, IEnumerable<string>> read)
    {
        using MetadataReaderProvider provider = MetadataReaderProvider.FromPortablePdbImage(ImmutableArray.Create(symbols));
        return [.. read(provider.GetMetadataReader())];
    }
}
