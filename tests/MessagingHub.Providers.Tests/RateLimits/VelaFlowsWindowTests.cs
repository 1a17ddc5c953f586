using System.Threading.Channels;
using MessagingHub.Sandbox;
using MessagingHub.Tests;
using Microsoft.Extensions.DependencyInjection;

namespace MessagingHub.Providers.Tests.RateLimits;

/// <summary>The hub against a service that allows 100 writes in each quarter of an hour by its own clock, and enforces it.</summary>
[CancelAfter(60_000)]
internal sealed class VelaFlowsWindowTests
{
    private const int Window = 15 * 60;

    [TestCase(0, 0, Description = "from the beginning of a window")]
    [TestCase(450, 0, Description = "from the middle of a window")]
    [TestCase(0, 30, Description = "the service's clock is fast")]
    [TestCase(0, -30, Description = "the service's clock is slow")]
    [TestCase(885, 30, Description = "the service is in the next window already")]
    public async Task A_thousand_sends_take_ten_windows_and_no_429(int start, int off, CancellationToken cancellationToken)
    {
        var time = new FakeTime();
        await using SandboxServer service = await StartAsync(time, off);
        await using MessagingHubInstance hub = HubAt(service, time, TimeSpan.FromDays(1));
        MessageRecipient to = await RecipientAsync(hub, cancellationToken);
        time.Advance(TimeSpan.FromSeconds(start));

        var ended = Channel.CreateUnbounded<int>();
        Task[] sends = [.. Enumerable.Range(0, 1000).Select(async i =>
        {
            try
            {
                await hub.Default.SendAsync(OutboundMessage.Text(to, $"{i}"), cancellationToken);
            }
            finally
            {
                ended.Writer.TryWrite(i);
            }
        })];
        for (int done = 1; done <= 1000; done++)
        {
            await ended.Reader.ReadAsync(cancellationToken);
            if (done % 100 == 0 && done < 1000)
            {
                time.Advance(await time.SomebodyWaitsAsync(wait => wait > TimeSpan.FromMinutes(5), cancellationToken));
            }
        }

        await Task.WhenAll(sends);

        SeenRequest[] seen = SendsAt(service);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(seen.Select(request => request.Status), Is.All.EqualTo(201));
            Assert.That(service.Ledger.Entries.Select(message => message.Text).Distinct().Count(), Is.EqualTo(1000));
            Assert.That(service.Ledger.Count, Is.EqualTo(1000));
            Assert.That(seen.Select(request => request.At.ToUnixTimeSeconds() / Window).Distinct().Count(), Is.EqualTo(10));
            Assert.That(time.Elapsed, Is.EqualTo(TimeSpan.FromSeconds(start + (9 * Window))));
        }
    }

    [TestCase(0)]
    [TestCase(30)]
    [TestCase(-30)]
    public async Task What_another_program_uses_up_is_learned_and_costs_no_429(int off, CancellationToken cancellationToken)
    {
        var time = new FakeTime();
        await using SandboxServer service = await StartAsync(time, off);
        await using MessagingHubInstance hub = HubAt(service, time, TimeSpan.Zero);
        MessageRecipient to = await RecipientAsync(hub, cancellationToken);
        time.Advance(TimeSpan.FromMinutes(2));
        await UseUpAsync(service, to, 60, cancellationToken);

        int granted = 0;
        MessagingException? refused = null;
        while (refused is null && granted < 200)
        {
            refused = await RefusalOf(hub, to, cancellationToken);
            granted += refused is null ? 1 : 0;
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(granted, Is.EqualTo(40));
            Assert.That((refused!.Code, refused.StatusCode), Is.EqualTo((MessagingErrorCode.RateLimited, (int?)null)));
            Assert.That(refused.RetryAfter, Is.EqualTo(TimeSpan.FromMinutes(13)).Within(TimeSpan.FromSeconds(30)));
            Assert.That(SendsAt(service).Select(request => request.Status), Is.All.EqualTo(201));
        }
    }

    [TestCase(0)]
    [TestCase(30)]
    [TestCase(-30)]
    public async Task A_window_that_others_filled_costs_one_429_and_the_time_it_tells_is_enough(int off, CancellationToken cancellationToken)
    {
        var time = new FakeTime();
        await using SandboxServer service = await StartAsync(time, off);
        await using MessagingHubInstance hub = HubAt(service, time, TimeSpan.Zero);
        MessageRecipient to = await RecipientAsync(hub, cancellationToken);
        time.Advance(TimeSpan.FromMinutes(5));
        await UseUpAsync(service, to, 100, cancellationToken);

        MessagingException? first = await RefusalOf(hub, to, cancellationToken);
        for (int i = 0; i < 20; i++)
        {
            Assert.That((await RefusalOf(hub, to, cancellationToken))?.Code, Is.EqualTo(MessagingErrorCode.RateLimited));
        }

        // The refused send counts as well: 99 are left.
        time.Advance(first!.RetryAfter!.Value);
        for (int i = 0; i < 99; i++)
        {
            Assert.That(await RefusalOf(hub, to, cancellationToken), Is.Null);
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.RetryAfter, Is.EqualTo(TimeSpan.FromSeconds(600 - off)));
            Assert.That((first.StatusCode, first.MayHaveBeenAccepted, first.CanResend), Is.EqualTo(((int?)429, false, true)));
            Assert.That(SendsAt(service).Count(request => request.Status == 429), Is.EqualTo(1));
        }
    }

    [Test]
    public async Task Retry_After_of_15_minutes_comes_back_at_once_and_the_next_send_is_refused_without_a_request([Values] bool asDate, CancellationToken cancellationToken)
    {
        var time = new FakeTime();
        await using SandboxServer service = await StartAsync(time, off: 0);
        await using MessagingHubInstance hub = HubAt(service, time, TimeSpan.FromSeconds(5));
        MessageRecipient to = await RecipientAsync(hub, cancellationToken);
        service.Faults.Add(SandboxDialect.VelaFlows, SandboxOperation.Send, Fault.Status(429, TimeSpan.FromMinutes(15), asDate));

        MessagingException? refused = await RefusalOf(hub, to, cancellationToken);
        time.Advance(TimeSpan.FromMinutes(14));
        MessagingException? heldBack = await RefusalOf(hub, to, cancellationToken);
        int seen = SendsAt(service).Length;
        time.Advance(TimeSpan.FromMinutes(1));
        MessagingException? afterwards = await RefusalOf(hub, to, cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                (refused!.Code, refused.RetryAfter, refused.MayHaveBeenAccepted),
                Is.EqualTo((MessagingErrorCode.RateLimited, (TimeSpan?)TimeSpan.FromMinutes(15), false)));
            Assert.That(
                (heldBack!.Code, heldBack.RetryAfter, heldBack.MayHaveBeenAccepted),
                Is.EqualTo((MessagingErrorCode.RateLimited, (TimeSpan?)TimeSpan.FromMinutes(1), false)));
            Assert.That((seen, afterwards, service.Ledger.Count), Is.EqualTo((1, (MessagingException?)null, 1)));
        }
    }

    private static Task<SandboxServer> StartAsync(FakeTime time, int off) =>
        SandboxServer.StartAsync(timeProvider: new SkewedTime(time, TimeSpan.FromSeconds(off)));

    private static MessagingHubInstance HubAt(SandboxServer service, FakeTime time, TimeSpan maxWait, bool isLimited = true) => MessagingHubFactory.Create(hub =>
    {
        hub.Services.AddSingleton<TimeProvider>(time);
        hub.AddVelaFlows("eu", options =>
        {
            options.BaseAddress = service.VelaFlowsAddress;
            options.Token = SandboxCredentials.VelaFlowsToken;
            options.WorkspaceId = SandboxCredentials.VelaFlowsWorkspaceId;
            options.RateLimit.Enabled = isLimited;
            options.RateLimit.MaxWait = maxWait;
        });
    });

    /// <summary>Another program with the same token, which knows nothing of the first one.</summary>
    private static async Task UseUpAsync(SandboxServer service, MessageRecipient to, int sends, CancellationToken cancellationToken)
    {
        await using MessagingHubInstance other = HubAt(service, new FakeTime(), TimeSpan.Zero, isLimited: false);
        for (int i = 0; i < sends; i++)
        {
            await other.Default.SendAsync(OutboundMessage.Text(to, "from elsewhere"), cancellationToken);
        }
    }

    private static async Task<MessageRecipient> RecipientAsync(MessagingHubInstance hub, CancellationToken cancellationToken) =>
        (await hub.Default.ListConversationsAsync().GetPageAsync(cancellationToken: cancellationToken)).Items[0].AsRecipient();

    private static SeenRequest[] SendsAt(SandboxServer service) => [.. service.Requests.Entries.Where(request => request.Operation == SandboxOperation.Send)];

    private static async Task<MessagingException?> RefusalOf(MessagingHubInstance hub, MessageRecipient to, CancellationToken cancellationToken)
    {
        try
        {
            await hub.Default.SendAsync(OutboundMessage.Text(to, "Hello"), cancellationToken);
            return null;
        }
        catch (MessagingException refused)
        {
            return refused;
        }
    }
}
