using MessagingHub;
using MessagingHub.Conformance;
using Microsoft.Extensions.DependencyInjection;

namespace Macaw.Tests;

internal sealed class MacawHarness : ProviderHarness
{
    private readonly MacawStandIn _service = new();

    public override MessagingCapabilities Documented => new()
    {
        Operations = MessagingOperations.Send | MessagingOperations.ListContacts,
        Recipients = MessageRecipients.Phone,
        Contents = MessageContents.Text,
    };

    public override IReadOnlyList<string> Secrets => [MacawStandIn.ApiKey];

    public override string KnownPhone => "+12025550101";

    public override IReadOnlyList<string?> Accepted => _service.AcceptedTexts;

    public override int SeededCount(MessagingOperations list) => MacawStandIn.ContactCount;

    public override Task ResetAsync(CancellationToken cancellationToken)
    {
        _service.Reset();
        return Task.CompletedTask;
    }

    public override void Register(MessagingHubBuilder hub, string account) => hub
        .AddMacaw(account, options => (options.BaseAddress, options.ApiKey) = (new Uri("http://localhost/v1"), MacawStandIn.ApiKey))
        .ConfigureHttpClient(http => http.ConfigurePrimaryHttpMessageHandler(() => _service));
}
