using System.Text;
using MessagingHub.Sandbox;

namespace MessagingHub.Providers.Tests.Hostile;

/// <summary>Every field of every documented error, replaced by what does not belong there: the status still says what happened.</summary>
[CancelAfter(120_000)]
internal sealed class RefusalTests : HostileTest
{
    [TestCaseSource(typeof(HostileCalls), nameof(HostileCalls.Few))]
    public async Task A_damaged_error_is_a_refusal_all_the_same(HostileCall call, CancellationToken cancellationToken)
    {
        foreach (int status in (int[])[400, 422, 503])
        {
            GoodAnswer error = await GoodAnswers.RecordFailureAsync(call, Fault.Status(status), cancellationToken);
            foreach ((string what, _, string json) in JsonDamage.Of(error.Body))
            {
                (_, MessagingException? failure) = await TryAsync(call, error.Status, Encoding.UTF8.GetBytes(json), what, cancellationToken);

                Assert.That(
                    (failure?.Code, failure?.StatusCode, failure?.MayHaveBeenAccepted),
                    Is.EqualTo((
                        (MessagingErrorCode?)(status == 503 ? MessagingErrorCode.Unavailable : MessagingErrorCode.InvalidRequest),
                        (int?)status,
                        (bool?)(call.IsChange && status == 503))),
                    $"{call}, answered with {status} and {what}");
            }
        }
    }

    [TestCaseSource(typeof(HostileCalls), nameof(HostileCalls.Few))]
    public async Task A_damaged_error_under_200_is_a_value_or_the_one_exception(HostileCall call, CancellationToken cancellationToken)
    {
        GoodAnswer error = await GoodAnswers.RecordFailureAsync(call, Fault.StatusInBody(400), cancellationToken);
        foreach ((string what, _, string json) in JsonDamage.Of(error.Body))
        {
            (_, MessagingException? failure) = await TryAsync(call, error.Status, Encoding.UTF8.GetBytes(json), what, cancellationToken);

            CheckAfterSuccessStatus(call, failure, what);
        }
    }
}
