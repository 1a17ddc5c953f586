using System.Globalization;
using MessagingHub.Velstack.Wire;

namespace MessagingHub.Velstack;

/// <summary>What Velstack's statuses, body codes and texts mean. Sends may answer 200 whatever happened, so the body decides there.</summary>
internal static class VelstackErrors
{
    /// <summary>Whether an answer under a 2xx status says that the call failed, by whichever of its signs.</summary>
    public static bool IsFailure(VelstackAnswer answer) =>
        SaysSuccess(answer) is false || NumberOf(answer.Code) is < 200 or > 299 || FieldErrorsOf(answer).Any();

    /// <summary>What <c>status</c> says, as a boolean or a word; null where it is missing or says neither.</summary>
    public static bool? SaysSuccess(VelstackAnswer answer) => answer.Status?.Trim().ToUpperInvariant() switch
    {
        "TRUE" or "SUCCESS" or "SUCCESSFUL" or "OK" => true,
        "FALSE" or "ERROR" or "FAIL" or "FAILED" or "FAILURE" or "UNSUCCESSFUL" => false,
        { } other when NumberOf(other) is { } number => number is 1 or (>= 200 and <= 299),
        _ => null,
    };

    /// <summary>The HTTP status decides; under 2xx the body's code. Texts only refine what these leave open.</summary>
    public static MessagingErrorCode CodeOf(int status, VelstackAnswer? answer)
    {
        int? bodyCode = NumberOf(answer?.Code);
        MessagingErrorCode code = status is < 200 or > 299 ? HttpStatusErrors.CodeOf(status)
            : bodyCode is >= 400 and <= 599 ? HttpStatusErrors.CodeOf(bodyCode.Value)
            : MessagingErrorCode.Unknown;
        return code switch
        {
            MessagingErrorCode.Unknown or MessagingErrorCode.PermissionDenied when Says(answer, "insufficient") => MessagingErrorCode.PaymentRequired,
            MessagingErrorCode.InvalidRequest when bodyCode == 403 && Says(answer, "insufficient") => MessagingErrorCode.PaymentRequired,
            MessagingErrorCode.Unknown when Says(answer, "unavailable") => MessagingErrorCode.Unavailable,
            MessagingErrorCode.Unknown when answer is not null && FieldErrorsOf(answer).Any() => MessagingErrorCode.InvalidRequest,
            _ => code,
        };
    }

    /// <summary>Whether a failure under a 2xx status leaves open that a change was made: every code but a refusal, and every service fault.</summary>
    public static bool LeavesOpen(MessagingErrorCode code, VelstackAnswer? answer) =>
        code is MessagingErrorCode.Unavailable or MessagingErrorCode.Timeout
        || NumberOf(answer?.Code) is 408 or < 200 or (> 299 and < 400) or >= 500;

    /// <summary>One by one, as there may be more than anybody reads.</summary>
    public static IEnumerable<FieldError> FieldErrorsOf(VelstackAnswer answer) => answer.Errors is not { } errors ? [] :
        from field in errors
        from text in field.Value ?? []
        where !string.IsNullOrWhiteSpace(text)
        select new FieldError(field.Key, text);

    public static string? RemedyOf(MessagingErrorCode code) => code switch
    {
        MessagingErrorCode.InvalidRequest => "Correct the request; the sender must be a sender ID that Velstack has approved.",
        MessagingErrorCode.Unauthenticated => "Check the account's ApiKey: Velstack needs the secret key, and a public one is refused.",
        MessagingErrorCode.PaymentRequired => "Buy credit in Velstack's dashboard; until then every send is refused.",
        MessagingErrorCode.NotFound => "Check the id (a group's and a contact's are not the same) and the account's BaseAddress with its path prefix.",
        _ => null,
    };

    public static int? NumberOf(string? code) =>
        decimal.TryParse(code, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) ? WireText.Count(number) : null;

    // Never whole sentences: Velstack has changed them.
    private static bool Says(VelstackAnswer? answer, string word) => answer?.Message?.Contains(word, StringComparison.OrdinalIgnoreCase) is true;
}
