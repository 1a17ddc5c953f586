using System.Net;
using System.Text;

namespace MessagingHub.Providers.Tests.Hostile;

/// <summary>What an answer costs in memory: one that is not taken at most three times the largest that the account takes, one that is read at most twenty times.</summary>
[CancelAfter(120_000)]
internal sealed class MemoryTests : HostileTest
{
    private const long Bound = 3L * Accounts.MaxResponseBytes;

    // What was read is kept as objects and UTF-16 texts on top of its bytes: a text alone is three times its bytes, a list of
    // ordinary contacts five to ten times.
    private const long ReadBound = 20L * Accounts.MaxResponseBytes;

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

    [TestCase("VelaFlows.list contacts", """{"success":true,"data":{"items":[@things],"pagination":{"page":1,"totalPages":1}}}""")]
    [TestCase("VelaFlows.create contact", """{"success":false,"error":{"details":{"errors":[@things]}}}""")]
    [TestCase("Flowella.list contacts", """{"items":[@things]}""")]
    [TestCase("Flowella.list templates", """{"items":[{"components":[@things]}]}""")]
    [TestCase("Flowella.count outbound", """{"outboundMessages":{"counts":{@members}}}""")]
    [TestCase("Velstack.list contacts", """{"status":true,"data":[@things]}""")]
    [TestCase("Velstack.send text", """{"status":true,"data":{"recipients":[@things]}}""")]
    [TestCase("Velstack.send text", """{"status":false,"errors":{"a":[@things]}}""")]
    [TestCase("Velstack.send text", """{"status":false,"errors":{@members}}""")]
    [TestCase("FlowIQ.list contacts", """{"success":true,"contacts":[@things]}""")]
    [TestCase("FlowIQ.list contacts", """{"success":true,"contacts":[{"tags":[@things]}]}""")]
    [TestCase("FlowIQ.list messages, snake case", """{"success":true,"messages":[@things]}""")]
    [TestCase("FlowIQ.list messages, snake case", """{"success":true,"messages":[{"reactions":[@things]}]}""")]
    [TestCase("FlowIQ.send template", """{"success":true,"results":[@things]}""")]
    public async Task An_answer_of_countless_small_things_is_bounded_too(string name, string form, CancellationToken cancellationToken)
    {
        HostileCall call = HostileCalls.All.Single(one => one.ToString() == name);
        string[] things = ["{}", "0", "null", """{"id":1}""", "\"xxx\"", """{"id":"xxxxxx"}""", $$"""{"id":"{{new string('x', 55)}}"}"""];

        // The largest answers are not the dearest: many of them are refused for what they hold, and what holds half of it is read.
        int[] sizes = [Accounts.MaxResponseBytes - 500, Accounts.MaxResponseBytes * 9 / 20];
        foreach ((string thing, int size) in from thing in things from size in sizes select (thing, size))
        {
            string body = form
                .Replace("@things", string.Join(',', Enumerable.Repeat(thing, size / (thing.Length + 1))), StringComparison.Ordinal)
                .Replace("@members", string.Join(',', Enumerable.Range(0, size / (thing.Length + 9)).Select(i => $"\"{i:x5}\":{thing}")), StringComparison.Ordinal);
            byte[] bytes = Encoding.ASCII.GetBytes(body);
            Assert.That(bytes, Has.Length.InRange(size - 200, size + 500));

            (MessagingException? failure, long allocated) = await MeasureAsync(call, () => Json(HttpStatusCode.OK, bytes), form, cancellationToken);

            Assert.That(allocated, Is.LessThan(failure?.Code == MessagingErrorCode.InvalidResponse ? Bound + Baseline : ReadBound), $"{thing} in {form}");
            CheckAfterSuccessStatus(call, failure, form);
        }
    }

    private async Task<(MessagingException? Failure, long Allocated)> MeasureAsync(
        HostileCall call, Func<HttpResponseMessage> answer, string what, CancellationToken cancellationToken)
    {
        long before = GC.GetTotalAllocatedBytes(precise: true);
        (_, MessagingException? failure) = await TryAsync(call, answer, what, cancellationToken);
        return (failure, GC.GetTotalAllocatedBytes(precise: true) - before);
    }
}
