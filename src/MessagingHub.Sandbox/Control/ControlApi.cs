using System.Net;
using Microsoft.AspNetCore.Http;
using static MessagingHub.Sandbox.ControlWriter;

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
        .. WebhookControl.Routes.Select(route => route.Replace(" /", $" {Path}/", StringComparison.Ordinal)),
    ];

    private readonly WebhookControl _webhooks = new(sandbox.Webhooks);

    public Task ServeAsync(HttpContext context)
    {
        // No key guards this, so it is for this machine alone, wherever the application around it listens.
        // An in-memory server knows no remote address.
        if (context.Connection.RemoteIpAddress is { } remote && !IPAddress.IsLoopback(remote))
        {
            return SendAsync(context, 403, new ControlError("The control API answers on loopback only."), ControlJson.Wire.ControlError);
        }

        string call = $"{context.Request.Method} {context.Request.Path.Value?.TrimEnd('/')}";
        return call switch
        {
            "GET " => SendAsync(context, 200, Describe(context.Request), ControlJson.Wire.ControlDescription),
            "GET /ledger" => SendAsync(context, 200, sandbox.Ledger.Entries, ControlJson.Wire.IReadOnlyListAcceptedMessage),
            "DELETE /ledger" => Done(context, sandbox.Ledger.Clear),
            "GET /faults" => SendAsync(
                context, 200, sandbox.Faults.Scripts.Select(script => new ControlFaultScript(script)),
                ControlJson.Wire.IEnumerableControlFaultScript),
            "POST /faults" => ActAsync(
                context, ControlJson.Wire.ControlFaultRequest, 201, AddFault, ControlJson.Wire.ControlFaultScript),
            "DELETE /faults" => Done(context, sandbox.Faults.Clear),
            "GET /requests" => SendAsync(context, 200, sandbox.Requests.Entries, ControlJson.Wire.IReadOnlyListSeenRequest),
            "DELETE /requests" => Done(context, sandbox.Requests.Clear),
            "GET /options" => SendAsync(
                context, 200, sandbox.Dialects.SelectMany(dialect => dialect.Options.Select(option => Show(dialect, option))),
                ControlJson.Wire.IEnumerableControlOption),
            "POST /options" => ActAsync(
                context, ControlJson.Wire.ControlOptionRequest, 200, SetOption, ControlJson.Wire.ControlOption),
            "POST /reset" => Done(context, sandbox.Reset),
            _ => _webhooks.Serve(context, call) ?? SendAsync(
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

    private ControlFaultScript AddFault(ControlFaultRequest request) => new(sandbox.Faults.Add(
        Required(request.Dialect, "dialect"),
        Required(request.Operation, "operation"),
        request.ToFault(),
        request.Always == true ? null : request.Times ?? 1,
        request.After ?? 0));

    private ControlOption SetOption(ControlOptionRequest request)
    {
        Dialect dialect = sandbox.Dialects.FirstOrDefault(candidate => candidate.Name == request.Dialect)
            ?? throw new ArgumentException($"There is no dialect '{request.Dialect}'.");
        DialectOption option = dialect.Options.FirstOrDefault(candidate => candidate.Name == request.Option)
            ?? throw new ArgumentException($"{dialect.Name} has no option '{request.Option}'.");
        option.Write(option.Values.FirstOrDefault(value => value == request.Value)
            ?? throw new ArgumentException($"'{option.Name}' is one of {string.Join(", ", option.Values)}."));
        return Show(dialect, option);
    }

    private static ControlOption Show(Dialect dialect, DialectOption option)
        => new(dialect.Name, option.Name, option.Read(), option.Values);
}
