namespace MessagingHub.Conventions.Tests;

[TestFixture]
internal sealed class ProviderFileTests
{
    private static readonly string[] FileSet =
    [
        "README.md",
        "Wire/IXApi.cs",
        "Wire/XAnswers.cs",
        "Wire/XJsonContext.cs",
        "Wire/XRequests.cs",
        "XBuilderExtensions.cs",
        "XCredential.cs",
        "XErrors.cs",
        "XNormalizer.Events.cs",
        "XNormalizer.cs",
        "XOptions.cs",
        "XProvider.cs",
        "XWebhooks.cs",
    ];

    private static IEnumerable<string> Providers => Repository.Projects("providers").Select(project => Path.GetFileNameWithoutExtension(project));

    [TestCaseSource(nameof(Providers))]
    public void Every_provider_has_the_same_files(string provider)
    {
        string kind = provider["MessagingHub.".Length..];
        IEnumerable<string> missing = FileSet
            .Select(file => file.Replace("X", kind, StringComparison.Ordinal))
            .Where(file => !File.Exists(Path.Combine(Repository.Root, "providers", provider, file)));

        Assert.That(missing, Is.Empty, "the same thing has the same file name in every provider");
    }

    [TestCaseSource(nameof(Providers))]
    public void Every_provider_has_a_mapping_table_and_its_known_gaps(string provider)
    {
        string readme = File.ReadAllText(Path.Combine(Repository.Root, "providers", provider, "README.md"));

        Assert.That(readme, Does.Contain("## Settings").And.Contain("## Mapping").And.Contain("## Webhooks").And.Contain("## Known gaps"));
    }
}
