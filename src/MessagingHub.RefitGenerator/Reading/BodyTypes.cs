using Microsoft.CodeAnalysis;

namespace MessagingHub.RefitGenerator.Reading;

/// <summary>Decides which types may be a body.</summary>
internal static class BodyTypes
{
    // Refit sends strings, streams and contents as they are, and interfaces and abstract types by their run-time type.
    // Only a concrete declared type means the same JSON to both.
    public static bool IsSupported(ITypeSymbol type) =>
        type.TypeKind is TypeKind.Class or TypeKind.Struct or TypeKind.Enum or TypeKind.Array
        && type is { IsAbstract: false, IsRefLikeType: false, SpecialType: not (SpecialType.System_String or SpecialType.System_Object) }
        && type.NullableAnnotation != NullableAnnotation.Annotated
        && type.OriginalDefinition.SpecialType != SpecialType.System_Nullable_T
        && CodeNames.Of(type) != "global::System.Threading.CancellationToken"
        && !IsSentAsItIs(type);

    private static bool IsSentAsItIs(ITypeSymbol type)
    {
        for (ITypeSymbol? ancestor = type; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (CodeNames.Of(ancestor) is "global::System.IO.Stream" or "global::System.Net.Http.HttpContent")
            {
                return true;
            }
        }

        return false;
    }
}
