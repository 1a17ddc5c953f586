namespace MessagingHub.RefitGenerator.Wire;

internal enum ParameterKind
{
    Path,
    Query,
    Body,
    Cancellation,
}
