using System.Globalization;
using NUnit.Framework;

#pragma warning disable CS1591

namespace MessagingHub.Conformance;

/// <content>Who a message goes to.</content>
public abstract partial class MessagingContractConformance
{
    [Test]
    public async Task A_message_goes_to_its_addressee_and_to_nobody_else()
    {
        await using ConformanceBench bench = await OpenAsync();
        if (await CannotSendAsync(bench, bench.FirstContent))
        {
            return;
        }

        foreach (MessageRecipients kind in Flags.In(bench.Can.Recipients))
        {
            MessageRecipient one = Harness.Recipient(kind);
            MessageRecipient? other = await bench.OtherAsync(kind, Limit);
            await GoesToAsync(bench, one, notTo: other);
            if (other is not null)
            {
                await GoesToAsync(bench, other, notTo: one);
            }
        }
    }

    [Test]
    public async Task Messages_sent_at_once_each_go_to_their_own_addressee()
    {
        await using ConformanceBench bench = await OpenAsync();
        if (await CannotSendAsync(bench, MessageContents.Text))
        {
            return;
        }

        foreach (MessageRecipients kind in Flags.In(bench.Can.Recipients).Where(kind => kind != MessageRecipients.Group))
        {
            await GoToTheirOwnAsync(kind);
        }
    }

    [Test]
    public async Task A_bulk_message_goes_to_each_of_its_recipients()
    {
        await using ConformanceBench bench = await OpenAsync();
        if (!bench.Can.Features.HasFlag(MessagingFeatures.BulkSender))
        {
            Assert.That(bench.Provider.GetService<IBulkSender>(), Is.Null);
            return;
        }

        MessageRecipients kind = Flags.In(bench.Can.Recipients)[0];
        MessageRecipient[] all = [.. new[] { Harness.Recipient(kind), await bench.OtherAsync(kind, Limit) }.OfType<MessageRecipient>()];
        int before = bench.Service.Calls;
        await bench.Feature<IBulkSender>().SendBulkAsync(bench.Bulk(all), Limit);
        string calls = bench.Service.CallsAfter(before);
        Assert.That(all.Count(one => CallText.Names(calls, Harness.AddressOf(one))), Is.EqualTo(all.Length), "recipients that the service was called with");
    }

    private async Task GoesToAsync(ConformanceBench bench, MessageRecipient to, MessageRecipient? notTo)
    {
        int before = bench.Service.Calls;
        await bench.Provider.SendAsync(bench.Message(bench.FirstContent) with { To = to }, Limit);
        string calls = bench.Service.CallsAfter(before);
        Assert.That(CallText.Names(calls, Harness.AddressOf(to)), Is.True, "the addressee is not in the call (where the service has another name for it, override AddressOf)");
        Assert.That(notTo is not null && CallText.Names(calls, Harness.AddressOf(notTo)), Is.False, "somebody else is in the call");
    }

    private async Task GoToTheirOwnAsync(MessageRecipients kind)
    {
        // What the service lets through at once is spent with each kind, so each has a fresh hub.
        await using ConformanceBench bench = await OpenAsync();
        MessageRecipient one = Harness.Recipient(kind);
        if (await bench.OtherAsync(kind, Limit) is not { } other)
        {
            return; // the service knows one addressee of this kind
        }

        (string Text, MessageRecipient To)[] messages =
            [.. Enumerable.Range(0, Callers).Select(number => (string.Create(CultureInfo.InvariantCulture, $"Number{number}End"), number % 2 == 0 ? one : other))];
        int before = bench.Service.Calls;
        await Task.WhenAll(messages.Select(message => bench.Provider.SendAsync(OutboundMessage.Text(message.To, message.Text), Limit)));
        (string Call, string Text)[] seen = [.. CallsWithTexts(bench, before, messages.Select(message => message.Text))];
        Assert.That(seen, Is.Not.Empty, "no text was seen in a call");
        foreach ((string call, string text) in seen)
        {
            bool isForOne = ReferenceEquals(messages.Single(message => message.Text == text).To, one);
            Assert.That(
                (CallText.Names(call, Harness.AddressOf(one)), CallText.Names(call, Harness.AddressOf(other))),
                Is.EqualTo((isForOne, !isForOne)),
                $"{text}, for {(isForOne ? "the first" : "the other")} addressee: whether the first and the other are in its call");
        }
    }

    /// <summary>Over HTTP each request is seen; elsewhere the harness says who got each text, or else only the last call is known.</summary>
    private static IEnumerable<(string Call, string Text)> CallsWithTexts(ConformanceBench bench, int before, IEnumerable<string> texts) => bench.Harness switch
    {
        LocalHarness { Addressees: { } addressees } => addressees.Zip(bench.Harness.Accepted.Select(text => text!)),
        LocalHarness local => [(local.LastCall, local.Accepted[^1]!)],
        _ => from request in bench.Wire.Requests.Skip(before)
             from text in texts
             where CallText.Names(request.ToString(), text)
             select (request.ToString(), text),
    };
}
