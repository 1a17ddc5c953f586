namespace MessagingHub.Tests.Calls;

/// <summary>A call whose time is over before its first attempt began ends as a timeout with nothing sent.</summary>
[CancelAfter(20_000)]
internal sealed class LateStartTests
{
    [Test]
    public async Task Time_that_is_over_before_the_first_attempt_is_a_timeout_with_nothing_sent([Values] bool isChange, CancellationToken cancellationToken)
    {
        var service = new ScriptedService();
        using MessagingHubInstance hub = service.Hub(new BusyTime(TimeSpan.FromSeconds(30)));

        MessagingException failure = await Failure.Of(hub.CallAsync(isChange, cancellationToken));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((failure.Code, failure.MayHaveBeenAccepted, failure.CanResend), Is.EqualTo((MessagingErrorCode.Timeout, false, true)));
            Assert.That(failure.Provider, Is.EqualTo("polly"));
            Assert.That(service.Requests, Is.Zero);
        }
    }

    [Test]
    public async Task A_permit_that_was_not_used_is_there_for_the_next_call(CancellationToken cancellationToken)
    {
        var service = new ScriptedService();
        var time = new BusyTime(TimeSpan.FromSeconds(30));
        using MessagingHubInstance hub = service.Hub(time, options => options.RateLimit.All = new RateLimit { Permits = 1 });

        await Failure.Of(hub.SendAsync(cancellationToken));
        time.IsBusy = false;
        await hub.SendAsync(cancellationToken);

        Assert.That(service.Requests, Is.EqualTo(1));
    }

    /// <summary>A machine that does so much else that a timer of a certain length is over before the next line runs.</summary>
    private sealed class BusyTime(TimeSpan over) : TimeProvider
    {
        private readonly TimeSpan _over = over;
        private readonly FakeTime _clock = new();

        public bool IsBusy { get; set; } = true;

        public override long TimestampFrequency => _clock.TimestampFrequency;

        public override long GetTimestamp() => _clock.GetTimestamp();

        public override DateTimeOffset GetUtcNow() => _clock.GetUtcNow();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = new BusyTimer(this, _clock.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, period));
            timer.Change(dueTime, period);
            return timer;
        }

        private sealed class BusyTimer(BusyTime machine, ITimer timer) : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period)
            {
                bool changed = timer.Change(dueTime, period);
                if (machine.IsBusy && dueTime == machine._over)
                {
                    machine._clock.Advance(dueTime);
                }

                return changed;
            }

            public void Dispose() => timer.Dispose();

            public ValueTask DisposeAsync() => timer.DisposeAsync();
        }
    }
}
