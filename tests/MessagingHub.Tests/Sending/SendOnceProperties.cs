using FsCheck;
using FsCheck.Fluent;

namespace MessagingHub.Tests.Sending;

/// <summary>Whoever calls, with whatever key and policy, in whatever order sends begin and end: no key is accepted twice.</summary>
internal sealed class SendOnceProperties
{
    // One number per step: which key, which policy, what comes of the send, whether one that runs ends now, and
    // whether the step waits until the callers have got where they can get.
    private static readonly Arbitrary<int[]> Scripts = Gen.Choose(0, (1 << 10) - 1).ArrayOf().ToArbitrary();

    [Test]
    public void No_interleaving_in_one_process_sends_twice() => Prop.ForAll(Scripts, script =>
    {
        var sends = new SendRules();
        using var bench = new Bench(service: sends.Service);
        RunAsync(script, sends, bench).GetAwaiter().GetResult();
        return true;
    }).QuickCheckThrowOnFailure();

    [Test]
    public void No_interleaving_of_two_processes_over_one_store_sends_twice() => Prop.ForAll(Scripts, script =>
    {
        var sends = new SendRules();
        var store = new SharedStore();
        var time = new FakeTime();
        using var here = new Bench(new SharedSendJournal(store, time), time, sends.Service);
        using var there = new Bench(new SharedSendJournal(store, time), time, sends.Service);
        RunAsync(script, sends, here, there).GetAwaiter().GetResult();
        return true;
    }).QuickCheckThrowOnFailure();

    private static async Task RunAsync(int[] script, SendRules sends, params Bench[] processes)
    {
        var calls = new List<(string Key, Task<SentMessage> Call)>();
        for (int step = 0; step < script.Length; step++)
        {
            int code = script[step];
            string key = $"k{code & 1}";
            ResendPolicy policy = (code & 6) == 0 ? ResendPolicy.EvenIfUnknown : ResendPolicy.OnlyIfNotAccepted;
            OutboundMessage message = Bench.Message(key, policy: policy);
            calls.Add((key, processes[step % processes.Length].SendAsync(message, (code & 8) == 0 ? "polly" : "molly")));
            bool inTurn = (code & 512) == 0;
            if (inTurn)
            {
                // The caller has been answered, is at the service, or waits for one who is.
                await Task.WhenAny(calls[^1].Call, sends.Service.Arrivals.WaitToReadAsync().AsTask());
            }

            Task[] open = [.. calls.Select(call => call.Call).Where(call => !call.IsCompleted)];
            if ((code & 16) == 0 && sends.EndOne(code >> 5) && inTurn)
            {
                await Task.WhenAny(open);
            }
        }

        Task all = Task.WhenAll(calls.Select(call => call.Call.ContinueWith(_ => { }, TaskScheduler.Default)));
        for (int more = 0; !all.IsCompleted; more++)
        {
            Task<bool> arrival = sends.Service.Arrivals.WaitToReadAsync().AsTask();
            await Task.WhenAny(all, arrival).WaitAsync(TimeSpan.FromSeconds(20));
            _ = sends.EndOne(script.Length == 0 ? 0 : script[more % script.Length] >> 5);
        }

        foreach ((string key, Task<SentMessage> call) in calls)
        {
            sends.Check(key, call);
        }
    }
}
