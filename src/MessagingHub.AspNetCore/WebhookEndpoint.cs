using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MessagingHub.AspNetCore;

/// <summary>Answers one webhook request: reads the body up to a limit, lets the hub take it, and says so by a status.</summary>
internal sealed class WebhookEndpoint(WebhookReceiver receiver, int maxBodyBytes)
{
    public async Task TakeAsync(HttpContext context)
    {
        CancellationToken stopping = context.RequestServices.GetService<IHostApplicationLifetime>()?.ApplicationStopping ?? CancellationToken.None;
        if (await ReadAsync(context).ConfigureAwait(false) is not { } body)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        var delivery = new WebhookDelivery
        {
            Body = body,
            Headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            PathSecret = context.Features.Get<PathSecret>()?.Value,
        };
        string account = Convert.ToString(context.GetRouteValue("account"), CultureInfo.InvariantCulture) ?? "";
        context.Response.StatusCode = await receiver.ReceiveAsync(account, delivery, stopping).ConfigureAwait(false) switch
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
        if (context.Request.ContentLength > maxBodyBytes)
        {
            return null;
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = maxBodyBytes;
        }

        using var body = new MemoryStream();
        byte[] buffer = new byte[16 * 1024];
        int read;
        while ((read = await context.Request.Body.ReadAsync(buffer, context.RequestAborted).ConfigureAwait(false)) > 0)
        {
            if (body.Length + read > maxBodyBytes)
            {
                return null;
            }

            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }
}
