using System.Net;
using System.Text;

namespace MessagingHub.Providers.Tests.Hostile;

/// <summary>What an answer costs in memory at most: three times the largest answer that the account takes.</summary>
[CancelAfter(120_000)]
internal sealed class MemoryTests : HostileTest
{
    private const long Bound = 3L * Accounts.MaxResponseBytes;

    // What a call costs whatever is answered, with room for what the runtime does beside it.
    private const long Baseline = 512 * 1024;

    [TestCase(false)]
    [TestCase(true)]
    public async Task An_answer_of_100_MB_is_let_go_at_the_limit(bool saysLength, CancellationToken cancellationToken)
    {
        const long Length = 100_000_000;
        foreach (HostileCall call in HostileCalls.All)
        {
            FillingStream? body = null;
            HttpResponseMessage Answer()
            {
                body = new FillingStream(Length);
                var answer = new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(body) };
                answer.Content.Headers.ContentLength = saysLength ? Length : null;
                return answer;
            }

            (MessagingException? failure, long allocated) = await MeasureAsync(call, Answer, "100 MB", cancellationToken);

            using (Assert.EnterMultipleScope())
            {
                Assert.That(
                    (failure?.Code, failure?.MayHaveBeenAccepted), Is.EqualTo(((MessagingErrorCode?)MessagingErrorCode.InvalidResponse, (bool?)call.IsChange)), $"{call}");
                Assert.That(body?.Taken, Is.EqualTo(Accounts.MaxResponseBytes + 1), $"{call}");
                Assert.That(allocated, Is.LessThan(Bound + Baseline), $"{call}");
            }
        }
    }

    [TestCase("{}")]
    [TestCase("[]")]
    [TestCase("0")]
    [TestCase("null")]
    [TestCase("\"\"")]
    [TestCase("\"x\"")]
    [TestCase("""{"id":1}""")]
    [TestCase("""{"error":0}""")]
    public async Task An_answer_of_countless_small_things_is_bounded_too(string thing, CancellationToken cancellationToken)
    {
        string things = string.Join(',', Enumerable.Repeat(thing, (Accounts.MaxResponseBytes - 500) / (thing.Length + 1)));
        string members = string.Join(',', Enumerable.Range(0, Accounts.MaxResponseBytes / (thing.Length + 9) - 100).Select(i => $"\"{i:x5}\":{thing}"));
        string[] bodies =
        [
            $$$"""{"success":true,"data":{"items":[{{{things}}}],"pagination":{"page":1,"totalPages":1}}}""",
            $$"""{"items":[{{things}}]}""",
            $$"""{"items":[{"components":[{{things}}]}]}""",
            $$"""{"status":true,"data":[{{things}}]}""",
            $$$"""{"status":true,"data":{"recipients":[{{{things}}}]}}""",
            $$"""{"status":false,"errors":{{{members}}} }""",
            $$"""{"status":false,"errors":{"a":[{{things}}]}}""",
            $$"""{"success":true,"contacts":[{{things}}]}""",
            $$"""{"success":true,"contacts":[{"tags":[{{things}}]}]}""",
            $$"""{"success":true,"messages":[{{things}}]}""",
            $$"""{"success":true,"messages":[{"reactions":[{{things}}]}]}""",
            $$"""{"success":true,"results":[{{things}}]}""",
            $$"""{"success":false,"error":{"details":{"errors":[{{things}}]}}}""",
            $$$"""{"period":{},"outboundMessages":{"counts":{{{{members}}}} } }""",
        ];
        var tooMuch = new List<string>();
        foreach (string body in bodies)
        {
            byte[] bytes = Encoding.ASCII.GetBytes(body);
            Assert.That(bytes, Has.Length.LessThanOrEqualTo(Accounts.MaxResponseBytes));
            foreach (HostileCall call in HostileCalls.All)
            {
                (_, long allocated) = await MeasureAsync(call, () => Json(HttpStatusCode.OK, bytes), body[..60], cancellationToken);
                if (allocated > Bound + Baseline)
                {
                    tooMuch.Add($"{call}: {allocated / 1024} KiB for {body[..60]}…");
                }
            }
        }

        Assert.That(tooMuch, Is.Empty);
    }

    private async Task<(MessagingException? Failure, long Allocated)> MeasureAsync(
        HostileCall call, Func<HttpResponseMessage> answer, string what, CancellationToken cancellationToken)
    {
        long before = GC.GetTotalAllocatedBytes(precise: true);
        (_, MessagingException? failure) = await TryAsync(call, answer, what, cancellationToken);
        return (failure, GC.GetTotalAllocatedBytes(precise: true) - before);
    }
}
