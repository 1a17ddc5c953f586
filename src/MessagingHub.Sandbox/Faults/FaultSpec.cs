using System.Text.Json.Serialization;

namespace MessagingHub.Sandbox;

/// <summary>A fault and its parameters as the control API writes them.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal record FaultSpec
{
    public string? Fault { get; init; }

    public int? Status { get; init; }

    public string? Code { get; init; }

    public double? RetryAfterSeconds { get; init; }

    public bool? RetryAfterAsDate { get; init; }

    public string? Location { get; init; }

    public string? Sign { get; init; }

    public bool? MidBody { get; init; }

    public long? Bytes { get; init; }

    public double? IntervalMilliseconds { get; init; }

    /// <summary>Makes the fault.</summary>
    /// <exception cref="ArgumentException">The name is unknown or a parameter is missing or out of range.</exception>
    public Fault ToFault() => Fault switch
    {
        "status" => Sandbox.Fault.Status(
            Status ?? throw Missing("status"),
            RetryAfterSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            RetryAfterAsDate ?? false,
            Code),
        "status-in-body" => Sandbox.Fault.StatusInBody(Status ?? throw Missing("status"), Code),
        "failed-result" => Sandbox.Fault.FailedResult(
            Sign is null ? FailedResultSign.Everywhere
                : Enum.TryParse(Sign, ignoreCase: true, out FailedResultSign sign) && Enum.IsDefined(sign) ? sign
                : throw new ArgumentException("'sign' must be everywhere, root, summary or result."),
            Code),
        "refuse" => Sandbox.Fault.Refuse(),
        "redirect" => Sandbox.Fault.Redirect(Location),
        "stall" => Sandbox.Fault.Stall(),
        "accept-then-status" => Sandbox.Fault.AcceptThenStatus(Status ?? 503),
        "accept-then-status-in-body" => Sandbox.Fault.AcceptThenStatusInBody(Status ?? 503),
        "accept-then-reset" => Sandbox.Fault.AcceptThenReset(MidBody ?? false),
        "accept-then-stall" => Sandbox.Fault.AcceptThenStall(),
        "accept-then-garbage" => Sandbox.Fault.AcceptThenGarbage(),
        "truncated-body" => Sandbox.Fault.TruncatedBody(),
        "html-page" => Sandbox.Fault.HtmlPage(Status ?? 200),
        "empty-body" => Sandbox.Fault.EmptyBody(Status ?? 200),
        "slow-drip" => Sandbox.Fault.SlowDrip(TimeSpan.FromMilliseconds(IntervalMilliseconds ?? throw Missing("intervalMilliseconds"))),
        "endless-body" => Sandbox.Fault.EndlessBody(),
        "huge-body" => Sandbox.Fault.HugeBody(Bytes ?? throw Missing("bytes")),
        "repeat-cursor" => Sandbox.Fault.RepeatCursor(),
        "loop-cursor" => Sandbox.Fault.LoopCursor(),
        "endless-cursor" => Sandbox.Fault.EndlessCursor(),
        "empty-page" => Sandbox.Fault.EmptyPage(),
        "null-cursor" => Sandbox.Fault.NullCursor(),
        "empty-cursor" => Sandbox.Fault.EmptyCursor(),
        null => throw Missing("fault"),
        _ => throw new ArgumentException($"There is no fault named '{Fault}'; the README has the table."),
    };

    private static ArgumentException Missing(string field) => new($"'{field}' is required.");
}
