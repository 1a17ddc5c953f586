namespace MessagingHub.Samples;

/// <summary>A handler an application may have: it marks the requests.</summary>
internal sealed class TraceHandler : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Add("X-Trace", "sample");
        return base.SendAsync(request, cancellationToken);
    }
}
