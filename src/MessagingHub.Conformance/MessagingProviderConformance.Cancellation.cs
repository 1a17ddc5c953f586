using NUnit.Framework;

#pragma warning disable CS1591

namespace MessagingHub.Conformance;

/// <content>Cancellation while a call is on the wire, and between two attempts.</content>
public abstract partial class MessagingProviderConformance
{
    [Test]
    public Task Cancelling_a_change_on_the_wire_says_that_it_may_have_been_accepted_and_cancelling_a_read_says_nothing() =>
        EachOperationAsync(async (bench, operation) =>
        {
            using var caller = new CancellationTokenSource();
            Task arrived = bench.Wire.HoldAsync();
            Task<object?> call = operation.RunAsync(bench, caller.Token);
            await arrived.WaitAsync(Limit);
            await caller.CancelAsync();
            OperationCanceledException? end = await FailureOf<OperationCanceledException>(() => call.WaitAsync(Limit));
            bool? mayHaveBeenAccepted = (end?.InnerException as MessagingException)?.MayHaveBeenAccepted;
            using (Assert.EnterMultipleScope())
            {
                Assert.That(mayHaveBeenAccepted, Is.EqualTo(operation.IsChange ? true : (bool?)null), $"{operation}: {end}");
                Assert.That(end?.CancellationToken, Is.EqualTo(caller.Token), $"{operation}: the caller's own token");
                Assert.That(bench.Service.Calls, Is.EqualTo(1), $"{operation}");
            }
        });

    [Test]
    public Task Cancelling_between_attempts_says_what_the_last_attempt_proved() => EachOperationAsync(async (bench, operation) =>
    {
        using var caller = new CancellationTokenSource();
        bench.Clock.HoldsPauses = true;
        bench.Wire.Script(ServiceFault.TooManyRequests);
        Task pausing = bench.Clock.SomebodyPausesAsync();
        Task<object?> call = operation.RunAsync(bench, caller.Token);
        await pausing.WaitAsync(Limit);
        await caller.CancelAsync();
        OperationCanceledException? end = await FailureOf<OperationCanceledException>(() => call.WaitAsync(Limit));
        Assert.That((end is null, end?.InnerException, bench.Service.Calls), Is.EqualTo((false, (Exception?)null, 1)), $"{operation}: 429 refuses");
    });
}
