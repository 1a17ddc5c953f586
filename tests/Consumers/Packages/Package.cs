using System.IO.Compression;
using System.Xml.Linq;

namespace Packages;

/// <summary>A package that was read: its manifest and its files.</summary>
internal sealed class Package
{
    private readonly Dictionary<string, byte[]> _files = [];

    private Package(string path)
    {
        using ZipArchive archive = ZipFile.OpenRead(path);
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            using Stream stream = entry.Open();
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            _files.Add(entry.FullName, bytes.ToArray());
        }

        string manifest = _files.Keys.Single(name => name.EndsWith(".nuspec", StringComparison.Ordinal));
        Manifest = XDocument.Load(new MemoryStream(_files[manifest])).Root!.Elements().Single();
    }

    /// <summary>Where the packages are.</summary>
    public static string Folder { get; } = Environment.GetEnvironmentVariable("MessagingHubPackages")
        ?? throw new InvalidOperationException("The environment variable MessagingHubPackages must name the folder with the packages.");

    /// <summary>The version that is being looked at.</summary>
    public static string Version { get; } = Environment.GetEnvironmentVariable("MessagingHubVersion")
        ?? throw new InvalidOperationException("The environment variable MessagingHubVersion must say which version to look at.");

    public XElement Manifest { get; }

    /// <summary>What the author put in, without what every package has.</summary>
    public IEnumerable<string> Files => _files.Keys.Where(name =>
        name is not "[Content_Types].xml" && !name.StartsWith("_rels/", StringComparison.Ordinal)
        && !name.StartsWith("package/", StringComparison.Ordinal) && !name.EndsWith(".nuspec", StringComparison.Ordinal));

    public byte[] this[string file] => _files[file];

    public static Package Read(string id) => new(Path.Combine(Folder, $"{id}.{Version}.nupkg"));

    public static Package ReadSymbols(string id) => new(Path.Combine(Folder, $"{id}.{Version}.snupkg"));

    /// <summary>The text of an element of the manifest; null where it is missing.</summary>
    public string? Text(string element) => Find(element).FirstOrDefault()?.Value;

    public IEnumerable<XElement> Find(string element) => Manifest.Descendants().Where(found => found.Name.LocalName == element);
}
