using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MessagingHub.Tests.RateLimiting;

/// <summary>Every setting of limits and breaker is checked at the start, and named by its path.</summary>
internal sealed class RateLimitSettingsTests
{
    [TestCase("""{ "MaxWait": "-00:00:01" }""", "MaxWait must be 00:00:00 to one day")]
    [TestCase("""{ "MaxWait": "1.00:00:01" }""", "MaxWait must be 00:00:00 to one day")]
    [TestCase("""{ "All": { } , "Write": { "Window": "00:01:00" } }""", "Write:Permits must be 1 to 1000000")]
    [TestCase("""{ "All": { "Permits": 0 } }""", "All:Permits must be 1 to 1000000")]
    [TestCase("""{ "Read": { "Permits": -1 } }""", "Read:Permits must be 1 to 1000000")]
    [TestCase("""{ "Write": { "Permits": 1000001 } }""", "Write:Permits must be 1 to 1000000")]
    [TestCase("""{ "Delete": { "Permits": 1, "Window": "00:00:00.999" } }""", "Delete:Window must be 00:00:01 to one day")]
    [TestCase("""{ "Bulk": { "Permits": 1, "Window": "1.00:00:01" } }""", "Bulk:Window must be 00:00:01 to one day")]
    [TestCase("""{ "Bulk": { "Permits": 10, "Burst": 9 } }""", "Bulk:Burst must be from RateLimit:Bulk:Permits (10) to twice as many")]
    [TestCase("""{ "Read": { "Permits": 10, "Burst": 21 } }""", "Read:Burst must be from RateLimit:Read:Permits (10) to twice as many")]
    [TestCase("""{ "Read": { "Permits": "sec-ret" } }""", "Read:Permits cannot be read as Int32")]
    [TestCase("""{ "Read": { "Permits": 1, "Window": "sec-ret" } }""", "Read:Window cannot be read as TimeSpan")]
    [TestCase("""{ "Read": { "Permits": 1, "PerEndpoint": "sec-ret" } }""", "Read:PerEndpoint cannot be read as Boolean")]
    [TestCase("""{ "Enabled": "sec-ret" }""", "Enabled cannot be read as Boolean")]
    [TestCase("""{ "Write": 100 }""", "Write is a group of settings, not a single value")]
    [TestCase("""{ "Write": { "Permits": [1, 2] } }""", "Write:Permits is a single value, not a list or a group")]
    [TestCase("""{ "MaxWait": { "Seconds": 5 } }""", "MaxWait is a single value, not a list or a group")]
    public void A_limit_that_would_not_do_stops_the_start_with_its_path(string limits, string problem) =>
        AssertProblem($"\"RateLimit\": {limits},", $"RateLimit:{problem}");

    [Test]
    public void Limits_that_are_no_group_stop_the_start() => AssertProblem("\"RateLimit\": \"off\",", "RateLimit is a group of settings");

    [TestCase("\"BreakerFailureRatio\": 0", "BreakerFailureRatio must be more than 0 and at most 1")]
    [TestCase("\"BreakerFailureRatio\": 1.01", "BreakerFailureRatio must be more than 0 and at most 1")]
    [TestCase("\"BreakerFailureRatio\": \"NaN\"", "BreakerFailureRatio must be more than 0 and at most 1")]
    [TestCase("\"BreakerMinimumThroughput\": 1", "BreakerMinimumThroughput must be 2 or more")]
    [TestCase("\"BreakerSamplingDuration\": \"00:00:00.4\"", "BreakerSamplingDuration must be 00:00:00.5 to one day")]
    [TestCase("\"BreakerSamplingDuration\": \"1.00:00:01\"", "BreakerSamplingDuration must be 00:00:00.5 to one day")]
    [TestCase("\"BreakerDuration\": \"00:00:00\"", "BreakerDuration must be 00:00:00.5 to one day")]
    [TestCase("\"BreakerDuration\": \"1.00:00:01\"", "BreakerDuration must be 00:00:00.5 to one day")]
    [TestCase("\"MaxRetryAttempts\": 101", "MaxRetryAttempts must be 0 to 100")]
    [TestCase("\"Delay\": \"1.00:00:01\"", "Delay must be 00:00:00 to one day")]
    public void A_breaker_or_retry_setting_out_of_range_stops_the_start_with_its_path(string setting, string problem) =>
        AssertProblem($$""" "Resilience": { {{setting}} }, """, $"Resilience:{problem}");

    [TestCase("""{ "MaxWait": "1.00:00:00", "All": { "Permits": 1000000, "Window": "1.00:00:00", "Burst": 2000000, "PerEndpoint": true } }""")]
    [TestCase("""{ "MaxWait": "00:00:00", "Read": { "Permits": 1, "Window": "00:00:01", "Burst": 1 } }""")]
    [TestCase("""{ "Enabled": false }""")]
    public void The_limits_of_each_range_are_good(string limits)
    {
        using MessagingHubInstance hub = new EditableConfiguration(One($"\"RateLimit\": {limits},")).Hub();
        Assert.That(hub.Names, Is.EqualTo((string[])["a"]));
    }

    [TestCase("""{ "Write": { "Permits": 5, "Burts": 10 } }""", "RateLimit:Write:Burts is not a setting of Parrot", "Burst")]
    [TestCase("""{ "Send": { "Permits": 5 } }""", "RateLimit:Send is not a setting of Parrot", "Write")]
    public void A_setting_that_does_not_exist_is_warned_of_and_those_that_do_are_named(string limits, string warning, string known)
    {
        var log = new CollectingLogger();
        using MessagingHubInstance hub = new EditableConfiguration(One($"\"RateLimit\": {limits},")).Hub(configure: builder =>
            builder.Services.AddLogging(logging => logging.AddProvider(log).SetMinimumLevel(LogLevel.Trace)));

        Assert.That(log.Text, Does.Contain($"MessagingHub:Providers:a:{warning}").And.Contain(known));
    }

    private static void AssertProblem(string setting, string problem)
    {
        OptionsValidationException? refused = Assert.Throws<OptionsValidationException>(() => new EditableConfiguration(One(setting)).Hub());
        Assert.That(refused!.Failures, Has.One.StartsWith($"MessagingHub:Providers:a:{problem}"));
        Assert.That(refused.ToString(), Does.Not.Contain("sec-ret"));
    }

    private static string One(string setting) =>
        $$"""{ "MessagingHub": { "Providers": { "a": { "Kind": "Parrot", {{setting}} "Key": "secret-enough" } } } }""";
}
