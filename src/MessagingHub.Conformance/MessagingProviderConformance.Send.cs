using NUnit.Framework;

#pragma warning disable CS1591

namespace MessagingHub.Conformance;

/// <content>What came over the wire is kept.</content>
public abstract partial class MessagingProviderConformance
{
    [Test]
    public Task Every_result_carries_what_the_service_sent() => EachOperationAsync(async (bench, operation) =>
    {
        object? result = await operation.RunAsync(bench, Limit);
        Assert.That(result is null or IEnumerable<object> || Members.HasRaw(result), Is.True, $"{operation} has no Raw");
    });
}
