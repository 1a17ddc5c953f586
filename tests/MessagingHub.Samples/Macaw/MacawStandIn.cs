using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MessagingHub.Samples.Macaw;

/// <summary>The made-up service as its documents would have it, written without a look at the provider.</summary>
internal sealed class MacawStandIn : HttpMessageHandler
{
    public const int Contacts = 9;

    private readonly ConcurrentQueue<string?> _accepted = new();

    public IReadOnlyList<string?> AcceptedTexts => [.. _accepted];

    public void Reset() => _accepted.Clear();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => request switch
    {
        { Headers.Authorization: not { Scheme: "Bearer", Parameter: MacawHarness.ApiKey } } => Answer(HttpStatusCode.Unauthorized, new JsonObject { ["message"] = "Who are you?" }),
        { Method.Method: "POST", RequestUri.AbsolutePath: "/messages" } => await AcceptAsync(request, cancellationToken),
        { Method.Method: "GET", RequestUri.AbsolutePath: "/contacts" } => List(request.RequestUri!),
        _ => Answer(HttpStatusCode.NotFound, new JsonObject { ["message"] = "There is no such address." }),
    };

    private async Task<HttpResponseMessage> AcceptAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using JsonDocument body = JsonDocument.Parse(await request.Content!.ReadAsStringAsync(cancellationToken));
        _accepted.Enqueue(body.RootElement.GetProperty("text").GetString());
        return Answer(HttpStatusCode.Created, new JsonObject { ["id"] = Guid.NewGuid().ToString() });
    }

    private static HttpResponseMessage List(Uri address)
    {
        Dictionary<string, string> query = address.Query.TrimStart('?').Split('&').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        int after = query["after"].Length == 0 ? 0 : int.Parse(query["after"], CultureInfo.InvariantCulture);
        int last = Math.Min(after + int.Parse(query["limit"], CultureInfo.InvariantCulture), Contacts);
        return Answer(HttpStatusCode.OK, new JsonObject
        {
            ["items"] = new JsonArray([.. Enumerable.Range(after + 1, last - after).Select(number => new JsonObject
            {
                ["id"] = $"contact-{number}",
                ["phone"] = $"+1202555010{number}",
                ["name"] = $"Parrot keeper {number}",
            })]),
            ["next"] = last < Contacts ? last.ToString(CultureInfo.InvariantCulture) : null,
        });
    }

    private static HttpResponseMessage Answer(HttpStatusCode status, JsonObject body) =>
        new(status) { Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json") };
}
