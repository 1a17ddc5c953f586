using MessagingHub.Sandbox;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MessagingHub.Samples;

/// <summary>What the sandbox's README shows.</summary>
[CancelAfter(30_000)]
internal sealed class SandboxSamples
{
    [Test]
    public async Task A_message_is_taken_though_no_answer_comes()
    {
        #region sandbox
        await using SandboxServer server = await SandboxServer.StartAsync();       // a free port on 127.0.0.1

        await using MessagingHubInstance hub = MessagingHubFactory.Create(hub => hub.AddFlowella("support", account =>
        {
            account.BaseAddress = server.FlowellaAddress;                          // http://127.0.0.1:PORT/flowella/api/v1
            account.ApiKey = SandboxCredentials.FlowellaApiKey;
            account.DefaultSender = SandboxCredentials.FlowellaChannelId;
        }));

        server.Faults.Add(SandboxDialect.Flowella, SandboxOperation.Send, Fault.AcceptThenReset());
        MessagingException? failure = null;
        try
        {
            await hub.Default.SendTextAsync(SandboxSeed.KnownPhone, "Hello");
        }
        catch (MessagingException lost)
        {
            failure = lost;                                                        // lost.MayHaveBeenAccepted is true
        }

        int accepted = server.Ledger.Count;                                        // 1: taken, though no answer came
        #endregion

        Assert.That((failure?.MayHaveBeenAccepted, accepted), Is.EqualTo(((bool?)true, 1)));
    }

    [Test]
    public async Task The_sandbox_needs_no_port()
    {
        #region inMemorySandbox
        var sandbox = new MessagingSandbox();
        using IHost host = await new HostBuilder()
            .ConfigureWebHost(web => web.UseTestServer().Configure(sandbox.Configure))
            .StartAsync();
        HttpClient client = host.GetTestClient();
        #endregion

        using HttpResponseMessage about = await client.GetAsync(new Uri("/_sandbox", UriKind.Relative));
        Assert.That(about.IsSuccessStatusCode, Is.True);
    }
}
