using MessagingHub.RefitGenerator.Wire;
using Microsoft.CodeAnalysis;

namespace MessagingHub.RefitGenerator.Problems;

/// <summary>A diagnostic before it is one: equatable, and without a hold on the compilation it came from.</summary>
/// <param name="Descriptor">What is wrong.</param>
/// <param name="Place">Where.</param>
/// <param name="Arguments">The words that fill the message.</param>
internal sealed record Problem(DiagnosticDescriptor Descriptor, Place Place, EquatableArray<string> Arguments)
{
    public Diagnostic ToDiagnostic() => Diagnostic.Create(Descriptor, Place.ToLocation(), [.. Arguments]);
}
