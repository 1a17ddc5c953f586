using FsCheck;
using FsCheck.Fluent;

namespace MessagingHub.Tests.RateLimiting;

/// <summary>What holds for every schedule of calls, answers and time: the hub against a model so plain that it cannot be wrong.</summary>
internal sealed class WindowProperties
{
    /// <summary>The model looks at all times of all calls: a call goes exactly where each window has room for it.</summary>
    [Test]
    public void Exactly_as_many_calls_go_as_the_windows_allow() =>
        Prop.ForAll(Schedules(), schedule =>
        {
            string? disagreement = RunAsync(schedule).GetAwaiter().GetResult();
            return disagreement is null ? true : throw new AssertionException(disagreement);
        }).QuickCheckThrowOnFailure();

    private static async Task<string?> RunAsync(Schedule schedule)
    {
        using var run = new Run(schedule.Limit);
        foreach (int step in schedule.Steps)
        {
            await run.DoAsync(step);
        }

        return run.Disagreement;
    }

    /// <summary>Permits up to five in ten seconds, half of them with a burst, and up to a hundred steps.</summary>
    private static Arbitrary<Schedule> Schedules() => (
        from permits in Gen.Choose(1, 5)
        from burst in Gen.Choose(0, permits)
        from steps in Gen.Choose(0, 19).ArrayOf(100)
        select new Schedule(new RateLimit { Permits = permits, Burst = burst == 0 ? null : permits + burst, Window = TimeSpan.FromSeconds(10) }, steps)).ToArbitrary();

    private sealed record Schedule(RateLimit Limit, int[] Steps)
    {
        public override string ToString() => $"{Limit.Permits}/{Limit.Burst}: {string.Join(' ', Steps)}";
    }

    private sealed class Run : IDisposable
    {
        private readonly FakeTime _time = new();
        private readonly List<(int Number, TaskCompletionSource<HttpResponseMessage> Answer, Task Call)> _open = [];
        private readonly List<(TimeSpan Start, TimeSpan? End)> _calls = [];
        private readonly (int Permits, TimeSpan Length)[] _windows;
        private readonly MessagingHubInstance _hub;
        private TaskCompletionSource _arrived = new();
        private TaskCompletionSource<HttpResponseMessage> _answer = new();

        public Run(RateLimit limit)
        {
            _windows = limit.Burst is { } burst && burst > limit.Permits
                ? [(burst, limit.Window), (2 * limit.Permits, 2 * limit.Window)]
                : [(limit.Permits, limit.Window)];
            var service = new ScriptedService(_ =>
            {
                _arrived.SetResult();
                return _answer.Task;
            });
            _hub = service.Hub(_time, options =>
            {
                options.Resilience.Enabled = false;
                options.RateLimit.MaxWait = TimeSpan.Zero;
                options.RateLimit.All = limit;
            });
        }

        public string? Disagreement { get; private set; }

        /// <summary>Half of the steps are calls, the others answers and time.</summary>
        public async Task DoAsync(int step)
        {
            if (step < 10)
            {
                await CallAsync();
            }
            else if (step < 15 && _open.Count > 0)
            {
                await EndAsync(step % _open.Count);
            }
            else
            {
                _time.Advance(TimeSpan.FromSeconds((step % 5) + 1));
            }
        }

        public void Dispose() => _hub.Dispose();

        private async Task CallAsync()
        {
            bool isFree = _windows.All(window => _calls.Count(call => call.End is not { } end || end + window.Length > _time.Elapsed) < window.Permits);
            _arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _answer = new TaskCompletionSource<HttpResponseMessage>();
            Task<string> call = _hub.ReadAsync(CancellationToken.None);
            bool went = await Task.WhenAny(_arrived.Task, call) == _arrived.Task;
            if (went != isFree)
            {
                Disagreement ??= $"At {_time.Elapsed}: the model says {isFree}, the hub {went}.";
            }

            if (went)
            {
                _open.Add((_calls.Count, _answer, call));
                _calls.Add((_time.Elapsed, null));
                foreach ((int permits, TimeSpan length) in _windows)
                {
                    if (_calls.Count(other => other.Start > _time.Elapsed - length) > permits)
                    {
                        Disagreement ??= $"At {_time.Elapsed}: more than {permits} calls began within {length}.";
                    }
                }
            }
            else if ((call.Exception?.InnerException as MessagingException)?.RetryAfter is not { } wait || wait <= TimeSpan.Zero || wait > _windows[^1].Length)
            {
                Disagreement ??= $"At {_time.Elapsed}: the refusal tells no sensible wait.";
            }
        }

        private async Task EndAsync(int place)
        {
            (int number, TaskCompletionSource<HttpResponseMessage> answer, Task call) = _open[place];
            _open.RemoveAt(place);
            _calls[number] = (_calls[number].Start, _time.Elapsed);
            answer.SetResult(ScriptedService.Reply(200));
            await call;
        }
    }
}
