using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace MessagingHub.Providers.Tests.Hostile;

/// <summary>Answers that are no JSON, half of one, or one that was wrapped wrongly.</summary>
[CancelAfter(120_000)]
internal sealed class BrokenAnswerTests : HostileTest
{
    private static readonly (string Name, byte[] Body)[] Corpus =
    [
        ("nothing", []),
        ("spaces", Encoding.ASCII.GetBytes(new string(' ', 10_000))),
        ("a NUL", [0]),
        ("a byte order mark", [0xEF, 0xBB, 0xBF]),
        ("two byte order marks", [0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF, .. "{}"u8]),
        ("half a byte order mark", [0xEF, 0xBB]),
        ("bytes that are no UTF-8", [(byte)'"', 0xFF, 0xFE, 0xC0, 0x80, (byte)'"']),
        ("a key that is no UTF-8", [.. "{\""u8, 0xFF, 0xC0, .. "\":1}"u8]),
        ("a text with overlong and surrogate bytes", [.. "{\"x\":\""u8, 0xED, 0xA0, 0x80, 0xF4, 0x90, 0x80, 0x80, .. "\"}"u8]),
        ("a page of HTML", "<!DOCTYPE html><html><body>Welcome</body></html>"u8.ToArray()),
        ("XML", "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"u8.ToArray()),
        ("a number", "1"u8.ToArray()),
        ("a huge number", Encoding.ASCII.GetBytes(new string('9', 100_000))),
        ("a huge exponent", "1e99999999999"u8.ToArray()),
        ("a text", "\"accepted\""u8.ToArray()),
        ("true", "true"u8.ToArray()),
        ("null", "null"u8.ToArray()),
        ("NaN", "NaN"u8.ToArray()),
        ("two values", "{}{}"u8.ToArray()),
        ("a comment", "/* ok */{}"u8.ToArray()),
        ("a comma too many", "{\"success\":true,}"u8.ToArray()),
        ("single quotes", "{'success':true}"u8.ToArray()),
        ("an escape that is none", "{\"success\":\"\\x\"}"u8.ToArray()),
        ("a list 100,000 deep", Encoding.ASCII.GetBytes(JsonDamage.Nested(100_000))),
        ("100,000 opened lists", Encoding.ASCII.GetBytes(new string('[', 100_000))),
        ("100,000 opened objects", Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("{\"data\":", 100_000)))),
        ("objects 100,000 deep in data", Encoding.ASCII.GetBytes(
            "{\"success\":true,\"data\":" + string.Concat(Enumerable.Repeat("{\"a\":", 100_000)) + "1" + new string('}', 100_001))),
        ("a text of 80,000 half emojis", Encoding.ASCII.GetBytes("{\"id\":\"" + string.Concat(Enumerable.Repeat("\\ud800", 80_000)) + "\"}")),
        ("one key 50,000 times", Encoding.ASCII.GetBytes(
            "{" + string.Join(',', Enumerable.Range(0, 50_000).Select(i => $"\"x\":{i}")) + "}")),
        ("UTF-16", Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("{\"success\":true}")).ToArray()),
        ("UTF-32", Encoding.UTF32.GetBytes("{\"success\":true}")),
        ("gzip that nobody announced", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0x4B, 0xCB, 0xCF, 7, 0]),
    ];

    [TestCaseSource(typeof(HostileCalls), nameof(HostileCalls.All))]
    public async Task What_is_no_answer_ends_in_a_value_or_the_one_exception(HostileCall call, CancellationToken cancellationToken)
    {
        foreach ((string name, byte[] body) in Corpus)
        {
            foreach (HttpStatusCode status in (HttpStatusCode[])[HttpStatusCode.OK, HttpStatusCode.BadRequest])
            {
                (object? value, MessagingException? failure) = await TryAsync(call, status, body, name, cancellationToken);

                if (status == HttpStatusCode.OK)
                {
                    CheckAfterSuccessStatus(call, failure, name);
                    Assert.That(call.IsChange && value is not null, Is.False, $"{call} took {name} for a success.");
                }
                else
                {
                    Assert.That(
                        (failure?.Code, failure?.MayHaveBeenAccepted),
                        Is.EqualTo(((MessagingErrorCode?)MessagingErrorCode.InvalidRequest, (bool?)false)),
                        $"{call}, answered with 400 and {name}");
                }
            }
        }
    }

    [TestCaseSource(typeof(HostileCalls), nameof(HostileCalls.All))]
    public async Task An_answer_cut_off_anywhere_is_not_understood(HostileCall call, CancellationToken cancellationToken)
    {
        GoodAnswer good = Good[call.ToString()];
        byte[] whole = Encoding.UTF8.GetBytes(good.Body);
        int step = whole.Length > 500 ? 3 : 1;
        for (int length = 0; length < whole.Length; length += step)
        {
            (_, MessagingException? failure) = await TryAsync(call, good.Status, whole[..length], $"the first {length} bytes", cancellationToken);

            Assert.That(
                (failure?.Code, failure?.MayHaveBeenAccepted),
                Is.EqualTo(((MessagingErrorCode?)MessagingErrorCode.InvalidResponse, (bool?)call.IsChange)),
                $"{call}, answered with the first {length} bytes");
        }
    }

    [TestCase(null)]
    [TestCase("text/html")]
    [TestCase("text/html; charset=utf-16")]
    [TestCase("application/json; charset=nonsense")]
    [TestCase("application/json; charset=\"")]
    [TestCase("multipart/form-data; boundary=x")]
    [TestCase("\u0001 no type at all ;;; ")]
    public async Task A_good_answer_is_read_whatever_its_content_type_says(string? type, CancellationToken cancellationToken)
    {
        foreach (HostileCall call in HostileCalls.Changes)
        {
            GoodAnswer good = Good[call.ToString()];
            (object? value, MessagingException? failure) = await TryAsync(
                call,
                () =>
                {
                    var answer = new HttpResponseMessage(good.Status) { Content = new ByteArrayContent([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(good.Body)]) };
                    if (type is not null)
                    {
                        answer.Content.Headers.TryAddWithoutValidation("Content-Type", type);
                    }

                    return answer;
                },
                $"the content type {type}",
                cancellationToken);

            Assert.That(value, Is.Not.Null, failure?.Message);
        }
    }

    [TestCase("Retry-After", "99999999999999999999999")]
    [TestCase("Retry-After", "-1")]
    [TestCase("Retry-After", "Fri, 31 Dec 9999 23:59:59 GMT")]
    [TestCase("Retry-After", "Mon, 01 Jan 0001 00:00:00 GMT")]
    [TestCase("Retry-After", "soon")]
    [TestCase("X-RateLimit-Reset", "9223372036854775807")]
    [TestCase("X-RateLimit-Reset", "-9223372036854775808")]
    [TestCase("X-RateLimit-Remaining", "1e400")]
    [TestCase("Date", "Fri, 31 Dec 9999 23:59:59 GMT")]
    [TestCase("Content-Length", "99999999999999")]
    [TestCase("Content-Encoding", "nonsense")]
    [TestCase("Location", "http://[")]
    [TestCase("Set-Cookie", "\u0080\u00ff=;;;")]
    public async Task A_header_that_makes_no_sense_spoils_nothing(string name, string value, CancellationToken cancellationToken)
    {
        foreach (HostileCall call in HostileCalls.Few)
        {
            foreach (int status in (int[])[200, 302, 400, 429, 503, 999])
            {
                (_, MessagingException? failure) = await TryAsync(
                    call,
                    () =>
                    {
                        var answer = new HttpResponseMessage((HttpStatusCode)status) { Content = new ByteArrayContent("{}"u8.ToArray()) };
                        if (!answer.Headers.TryAddWithoutValidation(name, value))
                        {
                            answer.Content.Headers.TryAddWithoutValidation(name, value);
                        }

                        return answer;
                    },
                    $"{name}: {value} and {status}",
                    cancellationToken);

                Assert.That(
                    failure?.MayHaveBeenAccepted, Is.EqualTo(call.IsChange && status is not (400 or 429)), $"{call}, answered with {name}: {value} and {status}");
            }
        }
    }

    [Test]
    public async Task An_answer_that_breaks_off_in_any_way_is_told_as_broken_off(CancellationToken cancellationToken)
    {
        Exception[] ways =
        [
            new IOException("reset"), new HttpRequestException("gone"), new InvalidDataException("no gzip"), new InvalidOperationException(),
            new ObjectDisposedException("socket"), new OperationCanceledException("by the connection"), new NotSupportedException(), new FormatException(),
        ];
        foreach (HostileCall call in HostileCalls.Few)
        {
            foreach (Exception way in ways)
            {
                (_, MessagingException? failure) = await TryAsync(
                    call,
                    () => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new FillingStream(500, way)) },
                    $"500 bytes and {way.GetType().Name}",
                    cancellationToken);

                Assert.That(
                    (failure?.Code, failure?.MayHaveBeenAccepted, failure?.Raw?.Body.Length, failure?.InnerException),
                    Is.EqualTo(((MessagingErrorCode?)MessagingErrorCode.InvalidResponse, (bool?)call.IsChange, (int?)500, way)));
            }
        }
    }

    [Test]
    public async Task An_answer_without_a_body_or_with_two_lengths_is_read(CancellationToken cancellationToken)
    {
        foreach (HostileCall call in HostileCalls.All)
        {
            (_, MessagingException? failure) = await TryAsync(
                call,
                () => new HttpResponseMessage(HttpStatusCode.OK)
                {
                    Content = new StreamContent(new FillingStream(0)) { Headers = { ContentLength = long.MaxValue, ContentType = new MediaTypeHeaderValue("application/json") } },
                },
                "nothing, said to be endless",
                cancellationToken);

            Assert.That((failure?.Code, failure?.MayHaveBeenAccepted), Is.EqualTo(((MessagingErrorCode?)MessagingErrorCode.InvalidResponse, (bool?)call.IsChange)));
        }
    }
}
