namespace MessagingHub.RefitGenerator.Wire;

/// <summary>A piece of a path: literal text, or the value of a parameter.</summary>
/// <param name="Text">The literal text, or the parameter's name as generated code writes it.</param>
/// <param name="IsParameter">Which of the two it is.</param>
internal sealed record PathPart(string Text, bool IsParameter);
