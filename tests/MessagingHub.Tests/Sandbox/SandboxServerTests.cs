using System.Net;
using System.Net.Sockets;
using MessagingHub.Sandbox;

namespace MessagingHub.Tests.Sandbox;

public sealed class SandboxServerTests
{
    private CancellationTokenSource _limit = null!;

    [SetUp]
    public void Bound() => _limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));

    [TearDown]
    public void Release() => _limit.Dispose();

    [Test]
    public async Task It_listens_on_a_free_loopback_port_and_says_where()
    {
        await using SandboxServer server = await SandboxServer.StartAsync(cancellationToken: _limit.Token);

        Assert.Multiple(() =>
        {
            Assert.That(server.BaseAddress.Host, Is.EqualTo("127.0.0.1"));
            Assert.That(server.BaseAddress.Port, Is.GreaterThan(0));
            Assert.That(server.FlowellaAddress.AbsoluteUri, Is.EqualTo($"http://127.0.0.1:{server.BaseAddress.Port}/flowella/api/v1"));
            Assert.That(server.VelaFlowsAddress.AbsolutePath, Is.EqualTo("/velaflows/api/v1"));
            Assert.That(server.VelstackAddress.AbsolutePath, Is.EqualTo("/velstack/api"));
            Assert.That(server.AddressOf("flowella"), Is.EqualTo(server.FlowellaAddress));
            Assert.That(server.FlowIQAddress.AbsoluteUri, Is.EqualTo($"http://127.0.0.1:{server.BaseAddress.Port}/flowiq"));
            Assert.That(() => server.AddressOf("nobody"), Throws.ArgumentException);
        });
    }

    [Test]
    public async Task Its_constants_are_those_of_its_world()
    {
        await using SandboxServer server = await SandboxServer.StartAsync(cancellationToken: _limit.Token);

        Assert.Multiple(() =>
        {
            Assert.That(FlowellaIds.Of(server.World.Channels[0]), Is.EqualTo(SandboxCredentials.FlowellaChannelId));
            Assert.That(FlowellaIds.Of(server.World.Channels[1]), Is.EqualTo(SandboxCredentials.FlowellaSecondChannelId));
            Assert.That(FlowellaIds.Of(server.World.Templates[0]), Is.EqualTo(SandboxCredentials.FlowellaTemplateId));
            Assert.That(server.World.FindContact(SandboxSeed.KnownPhone)?.Name, Is.Not.Null);
            Assert.That(server.World.FindContact(SandboxSeed.UnknownPhone), Is.Null);
            Assert.That(server.World.Channels.Count(channel => channel.IsDefault), Is.EqualTo(1));
        });
    }

    [TestCase(SandboxCredentials.FlowellaChannelId)]
    [TestCase(SandboxCredentials.FlowellaSecondChannelId)]
    [TestCase(SandboxCredentials.FlowellaOrganizationId)]
    [TestCase(SandboxCredentials.FlowellaTemplateId)]
    public void Its_ids_look_like_cuids(string id) => Assert.That(id, Does.Match("^c[a-z0-9]{24}$"));

    [Test]
    public async Task A_taken_port_is_named_in_the_error()
    {
        await using SandboxServer first = await SandboxServer.StartAsync(cancellationToken: _limit.Token);
        int port = first.BaseAddress.Port;

        await Assert.ThatAsync(
            () => SandboxServer.StartAsync(port, cancellationToken: _limit.Token),
            Throws.InstanceOf<IOException>().With.Message.Contains($"127.0.0.1:{port}"));
    }

    [TestCase(-1)]
    [TestCase(65536)]
    public async Task A_port_that_cannot_be_is_refused(int port)
        => await Assert.ThatAsync(() => SandboxServer.StartAsync(port), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public async Task A_sandbox_outlives_its_server_and_comes_back_on_the_same_port()
    {
        var sandbox = new MessagingSandbox();
        int port;
        await using (SandboxServer first = await SandboxServer.StartAsync(sandbox, cancellationToken: _limit.Token))
        {
            port = first.BaseAddress.Port;
            sandbox.World.AddContact(SandboxSeed.UnknownPhone);
        }

        using var http = new HttpClient();
        await Assert.ThatAsync(
            () => http.GetAsync($"http://127.0.0.1:{port}/_sandbox", _limit.Token),
            Throws.InstanceOf<HttpRequestException>().With.InnerException.InstanceOf<SocketException>());

        await using SandboxServer second = await SandboxServer.StartAsync(sandbox, port, _limit.Token);
        using HttpResponseMessage response = await http.GetAsync(new Uri(second.BaseAddress, "_sandbox"), _limit.Token);
        Assert.Multiple(() =>
        {
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(second.World.FindContact(SandboxSeed.UnknownPhone), Is.Not.Null);
        });
    }

    [TestCase("accept-then-stall")]
    [TestCase("endless-body")]
    [TestCase("slow-drip")]
    public async Task Stopping_the_server_ends_what_would_never_end(string name)
    {
        SandboxServer server = await SandboxServer.StartAsync(cancellationToken: _limit.Token);
        server.Faults.Add("flowella", SandboxOperation.Send, name switch
        {
            "accept-then-stall" => Fault.AcceptThenStall(),
            "endless-body" => Fault.EndlessBody(),
            _ => Fault.SlowDrip(TimeSpan.FromHours(1)),
        });
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new("Bearer", SandboxCredentials.FlowellaApiKey);
        using StringContent content = Some.TextMessage();
        Task<HttpResponseMessage> call = http.PostAsync($"{server.FlowellaAddress}/messages", content, _limit.Token);
        await server.Ledger.WaitForCountAsync(1, _limit.Token);

        await server.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10), _limit.Token);

        await Assert.ThatAsync(() => call, Throws.InstanceOf<HttpRequestException>());
    }

    [Test]
    public async Task An_address_beside_the_dialects_is_404()
    {
        await using SandboxServer server = await SandboxServer.StartAsync(cancellationToken: _limit.Token);
        using var http = new HttpClient();

        using HttpResponseMessage response = await http.GetAsync(server.BaseAddress, _limit.Token);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }
}
