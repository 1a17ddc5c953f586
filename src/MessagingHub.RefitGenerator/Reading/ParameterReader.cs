using System.Collections.Immutable;
using MessagingHub.RefitGenerator.Problems;
using MessagingHub.RefitGenerator.Wire;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MessagingHub.RefitGenerator.Reading;

internal static class ParameterReader
{
    public static ImmutableArray<WireParameter> Read(
        IMethodSymbol method, string verb, RequestNames names, ProblemList problems, CancellationToken cancellationToken)
    {
        var parameters = ImmutableArray.CreateBuilder<WireParameter>(method.Parameters.Length);
        bool hasBody = false;
        bool hasToken = false;
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            var syntax = (ParameterSyntax)parameter.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken);
            if (parameter.RefKind != RefKind.None || parameter.IsParams || parameter.ScopedKind != ScopedKind.None)
            {
                problems.Add(Descriptors.UnsupportedModifier, syntax, parameter.Name);
            }

            string identifier = CodeNames.Identifier(parameter.Name);
            string type = CodeNames.Of(parameter.Type);
            if (parameter.GetAttributes().Any(RefitNames.IsBody))
            {
                CheckBody(parameter, syntax, verb, hasBody, problems);
                hasBody = true;
                parameters.Add(new WireParameter(identifier, type, ParameterKind.Body, ""));
            }
            else if (type == "global::System.Threading.CancellationToken")
            {
                if (hasToken)
                {
                    problems.Add(Descriptors.SeveralTokens, syntax, parameter.Name);
                }

                RefuseAlias(parameter, problems, cancellationToken);
                hasToken = true;
                parameters.Add(new WireParameter(identifier, type, ParameterKind.Cancellation, ""));
            }
            else
            {
                parameters.Add(ReadValue(parameter, syntax, identifier, type, names, problems, cancellationToken));
            }
        }

        return parameters.ToImmutable();

        void CheckBody(IParameterSymbol parameter, ParameterSyntax syntax, string verb, bool isSecond, ProblemList problems)
        {
            if (isSecond)
            {
                problems.Add(Descriptors.SeveralBodies, syntax, parameter.Name);
            }

            if (verb == "Get")
            {
                problems.Add(Descriptors.BodyOnGet, syntax, parameter.Name);
            }

            if (!BodyTypes.IsSupported(parameter.Type))
            {
                problems.Add(Descriptors.UnsupportedBodyType, TypeOf(syntax), parameter.Name, parameter.Type.ToDisplayString());
            }

            RefuseAlias(parameter, problems, cancellationToken);
        }
    }

    private static WireParameter ReadValue(
        IParameterSymbol parameter, ParameterSyntax syntax, string identifier, string type,
        RequestNames names, ProblemList problems, CancellationToken cancellationToken)
    {
        bool isNullable = parameter.Type.NullableAnnotation == NullableAnnotation.Annotated;
        ITypeSymbol value = parameter.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : parameter.Type;
        if (value.SpecialType is not (SpecialType.System_String or SpecialType.System_Int32 or SpecialType.System_Int64))
        {
            problems.Add(Descriptors.UnsupportedParameterType, TypeOf(syntax), parameter.Name, parameter.Type.ToDisplayString());
        }

        string name = parameter.Name;
        if (parameter.GetAttributes().FirstOrDefault(RefitNames.IsAlias) is { } alias)
        {
            string? text = RefitNames.TextOf(alias);
            if (string.IsNullOrWhiteSpace(text))
            {
                problems.Add(Descriptors.InvalidAlias, PlaceOf(alias, parameter, cancellationToken), parameter.Name);
            }
            else
            {
                name = text!;
            }
        }

        ParameterKind kind = names.Claim(name, identifier, syntax);
        if (kind == ParameterKind.Path && isNullable)
        {
            problems.Add(Descriptors.NullablePathParameter, TypeOf(syntax), parameter.Name);
        }

        return new WireParameter(identifier, type, kind, CodeNames.EscapeQueryKey(name));
    }

    private static void RefuseAlias(IParameterSymbol parameter, ProblemList problems, CancellationToken cancellationToken)
    {
        if (parameter.GetAttributes().FirstOrDefault(RefitNames.IsAlias) is { } alias)
        {
            problems.Add(Descriptors.InvalidAlias, PlaceOf(alias, parameter, cancellationToken), parameter.Name);
        }
    }

    private static SyntaxNode TypeOf(ParameterSyntax syntax) => (SyntaxNode?)syntax.Type ?? syntax;

    private static Location PlaceOf(AttributeData attribute, IParameterSymbol parameter, CancellationToken cancellationToken) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken).GetLocation() ?? parameter.Locations[0];
}
