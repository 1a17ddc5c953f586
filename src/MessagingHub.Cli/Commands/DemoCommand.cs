using System.CommandLine;
using MessagingHub.Sandbox;

namespace MessagingHub.Cli;

/// <summary>Shows the library at work, on this machine alone: sandbox, accounts from configuration, every call, an event that comes back, two failures.</summary>
internal sealed class DemoCommand(MhubEnvironment environment, CommonOptions common)
{
    public Command Build()
    {
        var command = new Command("demo", "See it work: send and list through every service, on this machine alone. Needs no account.");
        CommonOptions.Refuse(command, "the demo has accounts and an output of its own; leave it out.", common.Config, common.Provider, common.Output, common.Verbose);
        command.Does((_, cancellationToken) => RunAsync(cancellationToken));
        return command;
    }

    private async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await using SandboxServer server = await SandboxServer.StartAsync(cancellationToken: cancellationToken);
        var inbox = new DemoInbox();
        await using HubSession hub = HubSession.Open(SandboxAccounts.Configure(server), events: inbox);
        await using WebhookHost host = await WebhookHost.StartAsync(hub, inbox, port: 0, log: null, cancellationToken);
        var story = new DemoStory(new Screen(environment));
        story.Say($"A sandbox of the messaging services runs on {server.BaseAddress} until this demo ends.");
        story.Say($"Its accounts come from configuration, as yours would: {string.Join(", ", hub.Providers.Names)}.");
        foreach (SandboxAccount account in SandboxAccounts.All)
        {
            IMessagingProvider provider = hub.Providers.Get(account.Name);
            WebhookDemo? webhooks = hub.WebhookPlaceOf(provider) is { } place ? new WebhookDemo(server, place, host.Address, inbox, environment) : null;
            await new AccountDemo(server, account, provider, story, webhooks).RunAsync(cancellationToken);
        }

        story.Say();
        story.Say("What each account can do; everything else is refused before anything is sent:");
        story.Show([.. SandboxAccounts.All.Select(account => hub.Providers.Get(account.Name))]);
        story.Say("Next: mhub sandbox keeps such a sandbox running, and prints a configuration to play with.");
        return story.AllAsExpected ? ExitCodes.Done : ExitCodes.Unexpected;
    }
}
