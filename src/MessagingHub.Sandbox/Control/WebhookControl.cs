using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace MessagingHub.Sandbox;

/// <summary>The control API's part for webhooks: addresses, deliveries, tricks, and messages that come in or move on.</summary>
internal sealed class WebhookControl(SandboxWebhooks webhooks)
{
    public static string[] Routes { get; } =
    [
        "GET /webhooks", "POST /webhooks", "DELETE /webhooks", "DELETE /webhooks/{number}", "POST /webhooks/{number}/enable",
        "GET /webhooks/deliveries", "DELETE /webhooks/deliveries", "GET /webhooks/tricks", "POST /webhooks/tricks",
        "DELETE /webhooks/tricks", "GET /webhooks/timing", "POST /webhooks/timing", "POST /messages/inbound", "POST /messages/status",
    ];

    /// <param name="context">The request.</param>
    /// <param name="call">Its method and its path below the control API.</param>
    /// <returns>Null when the call is none of these.</returns>
    public Task? Serve(HttpContext context, string call) => call switch
    {
        "GET /webhooks" => ControlWriter.SendAsync(
            context, 200, webhooks.Registrations.Select(item => ControlWebhook.Of(item)), ControlJson.Wire.IEnumerableControlWebhook),
        "POST /webhooks" => ControlWriter.ActAsync(
            context, ControlJson.Wire.ControlWebhookRequest, 201, Register, ControlJson.Wire.ControlWebhook),
        "DELETE /webhooks" => ControlWriter.Done(context, webhooks.Clear),
        "GET /webhooks/deliveries" => ControlWriter.SendAsync(
            context, 200, webhooks.Deliveries.Entries.Select(ControlDelivery.Of), ControlJson.Wire.IEnumerableControlDelivery),
        "DELETE /webhooks/deliveries" => ControlWriter.Done(context, webhooks.Deliveries.Clear),
        "GET /webhooks/tricks" => ControlWriter.SendAsync(
            context, 200, webhooks.Tricks.Scripts.Select(ControlTrick.Of), ControlJson.Wire.IEnumerableControlTrick),
        "POST /webhooks/tricks" => ControlWriter.ActAsync(
            context, ControlJson.Wire.ControlTrickRequest, 201, Play, ControlJson.Wire.ControlTrick),
        "DELETE /webhooks/tricks" => ControlWriter.Done(context, webhooks.Tricks.Clear),
        "GET /webhooks/timing" => ControlWriter.SendAsync(
            context, 200, ControlTiming.Of(webhooks.Timing), ControlJson.Wire.ControlTiming),
        "POST /webhooks/timing" => ControlWriter.ActAsync(
            context, ControlJson.Wire.ControlTiming, 200, Time, ControlJson.Wire.ControlTiming),
        "POST /messages/inbound" => ControlWriter.ActAsync(
            context, ControlJson.Wire.ControlInboundRequest, 201, Receive, ControlJson.Wire.ControlInbound),
        "POST /messages/status" => ControlWriter.ActAsync(
            context, ControlJson.Wire.ControlStatusRequest, 200, Report, ControlJson.Wire.ControlStatusRequest),
        _ => One(context, call.Split('/')),
    };

    private Task? One(HttpContext context, string[] parts) => parts switch
    {
        ["DELETE ", "webhooks", var number] => Answer(context, webhooks.Remove(Number(number))),
        ["POST ", "webhooks", var number, "enable"] => Answer(context, webhooks.Enable(Number(number))),
        _ => null,
    };

    // Registrations count from 1: what is no number finds none.
    private static int Number(string text)
        => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;

    private static Task Answer(HttpContext context, bool isDone) => isDone
        ? ControlWriter.Done(context, () => { })
        : ControlWriter.SendAsync(context, 404, new ControlError("There is no such webhook."), ControlJson.Wire.ControlError);

    private ControlWebhook Register(ControlWebhookRequest request)
    {
        string dialect = ControlWriter.Required(request.Dialect, "dialect");
        return Uri.TryCreate(ControlWriter.Required(request.Url, "url"), UriKind.Absolute, out Uri? url)
            ? ControlWebhook.Of(webhooks.Add(dialect, url, request.Secret, request.Events), withSecret: true)
            : throw new ArgumentException("'url' must be an absolute address.");
    }

    private ControlTrick Play(ControlTrickRequest request) => ControlTrick.Of(webhooks.Tricks.Add(
        ControlWriter.Required(request.Dialect, "dialect"),
        TrickNames.Parse(ControlWriter.Required(request.Trick, "trick")),
        request.Always == true ? null : request.Times ?? 1,
        request.After ?? 0,
        request.Every ?? 1,
        request.Event));

    private ControlTiming Time(ControlTiming request)
    {
        webhooks.Timing = request.On(webhooks.Timing);
        return ControlTiming.Of(webhooks.Timing);
    }

    private ControlInbound Receive(ControlInboundRequest request)
    {
        string dialect = ControlWriter.Required(request.Dialect, "dialect");
        SandboxMessage message = webhooks.Receive(
            dialect, ControlWriter.Required(request.Phone, "phone"), ControlWriter.Required(request.Text, "text"));
        return new ControlInbound(
            message.Number, dialect, webhooks.Board.StyleOf(dialect).IdOf(message)!, message.Phone, message.Text, message.At);
    }

    private ControlStatusRequest Report(ControlStatusRequest request)
    {
        webhooks.Report(
            ControlWriter.Required(request.Dialect, "dialect"), ControlWriter.Required(request.Id, "id"),
            ControlWriter.Required(request.Status, "status"));
        return request;
    }
}
