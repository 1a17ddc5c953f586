using System.Globalization;

namespace MessagingHub;

/// <summary>Words why a message with an idempotency key was not sent.</summary>
internal static class SendRefusals
{
    public static MessagingException Unknown(IMessagingProvider asked, SendRecord earlier)
    {
        string why = earlier.Outcome is null
            ? "It was begun, and no outcome was ever recorded."
            : $"It ended with {(earlier.Code is { } code ? $"{code}: " : "")}{earlier.Failure?.TrimEnd('.') ?? "no reason recorded"}.";
        return Refusal(
            asked,
            MessagingErrorCode.Conflict,
            $"its idempotency key was used {Use(earlier)}, and nobody can tell whether that send was accepted. {why} "
            + "Look at the service; if it did not arrive, or if twice is better than never, send with ResendPolicy.EvenIfUnknown or a new key.",
            mayHaveBeenAccepted: true);
    }

    public static MessagingException OtherMessage(IMessagingProvider asked, SendRecord earlier)
    {
        string problem = $"was used {Use(earlier)} for another message. Take a new key for a new message.";
        return Refusal(
            asked,
            MessagingErrorCode.InvalidRequest,
            $"its {nameof(OutboundMessage.IdempotencyKey)} {problem}",
            fields: [new FieldError(nameof(OutboundMessage.IdempotencyKey), problem)]);
    }

    public static MessagingException JournalFailed(IMessagingProvider asked, Exception cause) => Refusal(
        asked,
        MessagingErrorCode.Unavailable,
        "the send journal failed, so nobody can tell whether its idempotency key was used. It was not accepted. "
        + "It is safe to try again later. Check the journal's store.",
        cause: cause);

    private static string Use(SendRecord earlier) =>
        string.Create(CultureInfo.InvariantCulture, $"through {earlier.Provider} at {earlier.BeganAt.UtcDateTime:u}");

    private static MessagingException Refusal(
        IMessagingProvider asked,
        MessagingErrorCode code,
        string why,
        bool mayHaveBeenAccepted = false,
        IReadOnlyList<FieldError>? fields = null,
        Exception? cause = null) =>
        new(code, $"{asked.Name} ({asked.Kind}): send was not sent: {why}", cause)
        {
            Provider = asked.Name,
            Operation = "send",
            MayHaveBeenAccepted = mayHaveBeenAccepted,
            IsTransient = code == MessagingErrorCode.Unavailable,
            FieldErrors = fields ?? [],
        };
}
