using System.Globalization;
using System.Text;

namespace MessagingHub.Conformance;

/// <summary>Stands before the author's stand-in, lets requests through, and plays the scripted faults: instead of the service, or after it.</summary>
/// <remarks>It is added as an application's handler, so it sees each attempt. A body it reads has begun to leave, as far as the hub can tell.</remarks>
internal sealed class FaultHandler(ServiceWire wire) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var seen = new SeenRequest(request.Method.Method, request.RequestUri!.AbsoluteUri, null);
        (ServiceFault? fault, bool holds) = wire.Arrived(seen);
        if (fault == ServiceFault.Refuse)
        {
            throw new HttpRequestException(HttpRequestError.ConnectionError, "The connection was refused.");
        }

        if (request.Content is { } content)
        {
            await content.LoadIntoBufferAsync(cancellationToken);
            wire.Read(seen, await content.ReadAsStringAsync(cancellationToken));
        }

        if (holds)
        {
            wire.IsHeld();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }

        if (fault is { } instead && await InsteadAsync(instead, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        ServiceAnswer answer = await ServiceAnswer.ReadAsync(await base.SendAsync(request, cancellationToken), cancellationToken);
        if (request.Method != HttpMethod.Get && answer.IsSuccess)
        {
            wire.Took();
        }

        return fault is { } after ? await AfterAsync(after, answer, request.Method == HttpMethod.Get, cancellationToken) : answer.ToResponse();
    }

    /// <summary>What comes without the service having done anything; null where the fault lets it work first.</summary>
    private async Task<HttpResponseMessage?> InsteadAsync(ServiceFault fault, CancellationToken cancellationToken)
    {
        switch (fault)
        {
            case ServiceFault.Reset:
                throw new HttpRequestException(HttpRequestError.ResponseEnded, "The connection was lost.");
            case ServiceFault.Stall:
                await wire.Clock.PassUntilAsync(cancellationToken);
                return null;
            case ServiceFault.HtmlPage:
                return Answer(200, "<!doctype html><title>Sign in</title><p>Sign in to use this network.</p>", "text/html").ToResponse();
            case not ServiceFault.AcceptThenUnavailable when FaultTable.StatusOf(fault) is { } status:
                ServiceAnswer refusal = Answer(status, wire.Harness.RefusalBody(status, wire.RefusalText));
                return (HeaderOf(fault) is { } header ? refusal with { Headers = [.. refusal.Headers, header] } : refusal).ToResponse();
            default:
                return null;
        }
    }

    private async Task<HttpResponseMessage> AfterAsync(ServiceFault fault, ServiceAnswer answer, bool isRead, CancellationToken cancellationToken)
    {
        switch (fault)
        {
            case ServiceFault.AcceptThenUnavailable:
                return Answer(503, wire.Harness.RefusalBody(503, wire.RefusalText)).ToResponse();
            case ServiceFault.AcceptThenReset:
                throw new HttpRequestException(HttpRequestError.ResponseEnded, "The connection was lost.");
            case ServiceFault.AcceptThenStall:
                await wire.Clock.PassUntilAsync(cancellationToken);
                throw new OperationCanceledException(cancellationToken);
            case ServiceFault.AcceptThenGarbage:
                return (answer with { Status = 200, Body = wire.Garbage }).ToResponse();
            case ServiceFault.TruncatedBody:
                return answer.ToResponse(BrokenBody.Half(answer.Body));
            case ServiceFault.SlowDrip:
                return answer.ToResponse(BrokenBody.Dripping(wire.Clock));
            case ServiceFault.HugeBody:
                return answer.ToResponse(BrokenBody.Endless());
            case ServiceFault.RepeatedPage or ServiceFault.LoopingPages when isRead:
                return Replay(answer, pages: fault == ServiceFault.RepeatedPage ? 1 : 2).ToResponse();
            case ServiceFault.RepeatedPage or ServiceFault.LoopingPages:
                return answer.ToResponse();
            default:
                throw new InvalidOperationException($"The kit cannot play {fault}.");
        }
    }

    /// <summary>The first pages are the service's; then they come again in turn.</summary>
    private ServiceAnswer Replay(ServiceAnswer answer, int pages)
    {
        if (wire.Pages.Count < pages)
        {
            wire.Pages.Add(answer);
            return answer;
        }

        return wire.Pages[(wire.Requests.Count - 1) % pages];
    }

    private static KeyValuePair<string, string>? HeaderOf(ServiceFault fault) => fault switch
    {
        ServiceFault.Redirect => new("Location", "https://elsewhere.example.com/"),
        ServiceFault.TooManyRequestsShortWait => new("Retry-After", FaultTable.ShortWaitSeconds.ToString(CultureInfo.InvariantCulture)),
        ServiceFault.TooManyRequestsLongWait => new("Retry-After", FaultTable.LongWaitSeconds.ToString(CultureInfo.InvariantCulture)),
        _ => null,
    };

    private static ServiceAnswer Answer(int status, string body, string type = "application/json") =>
        new(status, [new("Content-Type", type + "; charset=utf-8")], Encoding.UTF8.GetBytes(body));
}
