using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MessagingHub.Tests.Calls;

/// <summary>A service that wants its credential in the address is no reason to show it.</summary>
[CancelAfter(20_000)]
internal sealed class QueryCredentialTests
{
    private const string Key = "key +/&=?ü";

    private static readonly ProviderKind<ParrotOptions> Kind = new()
    {
        Name = "Parakeet",
        Capabilities = ParrotProvider.CanDo,
        Bind = (section, options) => section.Bind(options),
        Credential = options => new WireCredential([], [new("api key", Key)], [Key]),
        Create = context => new ParrotProvider(context),
    };

    [Test]
    public async Task It_is_added_escaped_to_the_address_of_every_attempt(CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.With(503, ""), Answer.Ok("1"));
        using MessagingHubInstance hub = HubAt(server.Address);

        await hub.Parrot().ReadAsync("things?a=1", cancellationToken);
        await hub.Parrot().ReadAsync("things", cancellationToken);

        Assert.That(server.Requests.Select(request => request.Target), Is.EqualTo((string[])
        [
            "/api/v1/things?a=1&api%20key=key%20%2B%2F%26%3D%3F%C3%BC",
            "/api/v1/things?a=1&api%20key=key%20%2B%2F%26%3D%3F%C3%BC",
            "/api/v1/things?api%20key=key%20%2B%2F%26%3D%3F%C3%BC",
        ]));
    }

    [Test]
    public async Task It_shows_in_no_log_and_no_exception(CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(
            exchange => Answer.With(404, $"no such page: {exchange.Request.Target}", ("X-Echo", exchange.Request.Target))(exchange));
        var log = new CollectingLogger();
        using MessagingHubInstance hub = HubAt(server.Address, services => services.AddLogging(
            logging => logging.AddProvider(log).SetMinimumLevel(LogLevel.Trace)));

        MessagingException failure = await Failure.Of(hub.Parrot().ReadAsync("things", cancellationToken));

        Assert.That(server.Requests[0].Target, Does.Contain("%2B%2F%26"));
        Assert.That(
            $"{log.Text} {failure} {failure.Raw?.GetBodyText()} {string.Join(' ', failure.Raw!.Headers)}",
            Does.Not.Contain("%2B%2F%26").And.Not.Contain(Key));
    }

    private static MessagingHubInstance HubAt(Uri address, Action<IServiceCollection>? more = null) => MessagingHubFactory.Create(hub =>
    {
        more?.Invoke(hub.Services);
        hub.AddKind(Kind).AddAccount<ParrotOptions>("Parakeet", "p", options =>
        {
            options.Key = "unused";
            options.BaseAddress = address;
            options.Resilience.Delay = TimeSpan.Zero;
        });
    });
}
