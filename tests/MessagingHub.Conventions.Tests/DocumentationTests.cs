using Microsoft.CodeAnalysis;

namespace MessagingHub.Conventions.Tests;

/// <summary>The compiler warns of a public member without a comment, but not of an empty comment, and a pragma silences it.</summary>
[TestFixture]
internal sealed class DocumentationTests
{
    [TestCaseSource(typeof(Package), nameof(Package.Names))]
    public void Every_public_member_is_documented(string name)
    {
        var package = Package.Open(name);
        string[] silent =
        [
            .. package.Types
                .SelectMany(type => Package.MembersOf(type).Where(NeedsWords).Prepend(type))
                .Where(symbol => !IsDocumented(package, symbol))
                .Select(symbol => symbol.ToDisplayString()),
        ];

        Assert.That(silent, Is.Empty, "say in one sentence what it is");
    }

    /// <summary>An override is documented where it is declared first, and a constructor without parameters says what its type says.</summary>
    private static bool NeedsWords(ISymbol member) =>
        !member.IsOverride && member is not IMethodSymbol { MethodKind: MethodKind.Constructor, Parameters.IsEmpty: true } && !Package.IsTest(member);

    private static bool IsDocumented(Package package, ISymbol symbol) =>
        package.Documentation.GetValueOrDefault(symbol.GetDocumentationCommentId()!) is { } comment
        && (comment.Element("inheritdoc") is not null || comment.Element("summary") is { } summary && (summary.HasElements || !string.IsNullOrWhiteSpace(summary.Value)));
}
