using System.Net;
using System.Text;
using System.Text.Json;
using MessagingHub.Providers.Tests.Webhooks;

namespace MessagingHub.Providers.Tests.Privacy;

/// <summary>A service that, when it refuses, repeats the credential and the number it was given: in its text, its code, its field errors and its headers.</summary>
internal sealed class EchoingHandler : DelegatingHandler
{
    /// <summary>The status of the refusal; null to let the request pass.</summary>
    public int? Status { get; set; }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Status is { } status ? Task.FromResult(Refusal(status, request)) : base.SendAsync(request, cancellationToken);

    private static HttpResponseMessage Refusal(int status, HttpRequestMessage request)
    {
        // What was sent to it, and the secret it was given for webhooks; of other accounts' credentials no service knows.
        IEnumerable<string> known = request.Headers.SelectMany(header => header.Value).Append(WebhookAccount.Secret);
        string text = $"No: {string.Join(", ", Private.Spellings)} or {string.Join(", ", known)}";
        string said = JsonSerializer.Serialize(text);

        // FlowIQ's error is a text; the others have an object or look elsewhere.
        string error = request.RequestUri!.AbsolutePath.StartsWith("/flowiq", StringComparison.Ordinal) ? said
            : """{"code":SAID,"message":SAID,"details":[{"field":"to","path":"to","message":SAID}]}""";
        var answer = new HttpResponseMessage((HttpStatusCode)status)
        {
            Content = new StringContent(
                """{"success":false,"status":false,"code":STATUS,"message":SAID,"details":SAID,"error":ERROR,"errors":{"to":[SAID]}}"""
                    .Replace("STATUS", $"{status}", StringComparison.Ordinal).Replace("ERROR", error, StringComparison.Ordinal).Replace("SAID", said, StringComparison.Ordinal),
                Encoding.UTF8, "application/json"),
        };
        answer.Headers.TryAddWithoutValidation("X-Echo", text);
        return answer;
    }
}
