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
        $"DELETE {Path}/faults", $"GET {Path}/requests", $"DELETE {Path}/requests", $"GET {Path}/options",
        $"POST {Path}/options", $"POST {Path}/reset",
    ];

    public Task ServeAsync(HttpContext context)
    {
        // No key guards this, so it is for this machine alone, wherever the application around it listens.
        // An in-memory server knows no remote address.
        if (context.Connection.RemoteIpAddress is { } remote && !IPAddress.IsLoopback(remote))
        {
            return SendAsync(context, 403, new ControlError("The control API answers on loopback only."), ControlJson.Wire.ControlError);
        }

        return $"{context.Request.Method} {context.Request.Path.Value?.TrimEnd('/')}" switch
        {
            "GET " => SendAsync(context, 200, Describe(context.Request), ControlJson.Wire.ControlDescription),
            "GET /ledger" => SendAsync(context, 200, sandbox.Ledger.Entries, ControlJson.Wire.IReadOnlyListAcceptedMessage),
            "DELETE /ledger" => Done(context, sandbox.Ledger.Clear),
            "GET /faults" => SendAsync(
                context, 200, sandbox.Faults.Scripts.Select(script => new ControlFaultScript(script)),
                ControlJson.Wire.IEnumerableControlFaultScript),
            "POST /faults" => AddFaultAsync(context),
            "DELETE /faults" => Done(context, sandbox.Faults.Clear),
            "GET /requests" => SendAsync(context, 200, sandbox.Requests.Entries, ControlJson.Wire.IReadOnlyListSeenRequest),
            "DELETE /requests" => Done(context, sandbox.Requests.Clear),
            "GET /options" => SendAsync(
                context, 200, sandbox.Dialects.SelectMany(dialect => dialect.Options.Select(option => Show(dialect, option))),
                ControlJson.Wire.IEnumerableControlOption),
            "POST /options" => SetOptionAsync(context),
            "POST /reset" => Done(context, sandbox.Reset),
            _ => SendAsync(
                context, 404, new ControlError("There is: " + string.Join(", ", Routes)), ControlJson.Wire.ControlError),
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
                context.Request.Body, ControlJson.Wire.ControlFaultRequest, context.RequestAborted)
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
            await SendAsync(context, 400, new ControlError(problem.Message), ControlJson.Wire.ControlError);
            return;
        }

        await SendAsync(context, 201, new ControlFaultScript(script), ControlJson.Wire.ControlFaultScript);
    }

    private async Task SetOptionAsync(HttpContext context)
    {
        ControlOption now;
        try
        {
            ControlOptionRequest request = await JsonSerializer.DeserializeAsync(
                context.Request.Body, ControlJson.Wire.ControlOptionRequest, context.RequestAborted)
                ?? throw new ArgumentException("The body must be an object.");
            Dialect dialect = sandbox.Dialects.FirstOrDefault(candidate => candidate.Name == request.Dialect)
                ?? throw new ArgumentException($"There is no dialect '{request.Dialect}'.");
            DialectOption option = dialect.Options.FirstOrDefault(candidate => candidate.Name == request.Option)
                ?? throw new ArgumentException($"{dialect.Name} has no option '{request.Option}'.");
            option.Write(option.Values.FirstOrDefault(value => value == request.Value)
                ?? throw new ArgumentException($"'{option.Name}' is one of {string.Join(", ", option.Values)}."));
            now = Show(dialect, option);
        }
        catch (Exception problem) when (problem is ArgumentException or JsonException)
        {
            await SendAsync(context, 400, new ControlError(problem.Message), ControlJson.Wire.ControlError);
            return;
        }

        await SendAsync(context, 200, now, ControlJson.Wire.ControlOption);
    }

    private static ControlOption Show(Dialect dialect, DialectOption option)
        => new(dialect.Name, option.Name, option.Read(), option.Values);

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
