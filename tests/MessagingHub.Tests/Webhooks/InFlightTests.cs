namespace MessagingHub.Tests.Webhooks;

/// <summary>An event that comes again while it is being handled.</summary>
[CancelAfter(20_000)]
internal sealed class InFlightTests
{
    [TestCase(true, 1)]
    [TestCase(false, 2)]
    public async Task It_waits_and_is_handled_only_if_the_first_one_failed(bool firstIsGood, int handled, CancellationToken cancellationToken)
    {
        await using var nest = new Nest();
        var begun = new Step();
        var end = new Step();
        nest.Handle = (_, _) =>
        {
            if (nest.Seen.Count > 1)
            {
                return Task.CompletedTask;
            }

            begun.Done();
            return end.WaitAsync(CancellationToken.None);
        };
        Task<WebhookVerdict> first = nest.TakeAsync(Wren.Line("1"));
        await begun.WaitAsync(cancellationToken);
        Task<WebhookVerdict> second = nest.TakeAsync(Wren.Line("1"));

        Assert.That((second.IsCompleted, nest.Seen.Count), Is.EqualTo((false, 1)));
        (firstIsGood ? (Action)end.Done : end.Failed)();

        Assert.That(await first.WaitAsync(cancellationToken), Is.EqualTo(firstIsGood ? WebhookVerdict.Handled : WebhookVerdict.Failed));
        Assert.That(await second.WaitAsync(cancellationToken), Is.EqualTo(WebhookVerdict.Handled));
        Assert.That(nest.Seen, Has.Count.EqualTo(handled));
    }

    [Test]
    public async Task It_does_not_wait_for_ever(CancellationToken cancellationToken)
    {
        await using var nest = new Nest();
        var begun = new Step();
        var end = new Step();
        nest.Handle = (_, _) =>
        {
            begun.Done();
            return end.WaitAsync(CancellationToken.None);
        };
        Task<WebhookVerdict> first = nest.TakeAsync(Wren.Line("1"));
        await begun.WaitAsync(cancellationToken);
        Task<WebhookVerdict> second = nest.TakeAsync(Wren.Line("1"));

        nest.Time.Advance(TimeSpan.FromSeconds(8));
        Assert.That(await second.WaitAsync(cancellationToken), Is.EqualTo(WebhookVerdict.Failed));
        Assert.That(await first.WaitAsync(cancellationToken), Is.EqualTo(WebhookVerdict.Failed));

        end.Done();
        Assert.That(await nest.TakeAsync(Wren.Line("1")).WaitAsync(cancellationToken), Is.EqualTo(WebhookVerdict.Handled));
        Assert.That(nest.Seen, Has.Count.EqualTo(1));
    }
}
