using System.IO.Compression;
using System.Text;

namespace MessagingHub.Tests.Calls;

/// <summary>What the transport takes of an answer, and what it does not follow.</summary>
[CancelAfter(20_000)]
internal sealed class AnswerTests
{
    [TestCase(301)]
    [TestCase(302)]
    [TestCase(307)]
    [TestCase(308)]
    public async Task Redirects_are_not_followed(int status, CancellationToken cancellationToken)
    {
        await using LoopbackServer elsewhere = LoopbackServer.Answering(Answer.Ok("stolen"));
        await using LoopbackServer server = LoopbackServer.Answering(Answer.With(status, "", ("Location", elsewhere.Address.ToString())));
        using MessagingHubInstance hub = Parrots.At(server.Address);

        await Failure.Of(hub.ReadAsync(cancellationToken));
        await Failure.Of(hub.SendAsync(cancellationToken));

        Assert.That((server.Requests.Count, elsewhere.Requests.Count), Is.EqualTo((2, 0)));
    }

    [Test]
    public async Task Cookies_are_not_kept(CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.With(200, "ok:", ("Set-Cookie", "session=1; Path=/")));
        using MessagingHubInstance hub = Parrots.At(server.Address);

        await hub.ReadAsync(cancellationToken);
        await hub.ReadAsync(cancellationToken);

        Assert.That(server.Requests.Select(request => request.Header("Cookie")), Is.All.Null);
    }

    [TestCase("gzip")]
    [TestCase("deflate")]
    [TestCase("br")]
    public async Task Compressed_answers_are_read(string encoding, CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(
            Answer.With(200, Compressed(encoding, "ok:" + new string('z', 50_000)), ("Content-Encoding", encoding)));
        using MessagingHubInstance hub = Parrots.At(server.Address);

        Assert.That(await hub.ReadAsync(cancellationToken), Is.EqualTo(new string('z', 50_000)));
        Assert.That(server.Requests[0].Header("Accept-Encoding"), Does.Contain(encoding));
    }

    [TestCase("gzip")]
    [TestCase("deflate")]
    [TestCase("br")]
    public async Task A_small_answer_that_unpacks_to_a_huge_one_ends_at_the_limit(string encoding, CancellationToken cancellationToken)
    {
        byte[] bomb = Compressed(encoding, "ok:" + new string('\0', 64 * 1024 * 1024));
        Assume.That(bomb, Has.Length.LessThan(1 << 20));
        await using LoopbackServer server = LoopbackServer.Answering(Answer.With(200, bomb, ("Content-Encoding", encoding)));
        using MessagingHubInstance hub = Parrots.At(server.Address, configure: options => options.MaxResponseBytes = 1 << 20);

        MessagingException failure = await Failure.Of(hub.SendAsync(cancellationToken));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure.Code, Is.EqualTo(MessagingErrorCode.InvalidResponse));
            Assert.That(failure.MayHaveBeenAccepted, Is.True);
            Assert.That(failure.Message, Does.Contain("MaxResponseBytes"));
            Assert.That(failure.Raw?.Body.Length, Is.EqualTo(64 * 1024));
        }
    }

    [Test]
    public async Task An_answer_that_only_claims_to_be_compressed_is_not_understood(CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.With(200, "ok:plain", ("Content-Encoding", "gzip")));
        using MessagingHubInstance hub = Parrots.At(server.Address);

        MessagingException failure = await Failure.Of(hub.SendAsync(cancellationToken));

        Assert.That((failure.Code, failure.MayHaveBeenAccepted), Is.EqualTo((MessagingErrorCode.InvalidResponse, true)));
    }

    [TestCase(1024, true)]
    [TestCase(1025, false)]
    public async Task The_largest_answer_is_taken_and_one_byte_more_is_not(int bytes, bool taken, CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.With(200, "ok:" + new string('x', bytes - 3)));
        using MessagingHubInstance hub = Parrots.At(server.Address, configure: options => options.MaxResponseBytes = 1024);

        Task<string> call = hub.ReadAsync(cancellationToken);

        if (taken)
        {
            Assert.That(await call, Has.Length.EqualTo(bytes - 3));
        }
        else
        {
            Assert.That((await Failure.Of(call)).Code, Is.EqualTo(MessagingErrorCode.InvalidResponse));
        }
    }

    [Test]
    public async Task A_refusal_with_a_huge_text_keeps_the_code_of_its_status(CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.With(403, new string('x', 100_000)));
        using MessagingHubInstance hub = Parrots.At(server.Address, configure: options => options.MaxResponseBytes = 2048);

        MessagingException failure = await Failure.Of(hub.SendAsync(cancellationToken));

        Assert.That(
            (failure.Code, failure.Raw?.Body.Length, failure.Raw?.IsBodyTruncated), Is.EqualTo((MessagingErrorCode.PermissionDenied, 2048, true)));
    }

    private static byte[] Compressed(string encoding, string text)
    {
        using var packed = new MemoryStream();
        using (Stream packer = encoding switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Fastest),
            "br" => new BrotliStream(packed, CompressionLevel.Fastest),
            _ => new ZLibStream(packed, CompressionLevel.Fastest),
        })
        {
            packer.Write(Encoding.ASCII.GetBytes(text));
        }

        return packed.ToArray();
    }
}
