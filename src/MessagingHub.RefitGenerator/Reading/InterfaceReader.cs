using System.Collections.Immutable;
using MessagingHub.RefitGenerator.Problems;
using MessagingHub.RefitGenerator.Wire;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MessagingHub.RefitGenerator.Reading;

/// <summary>Turns an interface that uses Refit's attributes into a model, or into the reasons why that is impossible.</summary>
internal static class InterfaceReader
{
    // An alias may hide an attribute's name, so the syntax alone can only rule out interfaces without any attribute.
    public static bool MayBeWireInterface(SyntaxNode node) =>
        node is InterfaceDeclarationSyntax declaration
        && declaration.Members.Any(member => member is MethodDeclarationSyntax { AttributeLists.Count: > 0 });

    public static WireInterface? Read(GeneratorSyntaxContext context, CancellationToken cancellationToken)
    {
        var declaration = (InterfaceDeclarationSyntax)context.Node;
        if (context.SemanticModel.GetDeclaredSymbol(declaration, cancellationToken) is not INamedTypeSymbol type
            || !type.GetMembers().OfType<IMethodSymbol>().Any(HasVerb)
            || !IsFirstDeclaration(type, declaration, cancellationToken))
        {
            return null;
        }

        var problems = new ProblemList();
        CheckType(type, declaration, problems);
        var methods = ImmutableArray.CreateBuilder<WireMethod>();
        foreach (ISymbol member in type.GetMembers())
        {
            cancellationToken.ThrowIfCancellationRequested();
            switch (member)
            {
                case IPropertySymbol or IEventSymbol:
                    problems.Add(Descriptors.UnsupportedMember, member.Locations[0], member.Name);
                    break;
                case IMethodSymbol { AssociatedSymbol: null, MethodKind: not MethodKind.StaticConstructor } method
                    when MethodReader.Read(method, problems, cancellationToken) is { } read:
                    methods.Add(read);
                    break;
            }
        }

        return new WireInterface(
            CodeNames.Of(type),
            CodeNames.Flatten(type) + "_Client",
            new(problems.IsEmpty ? methods.ToImmutable() : ImmutableArray<WireMethod>.Empty),
            problems.ToArray());
    }

    private static bool HasVerb(IMethodSymbol method) =>
        method.GetAttributes().Any(attribute => RefitNames.VerbOf(attribute) is not null);

    // Each part of a partial interface comes by; the first one speaks for all.
    private static bool IsFirstDeclaration(INamedTypeSymbol type, SyntaxNode declaration, CancellationToken cancellationToken) =>
        type.DeclaringSyntaxReferences
            .Select(reference => reference.GetSyntax(cancellationToken))
            .FirstOrDefault(MayBeWireInterface) == declaration;

    private static void CheckType(INamedTypeSymbol type, InterfaceDeclarationSyntax declaration, ProblemList problems)
    {
        Location name = declaration.Identifier.GetLocation();
        for (INamedTypeSymbol? outer = type; outer is not null; outer = outer.ContainingType)
        {
            if (outer.TypeParameters.Length > 0)
            {
                problems.Add(Descriptors.GenericInterface, name, type.Name);
                break;
            }
        }

        for (INamedTypeSymbol? outer = type; outer is not null; outer = outer.ContainingType)
        {
            if (outer.IsFileLocal
                || outer.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal)
            {
                problems.Add(Descriptors.UnreachableInterface, name, type.Name);
                break;
            }
        }

        if (type.Interfaces.Length > 0)
        {
            problems.Add(Descriptors.InheritedInterface, name, type.Name, type.Interfaces[0].ToDisplayString());
        }
    }
}
