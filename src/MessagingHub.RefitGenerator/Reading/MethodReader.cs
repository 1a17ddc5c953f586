using System.Collections.Immutable;
using MessagingHub.RefitGenerator.Problems;
using MessagingHub.RefitGenerator.Wire;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MessagingHub.RefitGenerator.Reading;

internal static class MethodReader
{
    private const string ReturnType = "global::System.Threading.Tasks.Task<global::System.Net.Http.HttpResponseMessage>";

    /// <summary>Reads one method; null, with a problem added, when it is not a wire method at all.</summary>
    public static WireMethod? Read(IMethodSymbol method, ProblemList problems, CancellationToken cancellationToken)
    {
        Location name = method.Locations[0];
        AttributeData[] verbs = [.. method.GetAttributes().Where(attribute => RefitNames.VerbOf(attribute) is not null)];
        if (verbs.Length != 1)
        {
            problems.Add(verbs.Length == 0 ? Descriptors.MissingVerb : Descriptors.SeveralVerbs, name, method.Name);
            return null;
        }

        if (method.IsGenericMethod || method.IsVararg || method.IsStatic || !method.IsAbstract
            || method.DeclaredAccessibility != Accessibility.Public)
        {
            problems.Add(Descriptors.UnsupportedMethod, name, method.Name);
        }

        SyntaxNode declaration = method.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken);
        if (method.RefKind != RefKind.None || CodeNames.Of(method.ReturnType) != ReturnType)
        {
            Location place = declaration is MethodDeclarationSyntax syntax ? syntax.ReturnType.GetLocation() : name;
            problems.Add(Descriptors.UnsupportedReturnType, place, method.Name, method.ReturnType.ToDisplayString());
        }

        string verb = RefitNames.VerbOf(verbs[0])!;
        PathTemplate? template = ReadPath(method, verbs[0], problems, cancellationToken, out Location pathPlace);
        var names = new RequestNames(method.Name, template, pathPlace, problems);
        ImmutableArray<WireParameter> parameters = ParameterReader.Read(method, verb, names, problems, cancellationToken);
        return new WireMethod(
            CodeNames.Identifier(method.Name), verb, new(names.Bind()), template?.Query.Length > 0, new(parameters));
    }

    private static PathTemplate? ReadPath(
        IMethodSymbol method, AttributeData verb, ProblemList problems, CancellationToken cancellationToken, out Location place)
    {
        var attribute = (AttributeSyntax?)verb.ApplicationSyntaxReference?.GetSyntax(cancellationToken);
        place = attribute?.ArgumentList is { Arguments.Count: > 0 } arguments
            ? arguments.Arguments[0].Expression.GetLocation()
            : attribute?.GetLocation() ?? method.Locations[0];
        string? path = RefitNames.TextOf(verb);
        if (path is null || !path.StartsWith("/", StringComparison.Ordinal) || path.StartsWith("//", StringComparison.Ordinal))
        {
            problems.Add(Descriptors.PathWithoutSlash, place, method.Name);
            return null;
        }

        PathTemplate? template = PathTemplate.Parse(path, out string reason);
        if (template is null)
        {
            problems.Add(Descriptors.MalformedPath, place, method.Name, reason);
        }

        return template;
    }
}
