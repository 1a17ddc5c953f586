using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MessagingHub;

/// <summary>What the checks of all accounts have in common.</summary>
internal sealed record AccountHealthSettings(HealthStatus? FailureStatus, IReadOnlyList<string> Tags, TimeSpan? Timeout)
{
    public const string Prefix = "messaginghub";
}
