using MessagingHub.Sandbox;
using MessagingHub.Tests;

namespace MessagingHub.Providers.Tests.SendSafety;

/// <summary>The double-send table: each fault at each service, as the first of a route whose second could take the message.</summary>
[CancelAfter(30_000)]
internal sealed class DoubleSendTests
{
    private static IEnumerable<TestCaseData> Cases() =>
        from kind in RouteScene.Kinds
        from row in SafetyTable.Rows
        where row.Kinds?.Contains(kind) is not false
        select new TestCaseData(kind, row).SetArgDisplayNames(kind, row.Name);

    [TestCaseSource(nameof(Cases))]
    public async Task A_message_is_accepted_once_at_most_and_the_caller_learns_what_is_known(string kind, SafetyRow row, CancellationToken limit)
    {
        await using RouteScene scene = await RouteScene.OpenAsync(kind, row.Configure);
        await SendAndCheckAsync(scene, row, key: null, limit);
    }

    [TestCaseSource(nameof(Cases))]
    public async Task A_second_call_with_the_same_key_adds_nothing_and_tells_the_same(string kind, SafetyRow row, CancellationToken limit)
    {
        await using RouteScene scene = await RouteScene.OpenAsync(kind, row.Configure);
        await SendAndCheckAsync(scene, row, "order-7", limit);
        (int First, int Second) before = scene.Accepted();
        scene.Heal();

        Task<SentMessage> again = scene.SendAsync("order-7", cancellationToken: limit);

        switch (row.End)
        {
            case SafetyEnd.Unknown or SafetyEnd.CancelledOnTheWay:
                MessagingException refused = await Failure.Of(again);
                Assert.That((refused.Code, refused.MayHaveBeenAccepted, refused.CanResend), Is.EqualTo((MessagingErrorCode.Conflict, true, false)));
                break;
            case SafetyEnd.Refused or SafetyEnd.CancelledBefore:
                Assert.That(((await again).Provider, (await again).Replayed), Is.EqualTo((RouteScene.First, (bool?)null)));
                before.First++;
                break;
            default:
                string taker = row.End == SafetyEnd.Accepted ? RouteScene.First : RouteScene.Second;
                Assert.That(((await again).Provider, (await again).Replayed), Is.EqualTo((taker, (bool?)true)));
                break;
        }

        Assert.That(scene.Accepted(), Is.EqualTo(before));
    }

    [TestCaseSource(typeof(RouteScene), nameof(RouteScene.Kinds))]
    public async Task What_the_first_cannot_send_at_all_goes_to_the_second_and_nobody_else_hears_of_it(string kind, CancellationToken limit)
    {
        await using RouteScene scene = await RouteScene.OpenAsync(kind);
        var template = new TemplateContent(new TemplateReference { Id = SandboxCredentials.FlowellaTemplateId, Name = SandboxCredentials.FlowIQTemplateName })
        {
            Parameters = new Dictionary<string, string> { ["1"] = "Ada", ["2"] = "A-1001" },
        };
        OutboundMessage message = kind switch
        {
            "Flowella" => OutboundMessage.Text(MessageRecipient.Group(SandboxCredentials.VelstackGroupId), RouteScene.Text),
            "FlowIQ" => new OutboundMessage { To = scene.To, Content = template, SendAt = new DateTimeOffset(2030, 1, 1, 9, 0, 0, TimeSpan.Zero) },
            _ => new OutboundMessage { To = scene.To, Content = template },
        };

        SentMessage sent = await scene.At(RouteScene.Route).SendAsync(message with { IdempotencyKey = "order-7" }, limit);

        Assert.That(sent.Attempts!.Select(Short), Is.EqualTo(new[] { $"{RouteScene.First} NotAccepted NotSupported", $"{RouteScene.Second} Accepted " }));
        Assert.That((scene.Accepted().First, scene.Accepted().Second > 0, scene.Wire.Requests), Is.EqualTo((0, true, 1)));
    }

    [TestCaseSource(typeof(RouteScene), nameof(RouteScene.Kinds))]
    public async Task Callers_with_one_key_wait_for_the_first_and_learn_what_it_learns(string kind, CancellationToken limit)
    {
        await using RouteScene scene = await RouteScene.OpenAsync(kind);
        scene.Script(Fault.AcceptThenStall());
        Task<SentMessage> first = scene.SendAsync("order-7", cancellationToken: limit);
        await scene.Server.Ledger.WaitForCountAsync(1, limit);
        Task<SentMessage>[] others = [.. Enumerable.Range(0, 5).Select(i => scene.SendAsync("order-7", i % 2 == 0 ? RouteScene.Route : RouteScene.Second, limit))];
        scene.Time.Advance(TimeSpan.FromSeconds(30));

        Assert.That((await Failure.Of(first)).Code, Is.EqualTo(MessagingErrorCode.Timeout));
        foreach (Task<SentMessage> other in others)
        {
            MessagingException refused = await Failure.Of(other);
            Assert.That((refused.Code, refused.MayHaveBeenAccepted), Is.EqualTo((MessagingErrorCode.Conflict, true)));
        }

        Assert.That(scene.Accepted(), Is.EqualTo((1, 0)));
    }

    private static async Task SendAndCheckAsync(RouteScene scene, SafetyRow row, string? key, CancellationToken limit)
    {
        await row.ArrangeAsync(scene);
        int requestsBefore = scene.Wire.Requests;
        Task<SentMessage> send = scene.SendAsync(key, cancellationToken: scene.Caller.Token);
        await row.MeanwhileAsync(scene, limit);
        string?[] trail = await TrailAsync(send, row).WaitAsync(limit);

        int moved = row.End == SafetyEnd.MovedOn ? 1 : 0;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(scene.Accepted(), Is.EqualTo((row.AcceptedBefore + row.AcceptedByFirst, moved)));
            Assert.That(scene.Wire.Requests - requestsBefore, Is.EqualTo(row.Requests + moved));
            Assert.That(trail, Is.EqualTo(TrailOf(row)));
            Assert.That(scene.Server.Ledger.Entries.Select(accepted => accepted.Text), Is.All.EqualTo(RouteScene.Text));
        }
    }

    /// <summary>Checks what the caller is told, and gives the trail of accounts that goes with it.</summary>
    private static async Task<string?[]> TrailAsync(Task<SentMessage> send, SafetyRow row)
    {
        switch (row.End)
        {
            case SafetyEnd.Accepted or SafetyEnd.MovedOn:
                SentMessage sent = await send;
                Assert.That((sent.Provider, sent.Replayed), Is.EqualTo((row.End == SafetyEnd.Accepted ? RouteScene.First : RouteScene.Second, (bool?)null)));
                return [.. sent.Attempts!.Select(Short)];
            case SafetyEnd.CancelledBefore:
                OperationCanceledException early = await Failure.Of<OperationCanceledException>(send);
                Assert.That(early.InnerException, Is.Not.InstanceOf<MessagingException>());
                return [];
            case SafetyEnd.CancelledOnTheWay:
                OperationCanceledException late = await Failure.Of<OperationCanceledException>(send);
                return Check((MessagingException)late.InnerException!, row, mayHaveBeenAccepted: true);
            default:
                return Check(await Failure.Of(send), row, row.End == SafetyEnd.Unknown);
        }
    }

    private static string?[] Check(MessagingException failure, SafetyRow row, bool mayHaveBeenAccepted)
    {
        Assert.That((failure.Code, failure.MayHaveBeenAccepted, failure.Provider), Is.EqualTo((row.Code, mayHaveBeenAccepted, RouteScene.First)), failure.Message);
        return [.. failure.Attempts.Select(Short)];
    }

    private static string[] TrailOf(SafetyRow row) => row.End switch
    {
        SafetyEnd.Accepted => [$"{RouteScene.First} Accepted "],
        SafetyEnd.MovedOn => [$"{RouteScene.First} NotAccepted {row.Code}", $"{RouteScene.Second} Accepted "],
        SafetyEnd.Refused => [$"{RouteScene.First} NotAccepted {row.Code}"],
        SafetyEnd.CancelledBefore => [],
        _ => [$"{RouteScene.First} Unknown {row.Code}"],
    };

    private static string Short(SendAttempt attempt) => $"{attempt.Provider} {attempt.Outcome} {attempt.Code}";
}
