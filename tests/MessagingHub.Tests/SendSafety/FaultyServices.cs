using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;

namespace MessagingHub.Tests.SendSafety;

/// <summary>The services behind the members of a route, in the place of the connections: each request meets its member's next fault, and a ledger keeps what was accepted.</summary>
internal sealed class FaultyServices(FakeTime time, IReadOnlyDictionary<string, Queue<WireFault>> faults) : HttpMessageHandler
{
    private static readonly TimeSpan TotalTimeout = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private readonly Lock _clock = new();
    private readonly AsyncLocal<TrackedSend?> _current = new();
    private readonly List<Acceptance> _ledger = [];
    private readonly List<TrackedSend> _open = [];

    public IReadOnlyList<Acceptance> Ledger => _ledger;

    /// <summary>The calls whose requests may have been accepted for all that this side can know, once per request.</summary>
    public IReadOnlyList<TrackedSend> Open => _open;

    public static bool LeavesOpen(WireFault fault) => fault is WireFault.Accept or >= WireFault.BreakAmidTheBody;

    /// <summary>Makes a call whose requests are known by it.</summary>
    public Task<SentMessage> Run(TrackedSend send, Func<Task<SentMessage>> call) => Task.Run(() =>
    {
        _current.Value = send;
        lock (_gate)
        {
            send.AcceptedEarlier = CountOf(send.Text);
        }

        return call();
    });

    public void Advance(TimeSpan by)
    {
        lock (_clock)
        {
            time.Advance(by);
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        TrackedSend send = _current.Value!;
        string member = request.RequestUri!.Host[..1];
        WireFault fault = Arrive(send, member);
        switch (fault)
        {
            case WireFault.RefuseConnection:
                throw new HttpRequestException(HttpRequestError.ConnectionError, inner: new SocketException((int)SocketError.ConnectionRefused));
            case WireFault.NeverConnect:
                return await StallAsync(cancellationToken);
            case WireFault.CancelBeforeTheBody:
                await send.Caller.CancelAsync();
                return await StallAsync(cancellationToken);
            case WireFault.BreakAmidTheBody:
                await Assert.ThatAsync(() => request.Content!.CopyToAsync(new MemoryStream(new byte[1], 0, 1)), Throws.Exception);
                throw Lost();
        }

        // The whole body arrives, whatever the caller does meanwhile.
        string text = await request.Content!.ReadAsStringAsync(CancellationToken.None);
        Assert.That(text, Is.EqualTo(send.Text));
        string id = fault is WireFault.Accept or >= WireFault.AcceptAndReset ? Accept(send, member) : "";
        switch (fault)
        {
            case WireFault.Reset or WireFault.AcceptAndReset:
                throw Lost();
            case WireFault.Stall or WireFault.AcceptAndStall:
                return await StallAsync(cancellationToken);
            case WireFault.Cancel or WireFault.AcceptAndCancel:
                await send.Caller.CancelAsync();
                return await StallAsync(cancellationToken);
            case WireFault.AcceptAndCancelAndAnswer:
                await send.Caller.CancelAsync();
                break;
            case WireFault.AcceptAndTruncate:
                return BreakingOff();
        }

        return Answer(fault, id);
    }

    private static HttpResponseMessage Answer(WireFault fault, string id) => fault switch
    {
        WireFault.Say400 => ScriptedService.Saying(400, "why"),
        WireFault.Say401 => ScriptedService.Saying(401, "who"),
        WireFault.Say402 => ScriptedService.Saying(402, "pay"),
        WireFault.Say404 => ScriptedService.Saying(404, "what"),
        WireFault.Say429 => ScriptedService.Saying(429, "slowly"),
        WireFault.Say429ForTwoSeconds => ScriptedService.Saying(429, "slowly", ("Retry-After", "2")),
        WireFault.Say429ForAQuarterOfAnHour => ScriptedService.Saying(429, "slowly", ("Retry-After", "900")),
        WireFault.RefuseInTheEnvelope => ScriptedService.Saying(200, "no:BLOCKED"),
        WireFault.Say503 or WireFault.AcceptAndSay503 => ScriptedService.Saying(503, "oops"),
        WireFault.AcceptAndSay408 => ScriptedService.Saying(408, "late"),
        WireFault.Redirect => ScriptedService.Saying(302, "", ("Location", "https://elsewhere.example")),
        WireFault.AcceptAndSayHtml => ScriptedService.Saying(201, "<html>"),
        _ => ScriptedService.Saying(200, "ok:" + id),
    };

    private static HttpResponseMessage BreakingOff()
    {
        var answer = new Pipe();
        "ok:"u8.CopyTo(answer.Writer.GetSpan(3));
        answer.Writer.Advance(3);
        answer.Writer.Complete(new IOException("The connection is gone."));
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(answer.Reader.AsStream()) };
    }

    private static HttpRequestException Lost() =>
        new(HttpRequestError.ResponseEnded, inner: new SocketException((int)SocketError.ConnectionReset));

    /// <summary>Says nothing; and as nobody else moves the clock, the call's time runs out.</summary>
    private async Task<HttpResponseMessage> StallAsync(CancellationToken cancellationToken)
    {
        Task over = Task.Delay(Timeout.Infinite, cancellationToken);
        _ = Task.Run(() => Advance(TotalTimeout), CancellationToken.None);
        await over;
        throw new InvalidOperationException("Nothing ends without a reason.");
    }

    private WireFault Arrive(TrackedSend send, string member)
    {
        lock (_gate)
        {
            WireFault fault = faults[member].TryDequeue(out WireFault next) ? next : WireFault.Accept;
            send.Requests.Add((member, fault));
            send.AcceptedEarlier = CountOf(send.Text);
            if (LeavesOpen(fault))
            {
                _open.Add(send);
            }

            return fault;
        }
    }

    private string Accept(TrackedSend send, string member)
    {
        lock (_gate)
        {
            string id = $"m{_ledger.Count + 1}";
            _ledger.Add(new Acceptance(id, member, send));
            return id;
        }
    }

    private int CountOf(string text) => _ledger.Count(line => line.Send.Text == text);
}
