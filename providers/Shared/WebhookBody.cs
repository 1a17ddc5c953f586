namespace MessagingHub;

/// <summary>Tells a delivery that was understood from one that is handed on as nothing but its bytes.</summary>
internal static class WebhookBody
{
    /// <summary>The result of a delivery of one event.</summary>
    /// <param name="context">The account it came to.</param>
    /// <param name="problem">Why it is refused; null where it is verified.</param>
    /// <param name="read">Reads the event, once the delivery is verified.</param>
    /// <param name="idOfHeaders">An id that did not come from the body; null for none.</param>
    public static WebhookResult ResultOf<TOptions>(
        ProviderContext<TOptions> context, string? problem, Func<MessagingEvent> read, string? idOfHeaders = null)
        where TOptions : MessagingAccountOptions, new()
    {
        if (problem is not null)
        {
            return WebhookResult.Refused($"{context.Name} ({context.Kind}): {problem}");
        }

        MessagingEvent happened = read() with { Service = context.Kind };
        return WebhookResult.Verified([happened]) with
        {
            Reason = ProblemOf(happened, idOfHeaders) is { } doubt ? $"{context.Name} ({context.Kind}): {doubt}" : null,
        };
    }

    /// <summary>What is wrong with a verified body, without any of its words; null for nothing.</summary>
    private static string? ProblemOf(MessagingEvent happened, string? idOfHeaders) =>
        happened.Type is null && (happened.Id is null || happened.Id == idOfHeaders)
            ? "the body is not JSON, or names no event that is documented. It is handed on as an event of kind Other with its bytes; check what delivers to this address."
            : null;
}
