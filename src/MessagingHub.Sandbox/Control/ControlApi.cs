using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace MessagingHub.Sandbox;

/// <summary>The sandbox's own HTTP API: what it is, what was accepted and asked, what is to go wrong.</summary>
internal sealed class ControlApi(MessagingSandbox sandbox)
{
    public const string Path = "/_sandbox";

    private static readonly string[] Routes =
    [
        $"GET {Path}", $"GET {Path}/ledger", $"DELETE {Path}/ledger", $"GET {Path}/faults", $"POST {Path}/faults",
        $"DELETE {Path}/faults", $"GET {Path}/requests", $"DELETE {Path}/requests", $"POST {Path}/reset",
    ];

    public Task ServeAsync(HttpContext context)
    {
        // No key guards this, so it is for this machine alone, wherever the application around it listens.
        // An in-memory server knows no remote address.
        if (context.Connection.RemoteIpAddress is { } remote && !IPAddress.IsLoopback(remote))
        {
            return SendAsync(context, 403, new ControlError("The control API answers on loopback only."), ControlJson.Default.ControlError);
        }

        return $"{context.Request.Method} {context.Request.Path.Value?.TrimEnd('/')}" switch
        {
            "GET " => SendAsync(context, 200, Describe(context.Request), ControlJson.Default.ControlDescription),
            "GET /ledger" => SendAsync(context, 200, sandbox.Ledger.Entries, ControlJson.Default.IReadOnlyListAcceptedMessage),
            "DELETE /ledger" => Done(context, sandbox.Ledger.Clear),
            "GET /faults" => SendAsync(
                context, 200, sandbox.Faults.Scripts.Select(script => new ControlFaultScript(script)),
                ControlJson.Default.IEnumerableControlFaultScript),
            "POST /faults" => AddFaultAsync(context),
            "DELETE /faults" => Done(context, sandbox.Faults.Clear),
            "GET /requests" => SendAsync(context, 200, sandbox.Requests.Entries, ControlJson.Default.IReadOnlyListSeenRequest),
            "DELETE /requests" => Done(context, sandbox.Requests.Clear),
            "POST /reset" => Done(context, sandbox.Reset),
            _ => SendAsync(
                context, 404, new ControlError("There is: " + string.Join(", ", Routes)), ControlJson.Default.ControlError),
        };
    }

    private ControlDescription Describe(HttpRequest request)
    {
        var server = new Uri($"{request.Scheme}://{request.Host}/");
        return new ControlDescription(
            [.. sandbox.Dialects.Select(dialect => new ControlDialect(
                dialect.Name,
                sandbox.AddressOf(server, dialect.Name).AbsoluteUri,
                dialect.Settings,
                [.. dialect.Operations.Select(operation => operation.Name).Distinct()]))],
            Routes);
    }

    private async Task AddFaultAsync(HttpContext context)
    {
        FaultScript script;
        try
        {
            ControlFaultRequest request = await JsonSerializer.DeserializeAsync(
                context.Request.Body, ControlJson.Default.ControlFaultRequest, context.RequestAborted)
                ?? throw new ArgumentException("The body must be an object.");
            script = sandbox.Faults.Add(
                request.Dialect ?? throw new ArgumentException("'dialect' is required."),
                request.Operation ?? throw new ArgumentException("'operation' is required."),
                request.ToFault(),
                request.Always == true ? null : request.Times ?? 1,
                request.After ?? 0);
        }
        catch (Exception problem) when (problem is ArgumentException or JsonException or OverflowException)
        {
            await SendAsync(context, 400, new ControlError(problem.Message), ControlJson.Default.ControlError);
            return;
        }

        await SendAsync(context, 201, new ControlFaultScript(script), ControlJson.Default.ControlFaultScript);
    }

    private static Task Done(HttpContext context, Action action)
    {
        action();
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private static async Task SendAsync<T>(HttpContext context, int status, T body, JsonTypeInfo<T> json)
    {
        byte[] bytes = JsonSerializer.SerializeToUtf8Bytes(body, json);
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }
}
