using System.Net;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace MessagingHub.Providers.Tests.Hostile;

/// <summary>Answers that nobody thought of. A failure says its seed: give it to <c>Config.WithReplay</c> to see it again.</summary>
[CancelAfter(120_000)]
internal sealed class RandomAnswerTests : HostileTest
{
    private static readonly HttpStatusCode[] Statuses = [HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Created, HttpStatusCode.BadRequest, HttpStatusCode.BadGateway];

    [Test]
    public void Random_bytes_end_in_a_value_or_the_one_exception() => Check(Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf(), 500);

    [Test]
    public void Random_JSON_ends_in_a_value_or_the_one_exception() => Check(Trees(4).Select(Encoding.UTF8.GetBytes), 1000);

    [Test]
    public void A_good_answer_with_some_bytes_changed_ends_in_a_value_or_the_one_exception() =>
        Check(
            Gen.Elements<GoodAnswer>([.. Good.Values]).SelectMany(good => Gen.Choose(0, 255).Four().ArrayOf(3).Select(changes =>
            {
                byte[] body = Encoding.UTF8.GetBytes(good.Body);
                foreach ((int high, int low, int value, int _) in changes.Where(_ => body.Length > 0))
                {
                    body[((high << 8) + low) % body.Length] = (byte)value;
                }

                return body;
            })),
            1000);

    [Test]
    public void A_failure_of_such_a_test_says_its_seed()
    {
        Exception? failure = Assert.Catch(() => Prop.ForAll<int>(_ => false).QuickCheckThrowOnFailure());

        Assert.That(failure?.Message, Does.Match(@"seed of \(\d+,\d+\)"));
    }

    private void Check(Gen<byte[]> bodies, int times) => Prop.ForAll(
        Gen.Elements<HostileCall>([.. HostileCalls.All]).SelectMany(call => Gen.Elements(Statuses).SelectMany(status => bodies.Select(body => (call, status, body)))).ToArbitrary(),
        answer =>
        {
            (HostileCall call, HttpStatusCode status, byte[] body) = answer;
            string what = $"{(int)status} {Convert.ToBase64String(body)}";
            (_, MessagingException? failure) = TryAsync(call, status, body, what, CancellationToken.None).GetAwaiter().GetResult();
            switch ((int)status)
            {
                case <= 299:
                    CheckAfterSuccessStatus(call, failure, what);
                    break;
                case 400:
                    Assert.That((failure?.Code, failure?.MayHaveBeenAccepted), Is.EqualTo(((MessagingErrorCode?)MessagingErrorCode.InvalidRequest, (bool?)false)), what);
                    break;
                default:
                    Assert.That((failure?.Code, failure?.MayHaveBeenAccepted), Is.EqualTo(((MessagingErrorCode?)MessagingErrorCode.Unavailable, (bool?)call.IsChange)), what);
                    break;
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(times));

    /// <summary>JSON texts of the words the services use, in no order of theirs.</summary>
    private static Gen<string> Trees(int depth)
    {
        Gen<string> leaf = Gen.Elements(
            "null", "true", "false", "0", "-0", "1", "200", "2", "1e400", "0.1", "\"\"", "\"true\"", "\"2026-01-02T03:04:05Z\"", "\"9999-12-31T23:59:59-14:00\"",
            "\"0001-01-01T00:00:00+14:00\"", "\"+15551234567\"", "\"\\u0000\"", "\"\\ud83d\"", "\"INTERNAL_ERROR\"", "\"+\"", "\"-\"", "\",\"");
        if (depth == 0)
        {
            return leaf;
        }

        Gen<string> key = Gen.Elements(
            "success", "data", "items", "pagination", "page", "limit", "total", "totalPages", "error", "code", "message", "details", "errors", "id", "_id", "status",
            "nextCursor", "contacts", "messages", "hasNextPage", "currentPage", "results", "summary", "Summary", "successful", "failed", "contact", "tags", "reactions",
            "phone_number", "whatsapp_id", "normalized_phone", "created_at", "createdAt", "components", "collection", "outboundMessages", "counts", "period", "start",
            "ok", "active", "message_id", "recipients", "lead", "subscription", "webhook", "existing_contact", "path", "");
        Gen<string> inner = Trees(depth - 1);
        Gen<string> fields = key.SelectMany(name => inner.Select(value => $"\"{name}\":{value}")).ArrayOf(5).Select(members => "{" + string.Join(',', members) + "}");
        Gen<string> list = inner.ArrayOf(2).Select(items => "[" + string.Join(',', items) + "]");
        return Gen.Frequency((3, fields), (1, list), (1, leaf));
    }
}
