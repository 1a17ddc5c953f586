using System.Globalization;
using NUnit.Framework;

#pragma warning disable CS1591

namespace MessagingHub.Conformance;

/// <content>One instance serves any number of callers.</content>
public abstract partial class MessagingContractConformance
{
    private const int Callers = 16;

    [Test]
    public async Task Messages_sent_at_once_are_each_accepted_exactly_once()
    {
        await using ConformanceBench bench = await OpenAsync();
        if (await CannotSendAsync(bench, MessageContents.Text))
        {
            return;
        }

        string[] texts = [.. Enumerable.Range(1, Callers).Select(number => string.Create(CultureInfo.InvariantCulture, $"Message number {number}"))];
        SentMessage[] sent = await Task.WhenAll(texts.Select(text => Task.Run(() => bench.Provider.SendAsync(bench.Text(text), Limit))));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(bench.Harness.Accepted, Is.EquivalentTo(texts));
            Assert.That(sent.Select(message => message.Id).OfType<string>(), Is.Unique, "each has its own answer");
        }
    }

    [Test]
    public Task A_list_can_be_read_by_many_at_once() => EachListAsync(async (bench, list) =>
    {
        AnyList opened = list.Open(bench.Provider, null);
        IReadOnlyList<object>[] read = await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(() => opened.AllAsync(20, Limit))));
        Assert.That(read.Select(items => items.Count), Is.All.EqualTo(Harness.SeededCount(list.Operation)), list.Name);
    });

    [Test]
    public async Task One_callers_cancellation_is_no_other_callers()
    {
        await using ConformanceBench bench = await OpenAsync();
        if (await CannotSendAsync(bench, bench.FirstContent))
        {
            return;
        }

        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        Task<SentMessage>[] calls =
        [
            .. Enumerable.Range(0, Callers).Select(i => bench.Provider.SendAsync(bench.Message(bench.FirstContent), i % 2 == 0 ? Limit : cancelled.Token)),
        ];
        await FailureOf<OperationCanceledException>(() => Task.WhenAll(calls));
        Assert.That(calls.Count(call => call.IsCompletedSuccessfully), Is.EqualTo(Callers / 2));
        Assert.That(bench.Harness.Accepted, Has.Count.EqualTo(Callers / 2));
    }
}
