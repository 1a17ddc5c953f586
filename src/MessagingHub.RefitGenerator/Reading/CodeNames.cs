using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MessagingHub.RefitGenerator.Reading;

/// <summary>Writes symbols the way generated code must name them.</summary>
internal static class CodeNames
{
    private static readonly SymbolDisplayFormat Format = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    public static string Of(ITypeSymbol type) => type.ToDisplayString(Format);

    public static string Identifier(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None
            ? "@" + name
            : name;

    /// <summary>One identifier for a full type name; an underscore is doubled so that no two types share a name.</summary>
    public static string Flatten(INamedTypeSymbol type)
    {
        var parts = new List<string>();
        for (INamedTypeSymbol? outer = type; outer is not null; outer = outer.ContainingType)
        {
            // A digit cannot start a name in source, so "_0" can only mean nesting.
            parts.Insert(0, (outer.ContainingType is null ? "" : "0") + outer.Name.Replace("_", "__"));
        }

        for (INamespaceSymbol space = type.ContainingNamespace; !space.IsGlobalNamespace; space = space.ContainingNamespace)
        {
            parts.Insert(0, space.Name.Replace("_", "__"));
        }

        return string.Join("_", parts);
    }

    /// <summary>Escapes as <c>Uri.EscapeDataString</c> does, independent of the framework that hosts the compiler.</summary>
    public static string EscapeQueryKey(string key)
    {
        var escaped = new StringBuilder(key.Length);
        foreach (byte octet in Encoding.UTF8.GetBytes(key))
        {
            char c = (char)octet;
            if (c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '.' or '_' or '~')
            {
                escaped.Append(c);
            }
            else
            {
                escaped.Append('%').Append(octet.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
            }
        }

        return escaped.ToString();
    }
}
