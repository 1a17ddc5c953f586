namespace MessagingHub.Tests.RefitGenerator;

/// <summary>Generated code is read by people who debug; a change of it must be seen in a review.</summary>
internal sealed class SnapshotTests
{
    private const string Folder = "tests/MessagingHub.Tests/RefitGenerator/Snapshots/";

    private static readonly Generated Wire = Generated.From(
        """
        using Refit;
        using MessagingHub.Tests.RefitGenerator;
        namespace Shop.Wire;
        /// <summary>One of each shape.</summary>
        internal interface IShopApi
        {
            [Get("/items?sort=name")]
            Task<HttpResponseMessage> ListAsync(string? cursor, [AliasAs("page[size]")] int? limit, CancellationToken cancellationToken = default);
            [Get("/items/{id}")]
            Task<HttpResponseMessage> GetAsync(long id, CancellationToken cancellationToken);
            [Post("/items")]
            Task<HttpResponseMessage> AddAsync([Body] SampleBody body, CancellationToken cancellationToken);
            [Put("/items/{id}/tags/{tag-name}")]
            Task<HttpResponseMessage> TagAsync(string id, [AliasAs("tag-name")] string @string, [Body] SampleBody body);
            [Delete("/items/{id}")]
            Task<HttpResponseMessage> RemoveAsync(string id, int url);
        }
        """);

    [TestCase("Refit.Attributes.g.cs")]
    [TestCase("Refit.WireUrl.g.cs")]
    [TestCase("Refit.WireRequest.g.cs")]
    [TestCase("Refit.WireClients.g.cs")]
    [TestCase("Shop_Wire_IShopApi_Client.g.cs")]
    public void Generated_code_is_as_reviewed(string hintName)
    {
        string path = Folder + hintName + ".txt";
        string actual = Wire.Source(hintName).ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(RepositoryFiles.PathOf(path), actual);
        }

        Assert.That(actual, Is.EqualTo(RepositoryFiles.Read(path)), "UPDATE_SNAPSHOTS=1 rewrites the file; then read the difference.");
    }

    [Test]
    public void Every_generated_file_has_a_snapshot() =>
        Assert.That(
            Directory.GetFiles(RepositoryFiles.PathOf(Folder)).Select(Path.GetFileNameWithoutExtension)
                .Append("Microsoft.CodeAnalysis.EmbeddedAttribute.cs"),
            Is.EquivalentTo(Wire.Driver.GetRunResult().Results[0].GeneratedSources.Select(source => source.HintName)));

    [Test]
    public void Generated_code_compiles_without_a_warning()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Wire.Problems, Is.Empty);
            Assert.That(Wire.Complaints, Is.Empty);
        }
    }
}
