using System.Globalization;

namespace MessagingHub;

/// <summary>What one send through a route has come to so far, and what is told at its end.</summary>
internal sealed class RouteTrail(string route)
{
    private readonly List<SendAttempt> _attempts = [];
    private readonly List<(string Member, MessagingException Failure)> _refusals = [];

    /// <summary>The one rule for moving on: the message provably was not accepted, and another service may take it.</summary>
    /// <remarks>A timeout counts where it came before the message began to leave: the service could not be reached in time.</remarks>
    public static bool MayMoveOn(MessagingException failure) => failure is
    {
        MayHaveBeenAccepted: false,
        Code: MessagingErrorCode.Unavailable or MessagingErrorCode.Timeout or MessagingErrorCode.RateLimited
            or MessagingErrorCode.Unauthenticated or MessagingErrorCode.PaymentRequired or MessagingErrorCode.NotSupported,
    };

    public void Refused(IMessagingProvider member, MessagingException failure, TimeSpan duration)
    {
        Add(member, failure, duration);
        _refusals.Add((member.Name, failure));
    }

    /// <summary>The failure that ends the route, word for word, with the trail.</summary>
    public MessagingException EndedBy(IMessagingProvider member, MessagingException failure, TimeSpan duration)
    {
        Add(member, failure, duration);
        return Copy(failure, failure.Message, failure.Provider ?? member.Name, failure.IsTransient, failure.RetryAfter);
    }

    public SentMessage AcceptedBy(IMessagingProvider member, SentMessage sent, TimeSpan duration)
    {
        Add(sent.Attempts, new SendAttempt { Provider = member.Name, Outcome = SendOutcome.Accepted, Duration = duration });
        return sent with { Provider = sent.Provider ?? member.Name, Attempts = [.. _attempts] };
    }

    /// <summary>Every member provably refused. What a program acts on comes from the failure that says most about the route:
    /// the first that waiting may cure, else the first of a member that could have carried the message at all, else the first.</summary>
    public MessagingException RefusedByAll()
    {
        MessagingException deciding = _refusals.Select(refusal => refusal.Failure)
            .MinBy(failure => failure.IsTransient ? 0 : failure.Code != MessagingErrorCode.NotSupported ? 1 : 2)!;
        TimeSpan? retryAfter = SoonestRetry();
        string? when = !deciding.IsTransient ? null
            : retryAfter is { } wait ? string.Create(CultureInfo.InvariantCulture, $" Try again after {Math.Ceiling(wait.TotalSeconds)} s.")
            : " It is safe to try again later.";
        IEnumerable<string> reasons = _refusals.Select(refusal =>
            refusal.Failure.Message.StartsWith(refusal.Member, StringComparison.Ordinal) ? refusal.Failure.Message : $"{refusal.Member}: {refusal.Failure.Message}");
        string text = $"{route} ({RouteProvider.KindName}): send failed: none of its members accepted the message.{when} {string.Join(' ', reasons)}";
        return Copy(deciding, text, route, deciding.IsTransient, retryAfter);
    }

    /// <summary>Null where a member that may take it later does not say when: nobody knows then that it is not sooner.</summary>
    private TimeSpan? SoonestRetry()
    {
        TimeSpan?[] waits = [.. _refusals.Where(refusal => refusal.Failure.IsTransient).Select(refusal => refusal.Failure.RetryAfter)];
        return waits.Contains(null) ? null : waits.Min();
    }

    private void Add(IMessagingProvider member, MessagingException failure, TimeSpan duration) => Add(failure.Attempts, new SendAttempt
    {
        Provider = member.Name,
        Outcome = failure.MayHaveBeenAccepted ? SendOutcome.Unknown : SendOutcome.NotAccepted,
        Code = failure.Code,
        Duration = duration,
    });

    /// <summary>A member that is a route has a trail of its own, which says more than one line about it.</summary>
    private void Add(IReadOnlyList<SendAttempt>? own, SendAttempt whole) => _attempts.AddRange(own is { Count: > 0 } ? own : [whole]);

    private MessagingException Copy(MessagingException failure, string text, string provider, bool isTransient, TimeSpan? retryAfter) =>
        new(failure.Code, text, failure)
        {
            MayHaveBeenAccepted = failure.MayHaveBeenAccepted,
            IsTransient = isTransient,
            RetryAfter = retryAfter,
            Provider = provider,
            Operation = failure.Operation ?? "send",
            ProviderCode = failure.ProviderCode,
            StatusCode = failure.StatusCode,
            FieldErrors = failure.FieldErrors,
            Attempts = [.. _attempts],
            Raw = failure.Raw,
        };
}
