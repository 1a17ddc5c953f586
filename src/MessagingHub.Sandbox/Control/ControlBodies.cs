using System.Text.Json.Serialization;

namespace MessagingHub.Sandbox;

internal sealed record ControlError(string Error);

internal sealed record ControlDescription(IReadOnlyList<ControlDialect> Dialects, IReadOnlyList<string> Control);

internal sealed record ControlDialect(
    string Name, string Address, IReadOnlyDictionary<string, string> Settings, IReadOnlyList<string> Operations);

internal sealed record ControlOption(string Dialect, string Option, string Value, IReadOnlyList<string> Values);

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ControlOptionRequest(string? Dialect, string? Option, string? Value);

/// <summary>A fault to script: what, and where.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ControlFaultRequest : FaultSpec
{
    public string? Dialect { get; init; }

    public string? Operation { get; init; }

    /// <summary>How many calls; 1 when left out.</summary>
    public int? Times { get; init; }

    /// <summary>True for every call, in place of <see cref="Times"/>.</summary>
    public bool? Always { get; init; }

    public int? After { get; init; }
}

/// <summary>A scripted fault and what has come of it.</summary>
internal sealed record ControlFaultScript : FaultSpec
{
    public ControlFaultScript(FaultScript script)
        : base(script.Fault.ToSpec())
    {
        Number = script.Number;
        Dialect = script.Dialect;
        Operation = script.Operation;
        Times = script.Times;
        Always = script.Times is null ? true : null;
        After = script.After;
        Seen = script.Seen;
        Fired = script.Fired;
    }

    public int Number { get; }

    public string Dialect { get; }

    public string Operation { get; }

    public int? Times { get; }

    public bool? Always { get; }

    public int After { get; }

    public int Seen { get; }

    public int Fired { get; }
}
