using MessagingHub.Sandbox;

namespace MessagingHub.Tests.Sandbox;

[TestFixture(Transport.Memory)]
public sealed class FaultScheduleTests(Transport transport) : SandboxTest(transport)
{
    [Test]
    public async Task A_fault_strikes_once_unless_told_otherwise()
    {
        Box.Faults.Add("flowella", SandboxOperation.Check, Fault.Status(500));

        Assert.That(await StatusesAsync(3), Is.EqualTo("500 200 200"));
    }

    [Test]
    public async Task A_fault_strikes_as_often_as_it_is_told()
    {
        Box.Faults.Add("flowella", SandboxOperation.Check, Fault.Status(500), times: 2);

        Assert.That(await StatusesAsync(4), Is.EqualTo("500 500 200 200"));
    }

    [Test]
    public async Task A_fault_without_a_count_strikes_always()
    {
        Box.Faults.Add("flowella", SandboxOperation.Check, Fault.Status(500), times: null);

        Assert.That(await StatusesAsync(5), Is.EqualTo("500 500 500 500 500"));
    }

    [Test]
    public async Task A_fault_lets_the_first_calls_pass_when_told_so()
    {
        FaultScript script = Box.Faults.Add("flowella", SandboxOperation.Check, Fault.Status(500), times: 1, after: 2);

        string statuses = await StatusesAsync(4);

        Assert.Multiple(() =>
        {
            Assert.That(statuses, Is.EqualTo("200 200 500 200"));
            Assert.That(script.Seen, Is.EqualTo(3));
            Assert.That(script.Fired, Is.EqualTo(1));
        });
    }

    [Test]
    public async Task Two_faults_follow_each_other()
    {
        Box.Faults.Add("flowella", SandboxOperation.Check, Fault.Status(500), times: 2);
        Box.Faults.Add("flowella", SandboxOperation.Check, Fault.Status(429));

        Assert.That(await StatusesAsync(4), Is.EqualTo("500 500 429 200"));
    }

    [Test]
    public async Task A_fault_strikes_its_own_operation_alone()
    {
        Box.Faults.Add("flowella", SandboxOperation.Send, Fault.Status(500), times: null);

        await Assert.MultipleAsync(async () =>
        {
            Assert.That(await StatusesAsync(1), Is.EqualTo("200"));
            Assert.That((await SendTextAsync()).Status, Is.EqualTo(500));
            Assert.That((await PostAsync("/templates/send", "{}")).Status, Is.EqualTo(500), "a template job is a send");
        });
    }

    [Test]
    public async Task A_fault_for_everything_strikes_everything()
    {
        Box.Faults.Add("flowella", SandboxOperation.All, Fault.Status(500), times: null);

        string[] paths = ["/ping", "/conversations", "/contacts", "/templates", "/analytics"];
        foreach (string path in paths)
        {
            Assert.That((await GetAsync(path)).Status, Is.EqualTo(500), path);
        }
    }

    [Test]
    public async Task Clearing_takes_all_faults_back()
    {
        Box.Faults.Add("flowella", SandboxOperation.Check, Fault.Status(500), times: null);
        Box.Faults.Clear();

        await Assert.MultipleAsync(async () =>
        {
            Assert.That(await StatusesAsync(1), Is.EqualTo("200"));
            Assert.That(Box.Faults.Scripts, Is.Empty);
        });
    }

    [Test]
    public async Task Many_callers_at_once_meet_a_fault_exactly_as_often_as_scripted()
    {
        Box.Faults.Add("flowella", SandboxOperation.Send, Fault.AcceptThenStatus(), times: 17);

        Reply[] replies = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => SendTextAsync()));

        Assert.Multiple(() =>
        {
            Assert.That(replies.Count(reply => reply.Status == 503), Is.EqualTo(17));
            Assert.That(Box.Ledger.Count, Is.EqualTo(50));
        });
    }

    [Test]
    public void A_fault_for_an_unknown_dialect_names_the_known_ones()
        => Assert.That(
            () => Box.Faults.Add("smoke", SandboxOperation.Send, Fault.Stall()),
            Throws.ArgumentException.With.Message.Contains("flowella"));

    [Test]
    public void A_fault_for_an_unknown_operation_names_the_known_ones()
        => Assert.That(
            () => Box.Faults.Add("flowella", "post", Fault.Stall()),
            Throws.ArgumentException.With.Message.Contains("listConversations"));

    [TestCase(0, 0)]
    [TestCase(1, -1)]
    public void A_fault_needs_sensible_numbers(int times, int after)
        => Assert.That(
            () => Box.Faults.Add("flowella", SandboxOperation.Send, Fault.Stall(), times, after),
            Throws.InstanceOf<ArgumentOutOfRangeException>());

    private async Task<string> StatusesAsync(int calls)
    {
        List<int> statuses = [];
        for (int call = 0; call < calls; call++)
        {
            statuses.Add((await GetAsync("/ping")).Status);
        }

        return string.Join(' ', statuses);
    }
}
