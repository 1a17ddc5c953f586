using System.Text;

namespace MessagingHub.Providers.Tests.Hostile;

/// <summary>Every field of every documented answer, replaced by what does not belong there.</summary>
[CancelAfter(120_000)]
internal sealed class WrongTypeTests : HostileTest
{
    /// <summary>What may say that a call failed, under a status that says it did not.</summary>
    private static readonly string[] Verdicts = ["$", "success", "status", "code", "error", "errors", "summary", "failed", "results"];

    [TestCaseSource(typeof(HostileCalls), nameof(HostileCalls.All))]
    public async Task A_field_of_another_type_ends_in_a_value_or_the_one_exception(HostileCall call, CancellationToken cancellationToken)
    {
        GoodAnswer good = Good[call.ToString()];
        if (good.Body.Length == 0)
        {
            Assert.Fail($"{call} has no answer to damage.");
        }

        foreach ((string what, string field, string json) in JsonDamage.Of(good.Body))
        {
            (_, MessagingException? failure) = await TryAsync(call, good.Status, Encoding.UTF8.GetBytes(json), what, cancellationToken);

            CheckAfterSuccessStatus(call, failure, what);
            if (call.IsChange && failure is not null && !Verdicts.Contains(field))
            {
                Assert.That(failure.MayHaveBeenAccepted, Is.True, $"{call}, answered with {what}: the rest of the answer says that it was accepted.");
            }
        }
    }

    [TestCaseSource(typeof(HostileCalls), nameof(HostileCalls.All))]
    public async Task The_undamaged_answer_is_a_value(HostileCall call, CancellationToken cancellationToken)
    {
        GoodAnswer good = Good[call.ToString()];

        (object? value, MessagingException? failure) = await TryAsync(
            call, good.Status, Encoding.UTF8.GetBytes(good.Body), "its own answer", cancellationToken);

        // A list that answers the same page again is an error of its own, once the first page was read.
        bool isSamePageAgain = failure is { Code: MessagingErrorCode.InvalidResponse } && call.Name.StartsWith("list", StringComparison.Ordinal);
        Assert.That(value is not null || isSamePageAgain, Is.True, failure?.Message);
    }
}
