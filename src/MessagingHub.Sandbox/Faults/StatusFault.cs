using System.Globalization;

namespace MessagingHub.Sandbox;

internal sealed record StatusFault(int ErrorStatus, TimeSpan? RetryAfter, bool AsDate, string? Code) : RefusingFault("status")
{
    internal override Task RefuseAsync(FaultScene scene)
    {
        Answer error = scene.Dialect.Error(scene.Operation, ErrorStatus, Code);
        return scene.Exchange.SendAsync(RetryAfter is { } wait ? error.WithHeader("Retry-After", Header(wait, scene.Time)) : error);
    }

    internal override FaultSpec ToSpec() => new()
    {
        Fault = Name,
        Status = ErrorStatus,
        Code = Code,
        RetryAfterSeconds = RetryAfter?.TotalSeconds,
        RetryAfterAsDate = AsDate ? true : null,
    };

    private string Header(TimeSpan wait, TimeProvider time)
    {
        double seconds = Math.Ceiling(wait.TotalSeconds);
        return AsDate
            ? time.GetUtcNow().AddSeconds(seconds).ToString("R", CultureInfo.InvariantCulture)
            : seconds.ToString("F0", CultureInfo.InvariantCulture);
    }
}
