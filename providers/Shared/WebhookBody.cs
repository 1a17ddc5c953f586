namespace MessagingHub;

/// <summary>Tells a delivery that was understood from one that is handed on as nothing but its bytes.</summary>
internal static class WebhookBody
{
    /// <summary>What is wrong with a verified body, without any of its words; null for nothing.</summary>
    /// <param name="happened">What was read from the delivery.</param>
    /// <param name="idOfHeaders">An id that did not come from the body; null for none.</param>
    public static string? ProblemOf(MessagingEvent happened, string? idOfHeaders = null) =>
        happened.Type is null && (happened.Id is null || happened.Id == idOfHeaders)
            ? "the body is not JSON, or names no event that is documented. It is handed on as an event of kind Other with its bytes; check what delivers to this address."
            : null;
}
