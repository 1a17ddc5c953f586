using System.Collections.Immutable;
using MessagingHub.RefitGenerator.Wire;
using Microsoft.CodeAnalysis;

namespace MessagingHub.RefitGenerator.Problems;

// Reading goes on after a problem, so that one build shows all of them.
internal sealed class ProblemList
{
    private readonly ImmutableArray<Problem>.Builder _problems = ImmutableArray.CreateBuilder<Problem>();

    public bool IsEmpty => _problems.Count == 0;

    public void Add(DiagnosticDescriptor descriptor, SyntaxNode node, params string[] arguments) =>
        Add(descriptor, node.GetLocation(), arguments);

    public void Add(DiagnosticDescriptor descriptor, Location location, params string[] arguments) =>
        _problems.Add(new Problem(descriptor, Place.Of(location), new(ImmutableArray.Create(arguments))));

    public EquatableArray<Problem> ToArray() => new(_problems.ToImmutable());
}
