using Microsoft.Extensions.DependencyInjection;

namespace MessagingHub.Tests.Webhooks;

/// <summary>Two processes behind one address, with one store between them.</summary>
[CancelAfter(20_000)]
internal sealed class SharedInboxTests
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly FakeTime _time = new();
    private Nest _one = null!;
    private Nest _two = null!;
    private SharedStore _store = null!;
    private DeadLetters _letters = null!;

    [SetUp]
    public void Begin()
    {
        _store = new SharedStore(_time);
        _letters = new DeadLetters();
        _one = NestOver();
        _two = NestOver();
    }

    [TearDown]
    public async Task EndAsync()
    {
        await _one.DisposeAsync();
        await _two.DisposeAsync();
    }

    [Test]
    public async Task What_one_has_handled_the_other_skips()
    {
        Assert.That(await _one.TakeAsync(Wren.Line("1")), Is.EqualTo(WebhookVerdict.Handled));
        Assert.That(await _two.TakeAsync(Wren.Line("1"), Wren.Line("2")), Is.EqualTo(WebhookVerdict.Handled));

        Assert.That((_one.SeenIds, _two.SeenIds), Is.EqualTo((new[] { "1" }, new[] { "2" })));
    }

    [Test]
    public async Task Failures_are_counted_together()
    {
        _one.Handle = _two.Handle = (_, _) => throw new InvalidOperationException("It broke.");

        WebhookVerdict[] verdicts = [await _one.TakeAsync(Wren.Line("1")), await _two.TakeAsync(Wren.Line("1")), await _one.TakeAsync(Wren.Line("1"))];

        Assert.That(verdicts, Is.EqualTo((WebhookVerdict[])[WebhookVerdict.Failed, WebhookVerdict.Failed, WebhookVerdict.Handled]));
        Assert.That(_letters.Kept, Has.Count.EqualTo(1));
    }

    [TestCase(true, 0)]
    [TestCase(false, 1)]
    public async Task What_one_is_busy_with_the_other_waits_for(bool firstIsGood, int handledBySecond, CancellationToken cancellationToken)
    {
        var begun = new Step();
        var end = new Step();
        _one.Handle = (_, _) =>
        {
            begun.Done();
            return end.WaitAsync(CancellationToken.None);
        };
        Task<WebhookVerdict> first = _one.TakeAsync(Wren.Line("1"));
        await begun.WaitAsync(cancellationToken);
        Task<WebhookVerdict> second = _two.TakeAsync(Wren.Line("1"));
        await _time.SomebodyWaitsAsync(wait => wait == Pause, cancellationToken);

        (firstIsGood ? (Action)end.Done : end.Failed)();
        await first.WaitAsync(cancellationToken);
        _time.Advance(Pause);

        Assert.That(await second.WaitAsync(cancellationToken), Is.EqualTo(WebhookVerdict.Handled));
        Assert.That(_two.Seen, Has.Count.EqualTo(handledBySecond));
    }

    [Test]
    public async Task What_a_dead_process_held_is_handled_by_another_and_its_late_word_changes_nothing(CancellationToken cancellationToken)
    {
        IEventClaim dead = (await new SharedInbox(_store, _time).ClaimAsync("NEST/MessageReceived/1", cancellationToken))!;
        _time.Advance(SharedStore.Lease);
        var begun = new Step();
        var end = new Step();
        _two.Handle = (_, _) =>
        {
            begun.Done();
            return end.WaitAsync(CancellationToken.None);
        };
        Task<WebhookVerdict> delivery = _two.TakeAsync(Wren.Line("1"));
        await begun.WaitAsync(cancellationToken);

        await dead.ReleaseAsync();
        Task<WebhookVerdict> again = _one.TakeAsync(Wren.Line("1"));
        await _time.SomebodyWaitsAsync(wait => wait == Pause, cancellationToken);
        end.Done();
        await delivery.WaitAsync(cancellationToken);
        _time.Advance(Pause);

        Assert.That(await again.WaitAsync(cancellationToken), Is.EqualTo(WebhookVerdict.Handled));
        Assert.That((_one.Seen.Count, _two.Seen.Count), Is.EqualTo((0, 1)));
    }

    private Nest NestOver() => new(services => services
        .AddSingleton<TimeProvider>(_time)
        .AddSingleton<IDeadLetterHandler>(_letters)
        .AddSingleton<IEventInbox>(new SharedInbox(_store, _time)));
}
