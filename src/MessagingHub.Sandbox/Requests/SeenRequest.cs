namespace MessagingHub.Sandbox;

/// <summary>One request that reached a dialect, whatever became of it.</summary>
public sealed record SeenRequest
{
    /// <summary>Position in the log, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The dialect it was sent to.</summary>
    public required string Dialect { get; init; }

    /// <summary>The HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>The path below the dialect's prefix, such as <c>/api/v1/messages</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The query as received, with its question mark; empty when there was none.</summary>
    public required string Query { get; init; }

    /// <summary>The headers as received, without <c>Authorization</c> and <c>Cookie</c>.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>The operation it meant; null when there is none at this path and method.</summary>
    public string? Operation { get; init; }

    /// <summary>Which call of this operation it was, from 1; 0 without an operation.</summary>
    public required int Attempt { get; init; }

    /// <summary>The name of the fault that met it; null when it was served as usual.</summary>
    public string? Fault { get; init; }

    /// <summary>The status answered; null when no answer was begun.</summary>
    public int? Status { get; init; }

    /// <summary>When it arrived, UTC, by the sandbox's clock.</summary>
    public required DateTimeOffset At { get; init; }
}
