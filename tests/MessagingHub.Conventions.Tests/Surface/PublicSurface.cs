using System.Text;
using Microsoft.CodeAnalysis;

namespace MessagingHub.Conventions.Tests;

/// <summary>Writes down what a package shows to its users, sorted, a line per member, in the words of C#.</summary>
internal static class PublicSurface
{
    private static readonly SymbolDisplayFormat TypeName = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints | SymbolDisplayGenericsOptions.IncludeVariance,
        delegateStyle: SymbolDisplayDelegateStyle.NameAndSignature,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName,
        kindOptions: SymbolDisplayKindOptions.IncludeTypeKeyword,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat Member = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints,
        memberOptions: SymbolDisplayMemberOptions.IncludeAccessibility | SymbolDisplayMemberOptions.IncludeModifiers | SymbolDisplayMemberOptions.IncludeType
            | SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeConstantValue | SymbolDisplayMemberOptions.IncludeRef,
        extensionMethodStyle: SymbolDisplayExtensionMethodStyle.StaticMethod,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeDefaultValue
            | SymbolDisplayParameterOptions.IncludeParamsRefOut | SymbolDisplayParameterOptions.IncludeExtensionThis,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    public static string Of(Package package)
    {
        var text = new StringBuilder();
        foreach (INamedTypeSymbol type in package.Types)
        {
            text.Append(AttributesOf(type)).Append(Header(type)).Append('\n');
            IEnumerable<string> members = type.TypeKind == TypeKind.Delegate
                ? []
                : Package.MembersOf(type).Select(member => $"    {AttributesOf(member)}{member.ToDisplayString(Member)}\n");

            // The values of an enum stand in their order, which is part of it; of everything else the order means nothing.
            text.AppendJoin("", type.TypeKind == TypeKind.Enum ? members : members.Order(StringComparer.Ordinal)).Append('\n');
        }

        return text.ToString();
    }

    private static string Header(INamedTypeSymbol type)
    {
        string modifiers = type switch
        {
            { TypeKind: not TypeKind.Class and not TypeKind.Struct } => "",
            { IsStatic: true } => "static ",
            { TypeKind: TypeKind.Struct } => type.IsReadOnly ? "readonly " : "",
            { IsAbstract: true } => "abstract ",
            { IsSealed: true } => "sealed ",
            _ => "",
        };
        INamedTypeSymbol[] parent = type is { TypeKind: TypeKind.Class, BaseType: { SpecialType: not SpecialType.System_Object } one } ? [one] : [];
        INamedTypeSymbol[] interfaces = type.TypeKind == TypeKind.Enum ? [] : [.. type.Interfaces.OrderBy(each => each.ToDisplayString(Member), StringComparer.Ordinal)];
        string inherited = string.Join(", ", parent.Concat(interfaces).Select(each => each.ToDisplayString(Member)));
        string accessibility = type.DeclaredAccessibility == Accessibility.Public ? "public " : "protected ";
        return accessibility + modifiers + type.ToDisplayString(TypeName) + (inherited.Length == 0 ? "" : " : " + inherited);
    }

    private static string AttributesOf(ISymbol symbol) => string.Concat(symbol.GetAttributes()
        .Select(attribute => attribute.AttributeClass!.Name)
        .Where(name => name is nameof(FlagsAttribute) or nameof(ObsoleteAttribute) or "ExperimentalAttribute")
        .Select(name => $"[{name[..^"Attribute".Length]}] "));
}
