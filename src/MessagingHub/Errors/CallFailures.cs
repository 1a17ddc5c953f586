using System.Globalization;

namespace MessagingHub;

/// <summary>Words every failure the same way: which account, what happened, whether it was accepted, when to try again, what to do.</summary>
internal static class CallFailures
{
    // More than anybody reads; an answer may hold a hundred thousand.
    private const int MostFieldErrors = 100;

    /// <summary>There was no usable answer: the pipeline speaks.</summary>
    public static MessagingException Explain(AccountPipeline pipeline, WireOperation operation, Attempt attempt)
    {
        (MessagingErrorCode code, string what) = attempt.Failure switch
        {
            FailureKind.TimedOut => (MessagingErrorCode.Timeout, "the service did not answer in time"),
            FailureKind.TruncatedAnswer => (MessagingErrorCode.InvalidResponse, "the service's answer broke off"),
            FailureKind.OversizedAnswer => (MessagingErrorCode.InvalidResponse,
                $"the service's answer is larger than MaxResponseBytes ({pipeline.State.MaxResponseBytes})"),
            FailureKind.Cancelled => (MessagingErrorCode.Unknown, "the caller cancelled while the request was on its way"),
            FailureKind.NoTurn => (MessagingErrorCode.RateLimited,
                $"the service's limit has no room now, and the wait is longer than RateLimit:MaxWait ({pipeline.State.RateLimit.MaxWait}) allows"),
            FailureKind.StoreSilent => (MessagingErrorCode.Timeout, "the store of rate limits gave no answer in time, so the service was not asked"),
            FailureKind.CircuitOpen => (MessagingErrorCode.Unavailable, $"too many of the last calls to {Authority(pipeline)} failed, so none is tried for a while"),
            FailureKind.ConnectionLost => (MessagingErrorCode.Unavailable, $"{Authority(pipeline)} gave no answer{Reason(attempt)}"),
            _ => (MessagingErrorCode.Unavailable, $"{Authority(pipeline)} could not be reached{Reason(attempt)}"),
        };

        // A caller may have cancelled while the text of a refusal arrived, or while waiting after one: its status still counts.
        // The beginning of a 2xx answer says that the service took the request, whatever was seen of its body leaving.
        bool mayHaveBeenAccepted = operation.IsChange && (attempt.BodyStarted || attempt.Partial is not null)
            && (attempt.Response is not { } refused || LeavesOpen(refused.StatusCode));
        bool isTransient = code is MessagingErrorCode.Timeout or MessagingErrorCode.Unavailable or MessagingErrorCode.RateLimited || attempt.Failure is FailureKind.TruncatedAnswer;
        string text = Sentence(pipeline, operation, code, what, mayHaveBeenAccepted, isTransient, attempt.HeldBackFor, remedy: null);
        return new MessagingException(code, text, attempt.Cause)
        {
            Provider = pipeline.Account,
            Operation = operation.Name,
            MayHaveBeenAccepted = mayHaveBeenAccepted,
            IsTransient = isTransient,
            RetryAfter = attempt.HeldBackFor,
            StatusCode = attempt.Partial?.StatusCode,
            Raw = attempt.Partial is { } partial ? Scrub.Response(partial, attempt.Credential) : null,
        };
    }

    /// <summary>There was an answer: the normalizer speaks, in these words.</summary>
    public static MessagingException Explain(AccountPipeline pipeline, WireOperation operation, WireResponse response, ServiceError error, Exception? cause = null)
    {
        WireCredential credential = response.Credential ?? pipeline.State.Credential;
        bool mayHaveBeenAccepted = operation.IsChange && response.StatusCode switch
        {
            >= 200 and <= 299 => error.MayHaveBeenAccepted || error.Code == MessagingErrorCode.InvalidResponse,
            int status => LeavesOpen(status),
        };
        bool isTransient = IsTransient(error.Code);

        string? said = string.IsNullOrWhiteSpace(error.Message) ? null : Scrub.Text(error.Message, credential);
        string? providerCode = string.IsNullOrWhiteSpace(error.ProviderCode) ? null : Scrub.Text(error.ProviderCode, credential);
        bool isUnread = ReferenceEquals(error, ServiceError.Unreadable);
        bool isTooDear = isUnread && response.IsTooDear;
        string what = isTooDear ? $"HTTP {response.StatusCode}, but reading the answer would take more than twenty times MaxResponseBytes ({response.MaxBytes}) in memory"
            : isUnread ? $"HTTP {response.StatusCode}, but the answer is not what the service documents"
            : $"HTTP {response.StatusCode}{(providerCode is null ? "" : " " + providerCode)}{(said is null ? "" : $", \"{said}\"")}";
        string text = Sentence(pipeline, operation, error.Code, what, mayHaveBeenAccepted, isTransient, response.RetryAfter, isTooDear ? "Raise the account's MaxResponseBytes to take such answers." : error.Remedy);
        return new MessagingException(error.Code, text, cause)
        {
            Provider = pipeline.Account,
            Operation = operation.Name,
            MayHaveBeenAccepted = mayHaveBeenAccepted,
            IsTransient = isTransient,
            RetryAfter = response.RetryAfter,
            ProviderCode = providerCode,
            StatusCode = response.StatusCode,
            FieldErrors = [.. error.FieldErrors.Take(MostFieldErrors).Select(field => new FieldError(Scrub.Text(field.Path, credential), Scrub.Text(field.Message, credential)))],
            Raw = Scrub.Response(response.Raw, credential),
        };
    }

    /// <summary>There was no wire: the account in memory speaks, in the same words.</summary>
    public static MessagingException Explain(AccountPipeline pipeline, WireOperation operation, ServiceError error, TimeSpan? retryAfter = null)
    {
        bool mayHaveBeenAccepted = operation.IsChange && error.MayHaveBeenAccepted;
        bool isTransient = IsTransient(error.Code);
        string text = Sentence(
            pipeline, operation, error.Code, error.Message ?? "no reason was given", mayHaveBeenAccepted, isTransient, retryAfter, error.Remedy);
        return new MessagingException(error.Code, text)
        {
            Provider = pipeline.Account,
            Operation = operation.Name,
            MayHaveBeenAccepted = mayHaveBeenAccepted,
            IsTransient = isTransient,
            RetryAfter = retryAfter,
        };
    }

    private static bool IsTransient(MessagingErrorCode code) =>
        code is MessagingErrorCode.RateLimited or MessagingErrorCode.Unavailable or MessagingErrorCode.Timeout;

    /// <summary>Whether a status says nothing about whether a change was taken: everything but a refusal by the service.</summary>
    private static bool LeavesOpen(int status) => status is 408 or < 400 or >= 500;

    private static string Sentence(
        AccountPipeline pipeline,
        WireOperation operation,
        MessagingErrorCode code,
        string what,
        bool mayHaveBeenAccepted,
        bool isTransient,
        TimeSpan? retryAfter,
        string? remedy)
    {
        string? accepted = !operation.IsChange ? null
            : mayHaveBeenAccepted ? "It may have been accepted: check before you send it again."
            : "It was not accepted.";
        string? when = !isTransient || mayHaveBeenAccepted ? null
            : retryAfter is { } wait ? string.Create(CultureInfo.InvariantCulture, $"Try again after {Math.Ceiling(wait.TotalSeconds)} s.")
            : "It is safe to try again later.";
        string?[] sentences =
            [$"{pipeline.Account} ({pipeline.Kind}): {operation.Name} failed: {what}.", accepted, when, remedy ?? Advice(code)];
        return string.Join(' ', sentences.Where(sentence => sentence is not null));
    }

    private static string Authority(AccountPipeline pipeline) => pipeline.State.BaseAddress.Authority;

    /// <summary>The kind of connection failure, in words of ours: an exception's own text may say anything.</summary>
    private static string Reason(Attempt attempt) => (attempt.Cause as HttpRequestException)?.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => ": the host's name could not be resolved",
        HttpRequestError.ConnectionError => ": the connection was refused or could not be made",
        HttpRequestError.SecureConnectionError => ": TLS could not be set up",
        HttpRequestError.ProxyTunnelError => ": the proxy refused the connection",
        _ => attempt.BodyStarted ? ": the connection was lost while the request was on its way" : "",
    };

    private static string? Advice(MessagingErrorCode code) => code switch
    {
        MessagingErrorCode.InvalidRequest => "Correct the request; repeating it unchanged will not help.",
        MessagingErrorCode.Unauthenticated => "Check the account's credential.",
        MessagingErrorCode.PermissionDenied => "The credential is good but does not allow this.",
        MessagingErrorCode.PaymentRequired => "Check the account's subscription and credit.",
        MessagingErrorCode.NotFound => "Check the ids and the account's BaseAddress.",
        MessagingErrorCode.Conflict => "Look at what exists already.",
        MessagingErrorCode.InvalidResponse => "Check the account's BaseAddress: something else than the service may be answering.",
        MessagingErrorCode.Unavailable => "Check the network and the service's status page.",
        _ => null,
    };
}
