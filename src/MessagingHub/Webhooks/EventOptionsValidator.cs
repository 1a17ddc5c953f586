using Microsoft.Extensions.Options;

namespace MessagingHub;

/// <summary>Checks the settings of event handling.</summary>
internal sealed class EventOptionsValidator : IValidateOptions<EventOptions>
{
    public ValidateOptionsResult Validate(string? name, EventOptions options)
    {
        var problems = new ValidateOptionsResultBuilder();
        Require(problems, options.MaxFailures is >= 1 and <= 100, nameof(options.MaxFailures), "must be 1 to 100");
        Require(problems, Between(options.HandlingTimeout, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(10)), nameof(options.HandlingTimeout), "must be 00:00:00.1 to 00:10:00");
        Require(problems, Between(options.Retention, TimeSpan.FromMinutes(1), TimeSpan.FromDays(365)), nameof(options.Retention), "must be 00:01:00 to 365 days");
        Require(problems, options.Capacity >= 1_000, nameof(options.Capacity), "must be 1000 or more");
        return problems.Build();
    }

    private static bool Between(TimeSpan time, TimeSpan least, TimeSpan most) => time >= least && time <= most;

    private static void Require(ValidateOptionsResultBuilder problems, bool holds, string setting, string problem)
    {
        if (!holds)
        {
            problems.AddError(problem, $"{nameof(EventOptions)}.{setting}");
        }
    }
}
