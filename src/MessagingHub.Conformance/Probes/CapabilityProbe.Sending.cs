namespace MessagingHub.Conformance;

/// <content>What can be sent, to whom, and how.</content>
internal sealed partial class CapabilityProbe
{
    private static readonly TimeSpan SampleOffset = new(5, 30, 0);

    private async Task RecipientsAsync(MessagingCapabilities can, CancellationToken cancellationToken)
    {
        foreach (MessageRecipients kind in Flags.Of<MessageRecipients>())
        {
            await ProbeAsync(
                $"{kind} recipient",
                can.Recipients.HasFlag(kind),
                bench => SendAsync(bench, To(bench), cancellationToken),
                bench => bench.Provider.SendAsync(To(bench), cancellationToken),
                cancellationToken);

            OutboundMessage To(ConformanceBench bench) => bench.Message(bench.FirstContent) with { To = harness.Recipient(kind) };
        }
    }

    private async Task ContentsAsync(MessagingCapabilities can, CancellationToken cancellationToken)
    {
        foreach (MessageContents content in Flags.Of<MessageContents>())
        {
            await ProbeAsync(
                $"{content} content",
                can.Contents.HasFlag(content),
                bench => SendAsync(bench, bench.Message(content), cancellationToken),
                bench => bench.Provider.SendAsync(bench.Message(content), cancellationToken),
                cancellationToken);
        }
    }

    private async Task SchedulesAsync(MessagingCapabilities can, CancellationToken cancellationToken)
    {
        // The same instant with another offset: who drops the offset is hours away.
        DateTimeOffset at = harness.SendAt.ToOffset(harness.SendAt.Offset == SampleOffset ? TimeSpan.Zero : SampleOffset);
        foreach (MessageContents content in Flags.Of<MessageContents>())
        {
            await WithAsync(
                $"scheduled {content} content",
                can.SchedulableContents.HasFlag(content),
                content,
                message => message with { SendAt = at },
                call => harness.AsksFor(call, at),
                cancellationToken);
        }
    }

    private async Task SendersAsync(MessagingCapabilities can, CancellationToken cancellationToken)
    {
        foreach (MessageContents content in Flags.Of<MessageContents>())
        {
            await WithAsync(
                $"the sender of {content} content",
                can.SenderContents.HasFlag(content),
                content,
                message => message with { Sender = harness.Sender },
                call => CallText.Names(call, harness.Sender),
                cancellationToken);
        }
    }

    private Task RepliesAsync(MessagingCapabilities can, CancellationToken cancellationToken) => WithAsync(
        "a reply",
        can.Replies,
        Flags.In(can.Contents) is [var first, ..] ? first : MessageContents.Text,
        message => message with { ReplyTo = harness.MessageId },
        call => CallText.Names(call, harness.MessageId),
        cancellationToken);

    private async Task OptionsAsync(MessagingCapabilities can, CancellationToken cancellationToken)
    {
        foreach (string name in can.ProviderOptions)
        {
            await ProbeAsync($"option '{name}'", declared: true, bench => WithOptionAsync(bench, name, cancellationToken), ask: null, cancellationToken);
        }

        await ProbeAsync(
            "an unknown option",
            declared: false,
            _ => Task.CompletedTask,
            bench => bench.Provider.SendAsync(
                bench.Message(bench.FirstContent) with { ProviderOptions = new Dictionary<string, string> { [AbleKind.ProviderOption] = "1" } },
                cancellationToken),
            cancellationToken);
    }

    /// <summary>An option belongs to one content or more; it must work with at least one of them.</summary>
    private async Task WithOptionAsync(ConformanceBench bench, string name, CancellationToken cancellationToken)
    {
        var options = new Dictionary<string, string> { [name] = harness.ProviderOptionValue(name) };
        string reason = "nothing can be sent";
        foreach (MessageContents content in Flags.In(bench.Can.Contents))
        {
            try
            {
                await DifferAsync(bench, bench.Message(content), message => message with { ProviderOptions = options }, _ => true, cancellationToken);
                return;
            }
            catch (Exception refused) when (refused is MessagingException or ProbeFailedException)
            {
                reason = refused.Message;
            }
        }

        throw new ProbeFailedException(reason);
    }

    private Task WithAsync(
        string what,
        bool declared,
        MessageContents content,
        Func<OutboundMessage, OutboundMessage> change,
        Func<string, bool> says,
        CancellationToken cancellationToken) =>
        ProbeAsync(
            what,
            declared,
            bench => DifferAsync(bench, bench.Message(content), change, says, cancellationToken),
            bench => bench.Provider.SendAsync(change(bench.Message(content)), cancellationToken),
            cancellationToken);

    /// <summary>Sends with and without: what makes no difference on the wire is ignored, and what is ignored does not work.</summary>
    private static async Task DifferAsync(
        ConformanceBench bench,
        OutboundMessage plain,
        Func<OutboundMessage, OutboundMessage> change,
        Func<string, bool> says,
        CancellationToken cancellationToken)
    {
        await SendAsync(bench, plain, cancellationToken);
        string without = LastOf(bench);
        await SendAsync(bench, change(plain), cancellationToken);
        Require(LastOf(bench) != without, "it makes no difference to the request: it is ignored");
        Require(says(LastOf(bench)), "the request has another value than the message");

        static string LastOf(ConformanceBench bench) => bench.Service.LastCall;
    }

    private static async Task SendAsync(ConformanceBench bench, OutboundMessage message, CancellationToken cancellationToken)
    {
        int before = bench.Harness.Accepted.Count;
        SentMessage sent = await bench.Provider.SendAsync(message, cancellationToken);
        int accepted = bench.Harness.Accepted.Count - before;
        Require(message.To.GroupId is null ? accepted == 1 : accepted >= 1, $"the service accepted it {accepted} times");
        Require(sent.Provider == bench.Provider.Name, $"the result names the account '{sent.Provider}'");
        Require(sent.Status is { Value.Length: > 0 }, "the result has no status; an acceptance is one");
    }
}
