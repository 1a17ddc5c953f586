using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;

namespace MessagingHub.Benchmarks;

/// <summary>One service: what it answers, its client written by hand, and its account in the hub.</summary>
internal sealed class Scenario
{
    public const string Account = "main";

    private const string Token = "sk_test_ABCDEFGHIJKLMNOPQRSTUVWXYZabcdef";
    private const string Workspace = "64f1a2b3c4d5e6f7a8b9c0d1";
    private const string Words = "Your order 4711 is on its way and arrives tomorrow between nine and eleven.";

    private readonly byte[] _sent;
    private readonly Func<int, Pages> _list;

    private Scenario(string name, OutboundMessage message, byte[] sent, Func<int, Pages> list)
    {
        Name = name;
        Message = message;
        _sent = sent;
        _list = list;
    }

    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("VelaFlows", OutboundMessage.Text(MessageRecipient.Conversation("65a1b2c3d4e5f6a7b8c9d0e1"), Words),
            Bytes("""{"success":true,"data":{"message":{"_id":"65a1b2c3d4e5f6a7b8c9d0f7"}}}"""),
            count => new Pages(
                "page",
                n => $$"""{"_id":"65a1b2c3d4e5f6a7b8c9d{{n}}","firstName":"Jane","lastName":"Smith-{{n}}","email":"jane.smith.{{n}}@example.com","phone":"+15551234{{n}}","status":"active","createdAt":"2026-03-20T08:15:00.000Z","pipelineId":"65a1b2c3d4e5f6a7b8c9d0e1","stageId":"65a1b2c3d4e5f6a7b8c9d0e2"}""",
                (items, page) => $$$"""{"success":true,"data":{"items":[{{{items}}}],"pagination":{"page":{{{page}}},"limit":100,"total":{{{count * Pages.Size}}},"totalPages":{{{count}}} } } }""")),
        new("Flowella", OutboundMessage.Text(MessageRecipient.Phone("+15551234567"), Words),
            Bytes("""{"id":"cm0message0000001","conversationId":"cm0conversation01","contactId":"cm0contact0000001","metaMessageId":null}"""),
            count => new Pages(
                "cursor",
                n => $$"""{"id":"cm0contact0000{{n}}","phone":"+15551234{{n}}","waId":null,"name":"Jane Smith-{{n}}","email":"jane.smith.{{n}}@example.com","isOptedOut":false,"createdAt":"2026-03-20T08:15:00.000Z","updatedAt":"2026-03-21T09:30:00.000Z"}""",
                (items, page) => page < count ? $$$"""{"items":[{{{items}}}],"nextCursor":"{{{page + 1}}}"}""" : $$$"""{"items":[{{{items}}}]}""")),
        new("Velstack", OutboundMessage.Text(MessageRecipient.Phone("+15551234567"), Words),
            Bytes("""{"status":true,"code":200,"message":"SMS sent successfully","data":{"summary":{"message_id":"0b7d1a8b-4c60-4d57-9c1e-2f7d1a8b4c60","type":"Quick SMS","recipients":["+15551234567"],"total_contacts":1,"credit_used":1,"credit_left":4711}}}"""),
            _ => new Pages(
                "none",
                n => $$"""{"id":"c-0000{{n}}","first_name":"Jane","last_name":"Smith-{{n}}","phone_number":"+15551234{{n}}","email_address":"jane.smith.{{n}}@example.com","Group":"Customers","added_date":"2026-03-20T08:15:00.000000Z"}""",
                (items, _) => $$"""{"status":true,"code":200,"message":"Contacts","data":[{{items}}]}""")),
        new("FlowIQ", OutboundMessage.Text(MessageRecipient.Phone("+15551234567"), Words),
            Bytes("""{"success":true,"message":"Message sent successfully","data":{"message_id":"wamid.HBgLMTU1NTEyMzQ1NjcVAgARGBI5","recipient":"15551234567","message_type":"text"}}"""),
            count => new Pages(
                "page",
                n => $$"""{"id":"5b3f9a52-0b3e-4d57-9c1e-2f7d1a8b4{{n}}","full_name":"Jane Smith-{{n}}","whatsapp_id":"15551234{{n}}","phone_number":"+15551234{{n}}","email":"jane.smith.{{n}}@example.com","created_at":"2026-03-20T08:15:00Z","tags":["vip","new"],"has_unread_messages":false,"bot_status":"active","archived":false,"updated_at":"2026-03-21T09:30:00Z"}""",
                (items, page) => $$$"""{"success":true,"contacts":[{{{items}}}],"pagination":{"currentPage":{{{page}}},"totalPages":{{{count}}},"totalContacts":{{{count * Pages.Size}}},"contactsPerPage":100,"hasNextPage":{{{(page < count ? "true" : "false")}}},"hasPrevPage":false},"count":100}""")),
    ];

    public string Name { get; }

    public OutboundMessage Message { get; }

    public static Scenario Of(string name) => All.Single(scenario => scenario.Name == name);

    /// <summary>The service in memory.</summary>
    /// <param name="pages">How many pages its list of contacts has.</param>
    public CannedService Service(int pages = 42) => new(HttpStatusCode.OK, _sent, _list(pages).Answer);

    /// <summary>The service in memory, refusing everything.</summary>
    public static CannedService RefusingService()
    {
        byte[] refusal = Bytes("""{"success":false,"status":false,"error":{"code":"UNAUTHORIZED","message":"The key is not valid."}}""");
        return new CannedService(HttpStatusCode.Unauthorized, refusal, _ => refusal);
    }

    public HandWrittenClient ByHand(HttpMessageHandler service)
    {
        string address = Name switch
        {
            "VelaFlows" => "https://api.velaflows.com/api/v1/",
            "Flowella" => "https://app.flowella.io/api/v1/",
            "Velstack" => "https://sms.velstack.com/api/",
            _ => "https://api.flowiq.live/",
        };
        var http = new HttpClient(service) { BaseAddress = new Uri(address) };
        http.DefaultRequestHeaders.Authorization = new("Bearer", Token);
        switch (Name)
        {
            case "VelaFlows":
                http.DefaultRequestHeaders.Add("x-workspace-id", Workspace);
                return new VelaFlowsByHand(http, Account);
            case "Flowella":
                return new FlowellaByHand(http, Account);
            case "Velstack":
                http.DefaultRequestHeaders.Accept.Add(new("application/json"));
                return new VelstackByHand(http, Account, "Acme");
            default:
                return new FlowIQByHand(http, Account, "acme");
        }
    }

    /// <summary>The hub with one account over this service.</summary>
    /// <param name="service">The service in memory.</param>
    /// <param name="whole">False for the provider alone: no timeouts, repetitions, breaker and limiter.</param>
    public MessagingHubInstance Hub(HttpMessageHandler service, bool whole) => MessagingHubFactory.Create(hub => Register(hub, service, whole));

    public void Register(MessagingHubBuilder hub, HttpMessageHandler service, bool whole)
    {
        hub.ConfigureHttpClient(http => http.ConfigurePrimaryHttpMessageHandler(() => service));
        switch (Name)
        {
            case "VelaFlows":
                hub.AddVelaFlows(Account, options => Set(options, whole, () => (options.Token, options.WorkspaceId) = (Token, Workspace)));
                break;
            case "Flowella":
                hub.AddFlowella(Account, options => Set(options, whole, () => options.ApiKey = Token));
                break;
            case "Velstack":
                hub.AddVelstack(Account, options => Set(options, whole, () => (options.ApiKey, options.DefaultSender) = (Token, "Acme")));
                break;
            default:
                hub.AddFlowIQ(Account, options => Set(options, whole, () => (options.Token, options.TenantId) = (Token, "acme")));
                break;
        }
    }

    private static void Set(MessagingAccountOptions options, bool whole, Action credential)
    {
        credential();
        options.Resilience.Enabled = whole;
        options.RateLimit.Enabled = whole;

        // More than any of the measurements reaches, so that calls are counted and none has to wait.
        options.RateLimit.All = new RateLimit { Permits = 1_000_000, Window = TimeSpan.FromSeconds(1) };
        options.RateLimit.Read = options.RateLimit.Write = null;
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
