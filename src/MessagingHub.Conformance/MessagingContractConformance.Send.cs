using NUnit.Framework;

#pragma warning disable CS1591

namespace MessagingHub.Conformance;

/// <content>Sending, where nothing goes wrong.</content>
public abstract partial class MessagingContractConformance
{
    [Test]
    public async Task A_message_is_accepted_exactly_once_and_the_acceptance_is_the_status_where_the_service_says_nothing_more()
    {
        await using ConformanceBench bench = await OpenAsync();
        if (await CannotSendAsync(bench, bench.FirstContent))
        {
            return;
        }

        SentMessage sent = await bench.Provider.SendAsync(bench.Message(bench.FirstContent), Limit);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(bench.Harness.Accepted, Has.Count.EqualTo(1));
            Assert.That(bench.Service.Calls, Is.EqualTo(1));
            Assert.That(sent.Provider, Is.EqualTo(ConformanceBench.Account));
            Assert.That(sent.Status?.Value, Is.AnyOf("accepted", "queued", "sent"));
            Assert.That(sent.Id ?? sent.JobId ?? sent.Status?.Value, Is.Not.Null.And.Not.Empty);
        }
    }

    [TestCase("Line one\nline two \"quoted\" \\ back")]
    [TestCase("Grüße, 你好, مرحبا, שלום")]
    [TestCase("👩‍👩‍👧‍👦 and 🏳️‍🌈")]
    [TestCase("{\"json\": [1, 2]} <b>&amp;</b> {{1}} %20 ${x}")]
    public async Task A_text_arrives_as_it_was_written(string text)
    {
        await using ConformanceBench bench = await OpenAsync();
        if (!await CannotSendAsync(bench, MessageContents.Text))
        {
            await bench.Provider.SendAsync(bench.Text(text), Limit);
            Assert.That(bench.Harness.Accepted, Is.EqualTo([text]));
        }
    }

    [TestCase(161)]
    [TestCase(1_025)]
    [TestCase(5_000)]
    [TestCase(70_000)]
    public async Task A_long_text_arrives_whole_or_is_refused(int length)
    {
        await using ConformanceBench bench = await OpenAsync();
        if (await CannotSendAsync(bench, MessageContents.Text))
        {
            return;
        }

        string text = string.Concat(Enumerable.Range(0, length).Select(number => $"{number} "))[..length].TrimEnd().PadRight(length, '.');
        MessagingException? refused = await FailureOf<MessagingException>(() => bench.Provider.SendAsync(bench.Text(text), Limit));
        Assert.That(refused?.Code, Is.Null.Or.EqualTo(MessagingErrorCode.InvalidRequest));
        Assert.That(
            bench.Harness.Accepted.Select(accepted => accepted == text), refused is null ? Is.EqualTo([true]) : Is.Empty, "whether each accepted text is whole");
    }

    [Test]
    public async Task Replying_to_a_listed_conversation_works_the_same_wherever_conversations_are_listed()
    {
        await using ConformanceBench bench = await OpenAsync();
        if (!bench.Can.Operations.HasFlag(MessagingOperations.ListConversations))
        {
            MessagingException? refused = await FailureOf<MessagingException>(() => Task.FromResult(bench.Provider.ListConversationsAsync()));
            Assert.That(refused?.Code, Is.EqualTo(MessagingErrorCode.NotSupported));
        }
        else if (!await CannotSendAsync(bench, bench.FirstContent))
        {
            Conversation first = await bench.Provider.ListConversationsAsync().FirstAsync(Limit);
            await bench.Provider.SendAsync(bench.Message(bench.FirstContent) with { To = first.AsRecipient() }, Limit);
            Assert.That(bench.Harness.Accepted, Has.Count.EqualTo(1));
        }
    }

    [Test]
    public async Task Misuse_is_an_ArgumentException()
    {
        await using ConformanceBench bench = await OpenAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await FailureOf<ArgumentException>(() => bench.Provider.SendAsync(null!, Limit)), Is.Not.Null);
            Assert.That(await FailureOf<ArgumentException>(() => Task.FromResult(bench.Provider.GetService(null!))), Is.Not.Null);
            Assert.That(bench.Service.Calls, Is.Zero);
        }
    }

    [Test]
    public async Task Every_result_names_the_account()
    {
        await using ConformanceBench first = await OpenAsync();
        foreach (ProviderOperation operation in OperationTable.DeclaredBy(first.Can))
        {
            await using ConformanceBench bench = await OpenAsync();
            object? result = await operation.RunAsync(bench, Limit);
            using (Assert.EnterMultipleScope())
            {
                foreach (object item in result as IEnumerable<object> ?? (result is null ? [] : [result]))
                {
                    Assert.That(Members.Provider(item), Is.EqualTo(ConformanceBench.Account), $"{operation}: {item}");
                }
            }
        }
    }
}
