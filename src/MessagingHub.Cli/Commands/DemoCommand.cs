using System.CommandLine;
using MessagingHub.Sandbox;

namespace MessagingHub.Cli;

/// <summary>Shows the library at work, on this machine alone: sandbox, accounts from configuration, every call, two failures.</summary>
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
        await using HubSession hub = HubSession.Open(SandboxAccounts.Configure(server));
        var story = new DemoStory(new Screen(environment));
        story.Say($"A sandbox of the messaging services runs on {server.BaseAddress} until this demo ends.");
        story.Say($"Its accounts come from configuration, as yours would: {string.Join(", ", hub.Providers.Names)}.");
        foreach (SandboxAccount account in SandboxAccounts.All)
        {
            await new AccountDemo(server, account, hub.Providers.Get(account.Name), story).RunAsync(cancellationToken);
        }

        story.Say();
        story.Say("What each account can do; everything else is refused before anything is sent:");
        story.Show([.. SandboxAccounts.All.Select(account => hub.Providers.Get(account.Name))]);
        story.Say("Next: mhub sandbox keeps such a sandbox running, and prints a configuration to play with.");
        return story.AllAsExpected ? ExitCodes.Done : ExitCodes.Unexpected;
    }
}
