using System.Net.Sockets;
using MessagingHub.Sandbox;

namespace MessagingHub.Providers.Tests.SendSafety;

/// <summary>The double-send table, by the contract's own table of what a failure proves.</summary>
internal static class SafetyTable
{
    private static readonly TimeSpan TotalTimeout = TimeSpan.FromSeconds(30);

    public static IReadOnlyList<SafetyRow> Rows { get; } =
    [
        // The first service took it, and the answer got lost.
        Silent("never answers, and took it", Fault.AcceptThenStall(), accepted: 1),
        Silent("begins its answer and never ends it", Fault.SlowDrip(TimeSpan.FromDays(1)), accepted: 1),
        Unknown("takes it and resets the connection", Fault.AcceptThenReset(), MessagingErrorCode.Unavailable, accepted: 1),
        Unknown("takes it and resets amid the answer", Fault.AcceptThenReset(midBody: true), MessagingErrorCode.InvalidResponse, accepted: 1),
        Unknown("takes it and says 503", Fault.AcceptThenStatus(503), MessagingErrorCode.Unavailable, accepted: 1),
        Unknown("takes it and says 500", Fault.AcceptThenStatus(500), MessagingErrorCode.Unavailable, accepted: 1),
        Unknown("takes it and says 408", Fault.AcceptThenStatus(408), MessagingErrorCode.Timeout, accepted: 1),
        Unknown("takes it and says 504", Fault.AcceptThenStatus(504), MessagingErrorCode.Timeout, accepted: 1),
        Unknown("takes it and answers 201 with HTML", Fault.HtmlPage(201), MessagingErrorCode.InvalidResponse, accepted: 1),
        Unknown("takes it and answers 200 with HTML", Fault.HtmlPage(200), MessagingErrorCode.InvalidResponse, accepted: 1),
        Unknown("takes it and answers 200 with garbage", Fault.AcceptThenGarbage(), MessagingErrorCode.InvalidResponse, accepted: 1),
        Unknown("takes it and answers 200 with nothing", Fault.EmptyBody(200), MessagingErrorCode.InvalidResponse, accepted: 1),
        Unknown("takes it and answers with a truncated 200", Fault.TruncatedBody(), MessagingErrorCode.InvalidResponse, accepted: 1),
        Unknown("takes it and answers 200 with a failure of its own", Fault.AcceptThenStatusInBody(503), MessagingErrorCode.Unavailable, accepted: 1) with
        {
            // The services whose documents have a word for it; what another says of itself under 200 counts as a refusal.
            Kinds = ["VelaFlows", "Velstack"],
        },
        Unknown("takes it and answers more than the account allows", Fault.HugeBody(200_000), MessagingErrorCode.InvalidResponse, accepted: 1) with
        {
            Configure = options => options.MaxResponseBytes = 100_000,
        },
        Unknown("takes it and answers without an end", Fault.EndlessBody(), MessagingErrorCode.InvalidResponse, accepted: 1) with
        {
            Configure = options => options.MaxResponseBytes = 100_000,
        },
        Cancelled("takes it, and the caller cancels", Fault.AcceptThenStall(), accepted: 1),

        // The first service did not take it, but nobody on this side can know.
        Silent("never answers, and did not take it", Fault.Stall(), accepted: 0),
        Unknown("resets the connection before it reads the body", Fault.Refuse(), MessagingErrorCode.Unavailable, accepted: 0),
        Unknown("says 503", Fault.Status(503), MessagingErrorCode.Unavailable, accepted: 0),
        Unknown("says 503 and when to come back", Fault.Status(503, TimeSpan.FromSeconds(1)), MessagingErrorCode.Unavailable, accepted: 0),
        Unknown("says 500", Fault.Status(500), MessagingErrorCode.Unavailable, accepted: 0),
        Unknown("answers 502 with HTML", Fault.HtmlPage(502), MessagingErrorCode.Unavailable, accepted: 0),
        Unknown("redirects", Fault.Redirect(), MessagingErrorCode.InvalidResponse, accepted: 0),
        Cancelled("does not take it, and the caller cancels", Fault.Stall(), accepted: 0),
        new("the connection breaks amid the body", SafetyEnd.Unknown, MessagingErrorCode.Unavailable, AcceptedByFirst: 0)
        {
            ArrangeAsync = Cutting(async (_, request, token) =>
            {
                await request.Content!.CopyToAsync(Stream.Null, token);
                throw new HttpRequestException(HttpRequestError.Unknown, inner: new IOException("Broken pipe"));
            }),
        },

        // The message never began to leave, or the service refused it.
        new("the caller has cancelled already", SafetyEnd.CancelledBefore, Code: null, AcceptedByFirst: 0)
        {
            ArrangeAsync = async scene => await scene.Caller.CancelAsync(),
            Requests = 0,
        },
        new("the caller cancels before the message leaves", SafetyEnd.CancelledBefore, Code: null, AcceptedByFirst: 0)
        {
            ArrangeAsync = Cutting((_, _, token) => Task.Delay(Timeout.Infinite, token)),
            MeanwhileAsync = async (scene, limit) =>
            {
                await scene.Wire.Asked.WaitAsync(limit);
                await scene.Caller.CancelAsync();
            },
        },
        new("is connected to at the second try", SafetyEnd.Accepted, Code: null, AcceptedByFirst: 1)
        {
            ArrangeAsync = Cutting((number, _, _) => number == 1 ? throw Refused() : Task.CompletedTask),
            Requests = 2,
        },
        new("says 429 once, without a time", SafetyEnd.Accepted, Code: null, AcceptedByFirst: 1)
        {
            ArrangeAsync = Scripting(Fault.Status(429), times: 1),
            Requests = 2,
        },
        new("a closed port", SafetyEnd.MovedOn, MessagingErrorCode.Unavailable, AcceptedByFirst: 0)
        {
            Configure = options => options.BaseAddress = ClosedPort(),
            Requests = 4,
        },
        new("a connection that is refused", SafetyEnd.MovedOn, MessagingErrorCode.Unavailable, AcceptedByFirst: 0)
        {
            ArrangeAsync = CuttingFirst((_, _, _) => throw Refused()),
            Requests = 4,
        },
        new("a connection that is never made", SafetyEnd.MovedOn, MessagingErrorCode.Timeout, AcceptedByFirst: 0)
        {
            ArrangeAsync = CuttingFirst((_, _, token) => Task.Delay(Timeout.Infinite, token)),
            MeanwhileAsync = async (scene, limit) =>
            {
                await scene.Wire.Asked.WaitAsync(limit);
                scene.Time.Advance(TotalTimeout);
            },
        },
        Answered("says 401", Fault.Status(401), SafetyEnd.MovedOn, MessagingErrorCode.Unauthenticated),
        new("says 402", SafetyEnd.MovedOn, MessagingErrorCode.PaymentRequired, AcceptedByFirst: 0)
        {
            // VelaFlows documents no 402, so a word that is none of its own stands beside it; one of its own would decide.
            ArrangeAsync = scene => Scripting(Fault.Status(402, code: scene.FirstDialect == SandboxDialect.VelaFlows ? "PAYMENT_REQUIRED" : null))(scene),
        },
        Answered("says 429 for 900 seconds", Fault.Status(429, TimeSpan.FromSeconds(900)), SafetyEnd.MovedOn, MessagingErrorCode.RateLimited),
        Answered("says 429 at every try", Fault.Status(429), SafetyEnd.MovedOn, MessagingErrorCode.RateLimited) with { Requests = 4 },
        Answered("says 403", Fault.Status(403), SafetyEnd.Refused, MessagingErrorCode.PermissionDenied) with { Kinds = ["VelaFlows", "Flowella", "FlowIQ"] },
        Answered("says 403 for want of credit", Fault.Status(403), SafetyEnd.MovedOn, MessagingErrorCode.PaymentRequired) with { Kinds = ["Velstack"] },
        Answered("says 404", Fault.Status(404), SafetyEnd.Refused, MessagingErrorCode.NotFound),
        Answered("says 409", Fault.Status(409), SafetyEnd.Refused, MessagingErrorCode.Conflict),
        Answered("says 422", Fault.Status(422), SafetyEnd.Refused, MessagingErrorCode.InvalidRequest),
        new("the breaker is open", SafetyEnd.MovedOn, MessagingErrorCode.Unavailable, AcceptedByFirst: 0)
        {
            Configure = options => options.Resilience.BreakerMinimumThroughput = 2,
            ArrangeAsync = async scene =>
            {
                scene.Script(Fault.Status(503), times: 2);
                await FailTwiceAsync(scene);
            },
            Requests = 0,
        },
        new("the limit has no room", SafetyEnd.MovedOn, MessagingErrorCode.RateLimited, AcceptedByFirst: 0)
        {
            Configure = options =>
            {
                options.RateLimit.MaxWait = TimeSpan.Zero;
                options.RateLimit.All = null;
                options.RateLimit.Write = new RateLimit { Permits = 1, Window = TimeSpan.FromHours(1) };
            },
            ArrangeAsync = async scene => await scene.SendAsync(key: null, RouteScene.First),
            AcceptedBefore = 1,
            Requests = 0,
        },
    ];

    private static SafetyRow Unknown(string name, Fault fault, MessagingErrorCode code, int accepted) =>
        new(name, SafetyEnd.Unknown, code, accepted) { ArrangeAsync = Scripting(fault) };

    private static SafetyRow Answered(string name, Fault fault, SafetyEnd end, MessagingErrorCode code) =>
        new(name, end, code, AcceptedByFirst: 0) { ArrangeAsync = Scripting(fault) };

    private static SafetyRow Silent(string name, Fault fault, int accepted) => Unknown(name, fault, MessagingErrorCode.Timeout, accepted) with
    {
        MeanwhileAsync = async (scene, limit) =>
        {
            await OnTheWayAsync(scene, accepted, limit);
            scene.Time.Advance(TotalTimeout);
        },
    };

    private static SafetyRow Cancelled(string name, Fault fault, int accepted) =>
        new(name, SafetyEnd.CancelledOnTheWay, MessagingErrorCode.Unknown, accepted)
        {
            ArrangeAsync = Scripting(fault),
            MeanwhileAsync = async (scene, limit) =>
            {
                await OnTheWayAsync(scene, accepted, limit);
                await scene.Caller.CancelAsync();
            },
        };

    private static async Task OnTheWayAsync(RouteScene scene, int accepted, CancellationToken limit)
    {
        await scene.Wire.BodyLeft.WaitAsync(limit);
        await scene.Server.Ledger.WaitForCountAsync(accepted, limit);
    }

    private static Func<RouteScene, Task> Scripting(Fault fault, int? times = null) => scene =>
    {
        scene.Script(fault, times);
        return Task.CompletedTask;
    };

    private static Func<RouteScene, Task> Cutting(Func<int, HttpRequestMessage, CancellationToken, Task> cut) => scene =>
    {
        scene.Wire.Cut = cut;
        return Task.CompletedTask;
    };

    private static Func<RouteScene, Task> CuttingFirst(Func<int, HttpRequestMessage, CancellationToken, Task> cut) => scene =>
        Cutting((number, request, token) => scene.IsForFirst(request) ? cut(number, request, token) : Task.CompletedTask)(scene);

    private static async Task FailTwiceAsync(RouteScene scene)
    {
        for (int i = 0; i < 2; i++)
        {
            await MessagingHub.Tests.Failure.Of(scene.SendAsync(key: null, RouteScene.First));
        }
    }

    private static HttpRequestException Refused() =>
        new(HttpRequestError.ConnectionError, inner: new SocketException((int)SocketError.ConnectionRefused));

    private static Uri ClosedPort()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://127.0.0.1:{((System.Net.IPEndPoint)listener.LocalEndpoint).Port}/api");
    }
}
