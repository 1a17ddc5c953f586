using System.Text.Json;

namespace MessagingHub.Cli;

/// <summary>What goes to standard error with <c>--output json</c>.</summary>
internal sealed record ErrorDocument(ErrorDocument.Body Error)
{
    public static ErrorDocument Of(Exception problem) => problem switch
    {
        MessagingException failure => Of(failure),
        OperationCanceledException { InnerException: MessagingException failure } => Of(failure),
        InputException input => new ErrorDocument(new Body { Code = input.Code, Message = input.Message }),
        _ => new ErrorDocument(new Body { Code = "unexpected", Message = problem.Message }),
    };

    public static string CodeOf(MessagingErrorCode code) => JsonNamingPolicy.CamelCase.ConvertName(code.ToString());

    private static ErrorDocument Of(MessagingException failure) => new(new Body
    {
        Code = CodeOf(failure.Code),
        Provider = failure.Provider,
        Operation = failure.Operation,
        Message = failure.Message,
        MayHaveBeenAccepted = failure.MayHaveBeenAccepted,
        StatusCode = failure.StatusCode,
        ProviderCode = failure.ProviderCode,
        RetryAfterSeconds = failure.RetryAfter is { } wait ? (long)Math.Ceiling(wait.TotalSeconds) : null,
        FieldErrors = failure.FieldErrors is { Count: > 0 } fields ? fields : null,
        Attempts = failure.Attempts is { Count: > 0 } attempts ? attempts : null,
    });

    /// <summary>The error; what is not known is left out.</summary>
    internal sealed record Body
    {
        public required string Code { get; init; }

        public string? Provider { get; init; }

        public string? Operation { get; init; }

        public required string Message { get; init; }

        public bool? MayHaveBeenAccepted { get; init; }

        public int? StatusCode { get; init; }

        public string? ProviderCode { get; init; }

        public long? RetryAfterSeconds { get; init; }

        public IReadOnlyList<FieldError>? FieldErrors { get; init; }

        public IReadOnlyList<SendAttempt>? Attempts { get; init; }
    }
}
