using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.DependencyInjection;

namespace MessagingHub.Tests.Hostile;

/// <summary>Bodies at a real socket that never end or unpack to more than they say: each costs at most three times the largest answer.</summary>
[CancelAfter(60_000)]
internal sealed class HostileBodyTests
{
    private const int Limit = 1 << 20;

    // What a call and the server of the test cost beside the body.
    private const long Baseline = 1 << 20;

    private static readonly byte[] Chunk = Encoding.ASCII.GetBytes("8000\r\n" + new string('x', 0x8000) + "\r\n");

    private static readonly Func<Exchange, Task> EndlessChunks = async exchange =>
    {
        await exchange.WriteAsync("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        while (true)
        {
            await exchange.WriteAsync(Chunk);
        }
    };

    private static readonly Func<Exchange, Task> EndlessWithoutLength = async exchange =>
    {
        await exchange.WriteAsync("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
        while (true)
        {
            await exchange.WriteAsync(Chunk);
        }
    };

    private static readonly Func<Exchange, Task> EndlessWithLength = async exchange =>
    {
        await exchange.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 9223372036854775807\r\n\r\n");
        while (true)
        {
            await exchange.WriteAsync(Chunk);
        }
    };

    [TestCase(true, "chunks")]
    [TestCase(true, "no length")]
    [TestCase(true, "length")]
    [TestCase(false, "chunks")]
    public async Task An_endless_body_is_let_go_at_the_limit(bool isChange, string kind, CancellationToken cancellationToken)
    {
        Func<Exchange, Task> answer = kind switch { "chunks" => EndlessChunks, "length" => EndlessWithLength, _ => EndlessWithoutLength };
        await using LoopbackServer server = LoopbackServer.Answering(Answer.Ok("warm"), answer);

        await CheckAsync(server, isChange, cancellationToken);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_bomb_is_let_go_at_the_limit(bool isChange, CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.Ok("warm"), Answer.With(200, Bomb(), ("Content-Encoding", "gzip")));

        await CheckAsync(server, isChange, cancellationToken);
    }

    [TestCase("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\n")]
    [TestCase("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\nx\r\n")]
    [TestCase("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n")]
    [TestCase("HTTP/1.1 99999 OK\r\nContent-Length: 0\r\n\r\n")]
    [TestCase("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\n\u001f\u000b\u0008")]
    [TestCase("HTTP/1.1 200 OK\r\nno colon at all\r\n\r\n")]
    [TestCase("\0\0\0\0\0\0\0\0\r\n\r\n")]
    public async Task What_is_no_HTTP_leaves_a_change_open_and_a_read_not(string answer, CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.Raw(answer, thenClose: true));
        using MessagingHubInstance hub = Parrots.At(server.Address, configure: options => options.Resilience.MaxRetryAttempts = 0);

        MessagingException change = await Failure.Of(hub.SendAsync(cancellationToken));
        MessagingException read = await Failure.Of(hub.ReadAsync(cancellationToken));

        Assert.That((change.MayHaveBeenAccepted, read.MayHaveBeenAccepted), Is.EqualTo((true, false)));
    }

    [Test]
    public async Task A_header_without_end_is_let_go(CancellationToken cancellationToken)
    {
        byte[] header = Encoding.ASCII.GetBytes("X-More: " + new string('x', 8000) + "\r\n");
        await using LoopbackServer server = LoopbackServer.Answering(Answer.Ok("warm"), async exchange =>
        {
            await exchange.WriteAsync("HTTP/1.1 200 OK\r\n");
            while (true)
            {
                await exchange.WriteAsync(header);
            }
        });
        using MessagingHubInstance hub = At(server);
        await hub.ReadAsync(cancellationToken);

        MessagingException failure = await Failure.Of(hub.SendAsync(cancellationToken));

        Assert.That((failure.Code, failure.MayHaveBeenAccepted), Is.EqualTo((MessagingErrorCode.Unavailable, true)));
    }

    [Test]
    public async Task A_success_that_breaks_off_may_have_been_accepted_although_a_handler_never_read_the_request(CancellationToken cancellationToken)
    {
        using var handler = new BreakingHandler();
        using MessagingHubInstance hub = Parrots.At(new Uri("https://parrot.example/api/v1"), http: http => http.AddHttpMessageHandler(() => handler));

        MessagingException failure = await Failure.Of(hub.SendAsync(cancellationToken));

        Assert.That((failure.Code, failure.MayHaveBeenAccepted, handler.Calls), Is.EqualTo((MessagingErrorCode.InvalidResponse, true, 1)));
    }

    private static async Task CheckAsync(LoopbackServer server, bool isChange, CancellationToken cancellationToken)
    {
        using MessagingHubInstance hub = At(server);
        await hub.CallAsync(isChange, cancellationToken);
        long before = GC.GetTotalAllocatedBytes(precise: true);

        MessagingException failure = await Failure.Of(hub.CallAsync(isChange, cancellationToken));

        long allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((failure.Code, failure.MayHaveBeenAccepted), Is.EqualTo((MessagingErrorCode.InvalidResponse, isChange)));
            Assert.That(allocated, Is.LessThan((3L * Limit) + Baseline));
        }
    }

    private static MessagingHubInstance At(LoopbackServer server) => Parrots.At(server.Address, configure: options =>
    {
        options.MaxResponseBytes = Limit;
        options.Resilience.MaxRetryAttempts = 0;
    });

    private static byte[] Bomb()
    {
        using var packed = new MemoryStream();
        using (var packer = new GZipStream(packed, CompressionLevel.Fastest))
        {
            packer.Write(new byte[64 * 1024 * 1024]);
        }

        return packed.ToArray();
    }
}
