using MessagingHub.Cli;
using MessagingHub.Sandbox;

namespace MessagingHub.Providers.Tests.Cli;

/// <summary>A folder with a configuration, in which <c>mhub</c> runs inside the test's process.</summary>
internal sealed class Mhub : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mhub-tests-");

    public string Folder => _folder.FullName;

    public Dictionary<string, string> Variables { get; } = [];

    public bool IsTerminal { get; init; }

    public int Width { get; init; } = 120;

    /// <summary>Gives it one Flowella account "support" at an address.</summary>
    public Mhub At(Uri address, string more = "", string resilience = "\"Delay\": \"00:00:00.010\"") =>
        WithAccounts(("support", Account(address, more, resilience)));

    /// <summary>Gives it accounts, each as a name and an object.</summary>
    public Mhub WithAccounts(params (string Name, string Settings)[] accounts) => With(
        "{ \"MessagingHub\": { \"Providers\": {" + string.Join(", ", accounts.Select(account => $"\"{account.Name}\": {account.Settings}")) + "} } }");

    public static string Account(
        Uri address, string more = "", string resilience = "\"Delay\": \"00:00:00.010\"", string key = SandboxCredentials.FlowellaApiKey) => $$"""
        {
          "Kind": "Flowella", "BaseAddress": "{{address}}", "ApiKey": "{{key}}",
          "Resilience": { {{resilience}} }{{(more.Length == 0 ? "" : ", " + more)}}
        }
        """;

    public Mhub With(string settings, string file = "appsettings.json")
    {
        File.WriteAllText(Path.Combine(Folder, file), settings);
        return this;
    }

    public Task<MhubRun> RunAsync(params string[] args) => RunAsync(TestContext.CurrentContext.CancellationToken, args);

    public async Task<MhubRun> RunAsync(CancellationToken cancellationToken, params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        int exitCode = await MhubApp.RunAsync(args, EnvironmentFor(output, error), cancellationToken);
        return new MhubRun(exitCode, output.ToString(), error.ToString());
    }

    public MhubEnvironment EnvironmentFor(TextWriter output, TextWriter error) => new()
    {
        Out = output,
        Error = error,
        CurrentDirectory = Folder,
        Variables = Variables,
        IsTerminal = IsTerminal,
        Width = Width,
    };

    public void Dispose() => _folder.Delete(recursive: true);
}
