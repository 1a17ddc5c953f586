using Microsoft.CodeAnalysis;

namespace MessagingHub.RefitGenerator.Reading;

/// <summary>Recognizes Refit's attributes by full name, whoever declares them.</summary>
internal static class RefitNames
{
    /// <summary>The property of <c>HttpMethod</c> that an HTTP attribute stands for, or null for any other attribute.</summary>
    public static string? VerbOf(AttributeData attribute) => RefitName(attribute) switch
    {
        "GetAttribute" => "Get",
        "PostAttribute" => "Post",
        "PutAttribute" => "Put",
        "PatchAttribute" => "Patch",
        "DeleteAttribute" => "Delete",
        _ => null,
    };

    public static bool IsBody(AttributeData attribute) => RefitName(attribute) == "BodyAttribute";

    public static bool IsAlias(AttributeData attribute) => RefitName(attribute) == "AliasAsAttribute";

    /// <summary>The attribute's one text argument; null when it is null or the code does not compile.</summary>
    public static string? TextOf(AttributeData attribute) =>
        attribute.ConstructorArguments.Length == 1 ? attribute.ConstructorArguments[0].Value as string : null;

    private static string? RefitName(AttributeData attribute) =>
        attribute.AttributeClass is
        {
            ContainingType: null,
            ContainingNamespace: { Name: "Refit", ContainingNamespace.IsGlobalNamespace: true },
        } type ? type.Name : null;
}
