using System.Text;
using Microsoft.CodeAnalysis;

namespace MessagingHub.Conventions.Tests;

/// <summary>Writes down what a package shows to its users, sorted, a line per member, in the words of C#; the clauses of the conformance kit stand in its README.</summary>
internal static class PublicSurface
{
    private static readonly SymbolDisplayFormat TypeName = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeVariance,
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

    private static readonly SymbolDisplayFormat BaseName = Member.WithGenericsOptions(SymbolDisplayGenericsOptions.IncludeTypeParameters);

    public static string Of(Package package)
    {
        var text = new StringBuilder();
        foreach (INamedTypeSymbol type in package.Types)
        {
            text.Append(AttributesOf(type)).Append(Header(type)).Append('\n');
            IEnumerable<(string Name, string Text)> members = type.TypeKind == TypeKind.Delegate
                ? []
                : Package.MembersOf(type).Where(member => !Package.IsTest(member)).Select(member => (member.Name, Text: $"    {AttributesOf(member)}{member.ToDisplayString(Member)}\n"));

            // The values of an enum stand in their order, which is part of it; of everything else the order means nothing.
            IEnumerable<(string Name, string Text)> sorted = type.TypeKind == TypeKind.Enum
                ? members
                : members.OrderBy(member => member.Name, StringComparer.Ordinal).ThenBy(member => member.Text, StringComparer.Ordinal);
            text.AppendJoin("", sorted.Select(member => member.Text)).Append('\n');
        }

        return text.ToString();
    }

    private static string Header(INamedTypeSymbol type)
    {
        string modifiers = type switch
        {
            { TypeKind: not TypeKind.Class } => "",
            { IsStatic: true } => "static ",
            { IsAbstract: true } => "abstract ",
            { IsSealed: true } => "sealed ",
            _ => "",
        };
        INamedTypeSymbol[] parent = type is { TypeKind: TypeKind.Class, BaseType: { SpecialType: not SpecialType.System_Object } one } ? [one] : [];
        INamedTypeSymbol[] interfaces = type.TypeKind == TypeKind.Enum ? [] : [.. type.Interfaces.OrderBy(each => each.ToDisplayString(BaseName), StringComparer.Ordinal)];
        string inherited = string.Join(", ", parent.Concat(interfaces).Select(each => each.ToDisplayString(BaseName)));
        string accessibility = type.DeclaredAccessibility == Accessibility.Public ? "public " : "protected ";
        string plain = type.ToDisplayString(TypeName);
        string constraints = type.ToDisplayString(TypeName.AddGenericsOptions(SymbolDisplayGenericsOptions.IncludeTypeConstraints))[plain.Length..];
        return accessibility + modifiers + plain + (inherited.Length == 0 ? "" : " : " + inherited) + constraints;
    }

    private static string AttributesOf(ISymbol symbol) => string.Concat(symbol.GetAttributes()
        .Select(attribute => attribute.AttributeClass!.Name)
        .Where(name => name is nameof(FlagsAttribute) or nameof(ObsoleteAttribute) or "ExperimentalAttribute")
        .Select(name => $"[{name[..^"Attribute".Length]}] "));
}
