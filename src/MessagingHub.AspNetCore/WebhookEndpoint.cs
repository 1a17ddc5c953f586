using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace MessagingHub.AspNetCore;

/// <summary>Answers one webhook request: reads the body up to a limit, lets the hub take it, and says so by a status.</summary>
internal sealed class WebhookEndpoint(WebhookReceiver receiver, MessagingWebhookOptions options, ILogger logger, CancellationToken stopping)
{
    public async Task TakeAsync(HttpContext context)
    {
        if (context.GetRouteValue("secret") is not null)
        {
            WebhookEndpointLogs.NotHidden(logger);
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        byte[]? body;
        try
        {
            body = await ReadAsync(context).ConfigureAwait(false);
        }
        catch (BadHttpRequestException refused)
        {
            context.Response.StatusCode = refused.StatusCode;
            return;
        }

        if (body is null)
        {
            WebhookEndpointLogs.TooLarge(logger, options.MaxBodyBytes);
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        context.Response.StatusCode = await TakeAsync(context, body).ConfigureAwait(false);
    }

    private async Task<int> TakeAsync(HttpContext context, byte[] body)
    {
        var delivery = new WebhookDelivery
        {
            Body = body,
            Headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            PathSecret = context.Features.Get<PathSecret>()?.Value,
        };
        string account = Convert.ToString(context.GetRouteValue("account"), CultureInfo.InvariantCulture) ?? "";

        // The request's own token is left out: a service that hangs up must not stop what has begun.
        return await receiver.ReceiveAsync(account, delivery, stopping).ConfigureAwait(false) switch
        {
            WebhookVerdict.Handled => StatusCodes.Status204NoContent,
            WebhookVerdict.UnknownAccount => StatusCodes.Status404NotFound,
            WebhookVerdict.NotVerified => StatusCodes.Status401Unauthorized,
            _ => StatusCodes.Status503ServiceUnavailable,
        };
    }

    /// <summary>The body's bytes as they came; null where there are too many.</summary>
    private async Task<byte[]?> ReadAsync(HttpContext context)
    {
        if (context.Request.ContentLength > options.MaxBodyBytes)
        {
            return null;
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            // Kestrel's limit counts the framing of chunks, too, and would refuse a body that is just small enough.
            limit.MaxRequestBodySize = null;
        }

        using var body = new MemoryStream();
        byte[] buffer = new byte[16 * 1024];
        int read;
        while ((read = await context.Request.Body.ReadAsync(buffer, context.RequestAborted).ConfigureAwait(false)) > 0)
        {
            if (body.Length + read > options.MaxBodyBytes)
            {
                return null;
            }

            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }
}
