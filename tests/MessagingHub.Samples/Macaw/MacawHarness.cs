using MessagingHub.Conformance;
using Microsoft.Extensions.DependencyInjection;

namespace MessagingHub.Samples.Macaw;

#region harness
internal sealed class MacawHarness : ProviderHarness
{
    public const string ApiKey = "mcw_0123456789";

    private readonly MacawStandIn _service = new();                   // an HttpMessageHandler, a mock, a loopback server, …

    public override MessagingCapabilities Documented => new()         // from the service's documents, never from the provider
    {
        Operations = MessagingOperations.Send | MessagingOperations.ListContacts,
        Recipients = MessageRecipients.Phone,
        Contents = MessageContents.Text,
    };

    public override IReadOnlyList<string> Secrets => [ApiKey];
    public override string KnownPhone => "+12025550101";
    public override IReadOnlyList<string?> Accepted => _service.AcceptedTexts;
    public override int SeededCount(MessagingOperations list) => 9;

    public override Task ResetAsync(CancellationToken cancellationToken)
    {
        _service.Reset();
        return Task.CompletedTask;
    }

    public override void Register(MessagingHubBuilder hub, string account) => hub
        .AddMacaw(account, options => (options.BaseAddress, options.ApiKey) = (new Uri("http://localhost"), ApiKey))
        .ConfigureHttpClient(http => http.ConfigurePrimaryHttpMessageHandler(() => _service));
}
#endregion
