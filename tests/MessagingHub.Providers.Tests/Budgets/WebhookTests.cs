using MessagingHub.Benchmarks;

namespace MessagingHub.Providers.Tests.Budgets;

/// <summary>What a webhook may allocate: its signature is checked before anybody knows who sent it.</summary>
internal sealed class WebhookTests
{
    private const int Small = 1024;
    private const int Large = 512 * 1024;
    private const double Budget = 1.5;

    // The reason of the refusal, for the log; whoever floods the address with forged bodies must not get more memory than that.
    private const double RefusalBudget = 1024;

    private readonly Deliveries _deliveries = new();

    [OneTimeTearDown]
    public void Dispose() => _deliveries.Dispose();

    [Test]
    public void A_signed_webhook_allocates_at_most_half_as_much_again_as_by_hand()
    {
        WebhookDelivery delivery = Deliveries.Signed(Small);
        double hand = Allocated.BytesOf(() => _deliveries.ByHand.Read(delivery));
        double hub = Allocated.BytesOf(() => _deliveries.Reader.Read(delivery));
        Assert.That(hub / hand, Is.LessThanOrEqualTo(Budget), $"the reader allocates {hub:N0} bytes, by hand it is {hand:N0}");
    }

    [Test]
    public void A_forged_webhook_allocates_at_most_a_kilobyte_however_large_it_is()
    {
        WebhookDelivery small = Deliveries.Forged(Small);
        WebhookDelivery large = Deliveries.Forged(Large);
        double few = Allocated.BytesOf(() => _deliveries.Reader.Read(small));
        Assert.That(few, Is.LessThanOrEqualTo(RefusalBudget));
        Assert.That(Allocated.BytesOf(() => _deliveries.Reader.Read(large)), Is.EqualTo(few));
    }

    [Test]
    public void A_signed_webhook_allocates_the_same_however_much_of_it_nobody_reads()
    {
        WebhookDelivery small = Deliveries.Signed(Small);
        WebhookDelivery large = Deliveries.Signed(Large);
        Assert.That(Allocated.BytesOf(() => _deliveries.Reader.Read(large)), Is.EqualTo(Allocated.BytesOf(() => _deliveries.Reader.Read(small))));
    }

    [Test]
    public void The_reader_does_the_same_work_as_the_one_by_hand()
    {
        WebhookDelivery delivery = Deliveries.Signed(Small);
        Assert.That(_deliveries.Reader.Read(delivery).Events, Is.EqualTo((MessagingEvent[])[_deliveries.ByHand.Read(delivery)!]));
        Assert.That(_deliveries.Reader.Read(Deliveries.Forged(Small)).IsVerified, Is.False);
        Assert.That(_deliveries.ByHand.Read(Deliveries.Forged(Small)), Is.Null);
    }
}
