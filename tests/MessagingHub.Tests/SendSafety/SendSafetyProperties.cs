using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using MessagingHub.Tests.Routes;
using Microsoft.Extensions.DependencyInjection;

namespace MessagingHub.Tests.SendSafety;

/// <summary>Random faults, cancellations, keys and callers at the same time, over routes of two and three members, through the whole pipeline.</summary>
/// <remarks>To play one run again: <c>dotnet test … -- "TestRunParameters.Parameter(name=\"SendSafetySeed\", value=\"…\")"</c>.</remarks>
internal sealed class SendSafetyProperties
{
    private const int Runs = 2_000;
    private const string Parameter = "SendSafetySeed";

    private static readonly TimeSpan ShortWait = TimeSpan.FromSeconds(2);

    [Test]
    public void No_message_is_accepted_twice_and_nobody_is_told_what_the_ledger_does_not_say()
    {
        ulong seed = TestContext.Parameters[Parameter] is { } given
            ? ulong.Parse(given, CultureInfo.InvariantCulture)
            : TestContext.CurrentContext.Random.NextULong();
        TestContext.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Parameter} = {seed}"));

        // The increment of the generator is any odd number.
        Config config = Config.QuickThrowOnFailure.WithMaxTest(Runs).WithReplay(seed, 0x9E37_79B9_7F4A_7C15UL);
        Prop.ForAll(SendPlan.Any(), plan =>
        {
            PlayAsync(plan).GetAwaiter().GetResult();
            return true;
        }).Check(config);
    }

    private static async Task PlayAsync(SendPlan plan)
    {
        var time = new FakeTime();
        using var services = new FaultyServices(
            time, plan.Members.Select((name, i) => (name, i)).ToDictionary(member => member.name, member => new Queue<WireFault>(plan.Faults[member.i])));
        using MessagingHubInstance hub = MessagingHubFactory.Create(builder => Configure(builder, plan, time, services));
        IReadOnlyList<IReadOnlyList<TrackedSend>> waves = plan.Waves();
        foreach (IReadOnlyList<TrackedSend> wave in waves)
        {
            foreach (TrackedSend send in wave)
            {
                if (send.CancelledAlready)
                {
                    await send.Caller.CancelAsync();
                }

                OutboundMessage message = Some.Message(send.Text) with { IdempotencyKey = send.Key, ResendPolicy = send.Policy };
                send.Call = services.Run(send, () => hub.Get(send.Through).SendAsync(message, send.Caller.Token));
            }

            await EndAsync(Task.WhenAll(wave.Select(send => (Task)send.Call)), time, services);
        }

        new SendVerdict(services, [.. waves.SelectMany(wave => wave)]).Check();
    }

    /// <summary>Lets the pauses between attempts pass until all calls have ended.</summary>
    private static async Task EndAsync(Task calls, FakeTime time, FaultyServices services)
    {
        while (!calls.IsCompleted)
        {
            Task<TimeSpan> pause = time.SomebodyWaitsAsync(wait => wait == ShortWait, CancellationToken.None);
            if (await Task.WhenAny(calls, pause).WaitAsync(TimeSpan.FromSeconds(20)) == pause)
            {
                services.Advance(ShortWait);
            }
        }
    }

    private static void Configure(MessagingHubBuilder builder, SendPlan plan, FakeTime time, FaultyServices services)
    {
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.AddKind(ParrotProvider.Kind).AddInMemorySendJournal();
        builder.ConfigureHttpClient(http => http.ConfigurePrimaryHttpMessageHandler(() => services));
        foreach (string member in plan.Members)
        {
            builder.AddAccount<ParrotOptions>("Parrot", member, options =>
            {
                options.Key = "key-of-" + member;
                options.BaseAddress = new Uri($"https://{member}.example");
                options.Resilience.Delay = TimeSpan.Zero;
                options.Resilience.BreakerMinimumThroughput = plan.HasNervousBreakers ? 2 : 100;
                if (plan.HasTightLimit && member == "a")
                {
                    options.RateLimit.MaxWait = TimeSpan.Zero;
                    options.RateLimit.Write = new RateLimit { Permits = 2, Window = TimeSpan.FromHours(1) };
                }
            });
        }

        if (plan.IsNested)
        {
            builder.AddRoute("alerts", [plan.Members[0], "tail"]).AddRoute("tail", plan.Members[1..]);
        }
        else
        {
            builder.AddRoute("alerts", plan.Members);
        }
    }
}
