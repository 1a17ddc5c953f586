using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace MessagingHub.RefitGenerator.Problems;

// A Location keeps its syntax tree alive, and with it a whole old compilation; the three coordinates do not.
internal sealed record Place(string FilePath, TextSpan Span, LinePositionSpan Lines)
{
    public static Place Of(SyntaxNode node) => Of(node.GetLocation());

    public static Place Of(Location location) =>
        new(location.SourceTree?.FilePath ?? "", location.SourceSpan, location.GetLineSpan().Span);

    public Location ToLocation() => Location.Create(FilePath, Span, Lines);
}
