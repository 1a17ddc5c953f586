using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Web;

namespace Macaw.Tests;

/// <summary>Macaw as its documents say; it writes down what it accepts, and knows nothing of the provider.</summary>
internal sealed class MacawStandIn : HttpMessageHandler
{
    public const string ApiKey = "mcw_0123456789";
    public const int ContactCount = 9;

    private readonly Lock _lock = new();
    private readonly List<string?> _accepted = [];

    public IReadOnlyList<string?> AcceptedTexts
    {
        get
        {
            lock (_lock)
            {
                return [.. _accepted];
            }
        }
    }

    public void Reset()
    {
        lock (_lock)
        {
            _accepted.Clear();
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        return request.Headers.Authorization?.ToString() != "Bearer " + ApiKey
            ? Refuse(HttpStatusCode.Unauthorized, "no such key")
            : (request.Method.Method, request.RequestUri!.AbsolutePath) switch
            {
                ("GET", "/v1/contacts") => ListContacts(request.RequestUri),
                ("POST", "/v1/messages") => Accept(body),
                _ => Refuse(HttpStatusCode.NotFound, "no such path"),
            };
    }

    private static HttpResponseMessage ListContacts(Uri address)
    {
        var query = HttpUtility.ParseQueryString(address.Query);
        int begin = int.Parse(query["after"] ?? "0", CultureInfo.InvariantCulture);
        int end = Math.Min(begin + int.Parse(query["limit"] ?? "50", CultureInfo.InvariantCulture), ContactCount);
        var page = new JsonObject
        {
            ["contacts"] = new JsonArray([.. Enumerable.Range(begin, end - begin).Select(number => new JsonObject
            {
                ["id"] = $"contact_{number}",
                ["phone"] = $"+120255501{number:00}",
                ["name"] = $"Contact {number}",
            })]),
        };
        if (end < ContactCount)
        {
            page["next"] = end.ToString(CultureInfo.InvariantCulture);
        }

        return Answer(HttpStatusCode.OK, page);
    }

    private static HttpResponseMessage Refuse(HttpStatusCode status, string message) => Answer(status, new JsonObject { ["message"] = message });

    private static HttpResponseMessage Answer(HttpStatusCode status, JsonObject body) => new(status) { Content = JsonContent.Create(body) };

    private HttpResponseMessage Accept(string body)
    {
        JsonElement message = JsonElement.Parse(body);
        lock (_lock)
        {
            _accepted.Add(message.GetProperty("text").GetString());
            return Answer(HttpStatusCode.Accepted, new JsonObject { ["id"] = $"msg_{_accepted.Count}" });
        }
    }
}
