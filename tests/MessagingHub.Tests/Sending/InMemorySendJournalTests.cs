using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace MessagingHub.Tests.Sending;

/// <summary>The journal in memory forgets after its time and never before, and is full rather than forgetful.</summary>
[CancelAfter(30_000)]
internal sealed class InMemorySendJournalTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Test]
    public async Task A_key_is_remembered_for_a_day_from_the_end_of_its_send()
    {
        using Bench bench = BenchOf();
        Task<SentMessage> slow = bench.SendAsync();
        PendingSend pending = await bench.Service.NextAsync();
        bench.Time.Advance(24 * Hour);
        pending.Accept();
        await slow;

        bench.Time.Advance(23 * Hour);
        Assert.That((await bench.SendAsync()).Replayed, Is.True);
        bench.Time.Advance(Hour);
        Assert.That((await bench.AcceptOneAsync()).Replayed, Is.Null);
    }

    [Test]
    public async Task An_unknown_key_is_remembered_as_long()
    {
        using Bench bench = BenchOf(options => options.Retention = Hour);
        await bench.LoseOneAsync();
        bench.Time.Advance(Hour - TimeSpan.FromTicks(1));
        Assert.That((await Failure.Of(bench.SendAsync())).Code, Is.EqualTo(MessagingErrorCode.Conflict));
        bench.Time.Advance(TimeSpan.FromTicks(1));
        await bench.AcceptOneAsync();
    }

    [Test]
    public async Task A_send_that_runs_is_never_forgotten()
    {
        using Bench bench = BenchOf(options => options.Retention = Hour);
        Task<SentMessage> slow = bench.SendAsync();
        PendingSend pending = await bench.Service.NextAsync();
        bench.Time.Advance(1000 * Hour);
        Task<SentMessage> second = bench.SendAsync();
        await bench.Journal.SomebodyWaitsAsync();
        pending.Accept();

        Assert.That(((await slow).Id, (await second).Replayed, bench.Service.Count), Is.EqualTo(("m1", (bool?)true, 1)));
    }

    [Test]
    public async Task A_full_journal_refuses_new_keys_says_when_there_is_room_and_forgets_nothing()
    {
        using Bench bench = BenchOf(options => (options.Capacity, options.Retention) = (3, Hour));
        await bench.AcceptOneAsync(Bench.Message("accepted"));
        bench.Time.Advance(Hour / 2);
        await bench.LoseOneAsync(Bench.Message("unknown"));
        Task<SentMessage> running = bench.SendAsync(Bench.Message("running"));
        PendingSend pending = await bench.Service.NextAsync();

        MessagingException refused = await Failure.Of(bench.SendAsync(Bench.Message("new")));
        Assert.That((refused.Code, refused.CanResend, refused.RetryAfter), Is.EqualTo((MessagingErrorCode.Unavailable, true, (TimeSpan?)(Hour / 2))));
        Assert.That(refused.Message, Does.StartWith("polly: send was not sent: the send journal is full: it remembers 3 keys for 01:00:00. It was not accepted."));
        Assert.That((await bench.SendAsync(Bench.Message("accepted"))).Replayed, Is.True);
        Assert.That((await Failure.Of(bench.SendAsync(Bench.Message("unknown")))).Code, Is.EqualTo(MessagingErrorCode.Conflict));
        Assert.That(bench.Service.Count, Is.EqualTo(3));

        pending.Fail(ManualService.Refused);
        await Failure.Of(running);
        await bench.AcceptOneAsync(Bench.Message("new"));
        await Failure.Of(bench.SendAsync(Bench.Message("newer")));
        bench.Time.Advance(Hour / 2);
        await bench.AcceptOneAsync(Bench.Message("newer"));
    }

    [Test]
    public async Task A_journal_full_of_running_sends_cannot_say_when_there_is_room()
    {
        using Bench bench = BenchOf(options => options.Capacity = 1);
        _ = bench.SendAsync();
        await bench.Service.NextAsync();

        MessagingException refused = await Failure.Of(bench.SendAsync(Bench.Message("new")));
        Assert.That((refused.Code, refused.RetryAfter), Is.EqualTo((MessagingErrorCode.Unavailable, (TimeSpan?)null)));
    }

    [Test]
    public async Task A_resend_counts_its_time_anew()
    {
        using Bench bench = BenchOf(options => options.Retention = Hour);
        await bench.LoseOneAsync();
        bench.Time.Advance(Hour / 2);
        await bench.AcceptOneAsync(Bench.Message(policy: ResendPolicy.EvenIfUnknown));
        bench.Time.Advance(Hour / 2);

        Assert.That((await bench.SendAsync()).Replayed, Is.True);
    }

    [TestCase(0, 24)]
    [TestCase(-1, 24)]
    [TestCase(10_000_001, 24)]
    [TestCase(1, 0)]
    [TestCase(1, -1)]
    [TestCase(1, 9000)]
    public async Task Settings_out_of_range_stop_the_start(int capacity, int hours)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        AddParrot(builder.Services.AddMessagingHub()).AddInMemorySendJournal(options => (options.Capacity, options.Retention) = (capacity, hours * Hour));
        using IHost host = builder.Build();

        OptionsValidationException? refused = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());
        Assert.That(refused?.Failures, Has.Exactly(1).StartsWith("InMemorySendJournalOptions."));
    }

    [Test]
    public void The_defaults_are_good_for_a_start()
    {
        using MessagingHubInstance hub = MessagingHubFactory.Create(hub => AddParrot(hub).AddInMemorySendJournal());
        Assert.That(hub.Names, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_journal_of_the_application_comes_first_in_any_order([Values] bool before)
    {
        var own = new SharedSendJournal(new SharedStore(), TimeProvider.System);
        var services = new ServiceCollection();
        if (before)
        {
            services.AddSingleton<ISendJournal>(own);
        }

        services.AddMessagingHub().AddInMemorySendJournal();
        if (!before)
        {
            services.AddSingleton<ISendJournal>(own);
        }

        using ServiceProvider provider = services.BuildServiceProvider();
        Assert.That(provider.GetRequiredService<ISendJournal>(), Is.SameAs(own));
    }

    private static MessagingHubBuilder AddParrot(MessagingHubBuilder hub) =>
        hub.AddKind(ParrotProvider.Kind).AddAccount<ParrotOptions>("Parrot", "polly", options => options.Key = Parrots.Key);

    private static Bench BenchOf(Action<InMemorySendJournalOptions>? configure = null)
    {
        var time = new FakeTime();
        return new Bench(Bench.InMemory(time, configure), time);
    }
}
