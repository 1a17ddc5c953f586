using MessagingHub.Sandbox;

namespace MessagingHub.Tests.Sandbox;

/// <summary>The verbs of FlowIQ's tests.</summary>
public abstract class FlowIQTest(Transport transport) : SandboxTest(transport)
{
    protected const string Digits = "12025550101";

    [SetUp]
    public void WithFlowIQsToken() => Token = SandboxCredentials.FlowIQToken;

    protected string? Token
    {
        set => Http.DefaultRequestHeaders.Authorization = value is null ? null : new("Bearer", value);
    }

    internal Task<Reply> ReadAsync(string query) => SendAsync(HttpMethod.Get, $"flowiq/conversations?{query}");

    internal Task<Reply> GetContactAsync(string query) => SendAsync(HttpMethod.Get, $"flowiq/contact?{query}");

    internal Task<Reply> PostFlowIQAsync(string path, string json) => SendAsync(HttpMethod.Post, $"flowiq{path}", json);

    internal Task<Reply> SendWhatsAppAsync(string kind, string fields)
        => PostFlowIQAsync("/send-whatsapp", $$"""{"phone_number":"{{Digits}}","message_type":"{{kind}}"{{(fields.Length > 0 ? "," : "")}}{{fields}}}""");

    internal Task<Reply> SayAsync(string text = "Hello") => SendWhatsAppAsync("text", $"\"text\":\"{text}\"");

    internal Task<Reply> SendTemplateAsync(string more = "")
        => PostFlowIQAsync("/send-template", $$"""{"templateName":"order_update","whatsappNumber":"{{Digits}}"{{more}}}""");
}
