using System.Text.RegularExpressions;
using MessagingHub.RefitGenerator.Problems;
using Microsoft.CodeAnalysis;

namespace MessagingHub.Tests.RefitGenerator;

internal sealed partial class ReadmeTests
{
    [Test]
    public void The_readme_lists_every_diagnostic_with_its_title()
    {
        string readme = RepositoryFiles.Read("src/MessagingHub.RefitGenerator/README.md");
        IEnumerable<string> rows = Row().Matches(readme).Select(match => match.Value);
        IEnumerable<string> expected = typeof(Descriptors).GetFields()
            .Select(field => (DiagnosticDescriptor)field.GetValue(null)!)
            .Select(descriptor => $"| {descriptor.Id} | {descriptor.Title} |");
        Assert.That(rows, Is.EqualTo(expected));
    }

    [GeneratedRegex(@"\| MHREFIT\d{3} \| [^|\n]+ \|")]
    private static partial Regex Row();
}
