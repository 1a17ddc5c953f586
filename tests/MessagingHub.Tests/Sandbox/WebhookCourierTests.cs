using MessagingHub.Sandbox;

namespace MessagingHub.Tests.Sandbox;

public sealed class WebhookCourierTests : WebhookTest
{
    [Test]
    public async Task Five_thousand_deliveries_go_out_with_at_most_32_at_a_time()
    {
        const int Count = 5000;
        Receiver.Answer = async (_, _) =>
        {
            await Task.Yield();
            return 200;
        };
        Hooks.Add("flowiq", Address);

        for (int n = 0; n < Count; n++)
        {
            Hooks.Receive("flowiq", SandboxSeed.KnownPhone, "Hi");
        }

        await AttemptsAsync(Count);

        Assert.Multiple(() =>
        {
            Assert.That(Receiver.Deliveries.Select(delivery => delivery.Text).Distinct().Count(), Is.EqualTo(Count));
            Assert.That(Receiver.MostAtOnce, Is.InRange(1, 32));
            Assert.That(Hooks.Deliveries.Entries.Select(delivery => delivery.State), Is.All.EqualTo("delivered"));
        });
    }

    [Test]
    public async Task Thirty_two_receivers_are_waited_for_at_once_and_no_more()
    {
        var answer = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        Receiver.Answer = (_, _) => answer.Task;
        Hooks.Add("flowiq", Address);

        for (int n = 0; n < 64; n++)
        {
            Hooks.Receive("flowiq", SandboxSeed.KnownPhone, "Hi");
        }

        for (int n = 0; n < 32; n++)
        {
            await Receiver.ArrivalAsync(Limit);
        }

        int before = Receiver.Deliveries.Count;
        answer.SetResult(200);
        await AttemptsAsync(64);

        Assert.Multiple(() =>
        {
            Assert.That(before, Is.EqualTo(32));
            Assert.That(Receiver.MostAtOnce, Is.EqualTo(32));
        });
    }

    [Test]
    public async Task A_send_is_answered_while_the_receiver_is_silent_and_disposal_ends_the_wait()
    {
        var over = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Receiver.Answer = async (_, cancellation) =>
        {
            await using CancellationTokenRegistration ended = cancellation.Register(over.SetResult);
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
            return 200;
        };
        Hooks.Add("flowella", Address, Secret);

        await SendFlowellaAsync();
        await Receiver.ArrivalAsync(Limit);
        await Box.DisposeAsync();
        await over.Task.WaitAsync(Limit);
        await SendFlowellaAsync();

        Assert.That(Receiver.Deliveries, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task An_accepted_message_is_told_though_its_answer_was_lost()
    {
        Hooks.Add("flowella", Address, Secret, ["message.sent"]);
        Box.Faults.Add("flowella", SandboxOperation.Send, Fault.AcceptThenStatus());

        Reply reply = await SendTextAsync();
        await AttemptsAsync(1);

        Assert.Multiple(() =>
        {
            Assert.That(reply.Status, Is.EqualTo(503));
            Assert.That(Receiver.Deliveries, Has.Count.EqualTo(1));
        });
    }

    [Test]
    public async Task What_is_on_its_way_to_an_address_that_was_removed_is_dropped()
    {
        Receiver.Always(500);
        WebhookRegistration registration = Hooks.Add("velaflows", Address, Secret);
        Hooks.Receive("velaflows", SandboxSeed.KnownPhone, "Hi");
        await AttemptsAsync(1);

        Hooks.Remove(registration.Number);
        Time.Advance(TimeSpan.FromMinutes(1));
        Hooks.Add("velaflows", Address, Secret);
        Receiver.Always(200);
        Hooks.Receive("velaflows", SandboxSeed.KnownPhone, "Hi again");
        await AttemptsAsync(2);

        Assert.Multiple(() =>
        {
            Assert.That(Receiver.Deliveries, Has.Count.EqualTo(2));
            Assert.That(registration.IsEnabled, Is.False);
        });
    }

    [Test]
    public async Task An_address_elsewhere_is_never_called_unless_that_is_allowed()
    {
        Http.DefaultRequestHeaders.Authorization = new("Bearer", SandboxCredentials.FlowIQToken);
        await SendAsync(HttpMethod.Post, "flowiq/set-webhooks", """{"url":"https://example.com/hook","type":"all"}""");

        Hooks.Receive("flowiq", SandboxSeed.KnownPhone, "Hi");
        string[] states = [.. Hooks.Deliveries.Entries.Select(delivery => delivery.State)];
        int called = Receiver.Deliveries.Count;
        Hooks.LoopbackOnly = false;
        Hooks.Receive("flowiq", SandboxSeed.KnownPhone, "Hi again");
        await AttemptsAsync(1);

        Assert.Multiple(() =>
        {
            Assert.That(states, Is.EqualTo(new[] { "blocked" }));
            Assert.That(called, Is.Zero);
            Assert.That(Receiver.Deliveries.Single().Url.Host, Is.EqualTo("example.com"));
        });
    }

    [Test]
    public async Task Nothing_moves_on_where_nobody_listens()
    {
        Hooks.Add("velaflows", Address, Secret);

        await SendFlowellaAsync();
        Time.Advance(TimeSpan.FromDays(1));

        Assert.That(Box.World.Messages[^1].Status, Is.EqualTo("sent"));
    }
}
