using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using MessagingHub.Cli;
using MessagingHub.Flowella;
using MessagingHub.Sandbox;

namespace MessagingHub.Providers.Tests.Cli;

/// <summary>The settings that <c>check</c> shows: all of them, and no secret.</summary>
[CancelAfter(30_000)]
internal sealed class SettingTests
{
    /// <summary>The texts that are no credentials, by the services' own documents.</summary>
    private static readonly string[] Open = ["BaseAddress", "DefaultSender", "WorkspaceId", "TenantId", "QuickSmsPath", "WebhookSubscriptionsPath"];

    private static IEnumerable<string> KnownKinds => Kinds.All.Keys;

    [TestCaseSource(nameof(KnownKinds))]
    public async Task The_credential_of_no_kind_is_shown(string kind)
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        await using HubSession hub = HubSession.Open(SandboxAccounts.Configure(server));
        SandboxAccount account = SandboxAccounts.All.Single(account => account.Kind == kind);

        IReadOnlyList<Setting> settings = hub.SettingsOf(hub.Providers.Get(account.Name));

        Setting[] masked = [.. settings.Where(setting => setting.Text?.StartsWith("***", StringComparison.Ordinal) == true)];
        Assert.That(masked.Select(setting => setting.Path), Is.EquivalentTo(account.Settings.Keys.Except(Open)).And.Not.Empty);
        foreach (Setting secret in masked)
        {
            Assert.That(secret.Text, Is.EqualTo("***" + account.Settings[secret.Path][^4..]));
        }

        Assert.That(settings.Where(setting => account.Settings.ContainsKey(setting.Path) && Open.Contains(setting.Path)).Select(setting => setting.Text),
            Is.EqualTo(account.Settings.Where(setting => Open.Contains(setting.Key)).OrderBy(setting => setting.Key).Select(setting => setting.Value)));
    }

    [Test]
    public void Every_setting_is_shown()
    {
        string[] paths = [.. Kinds.All["Flowella"].Settings(new FlowellaOptions()).Select(setting => setting.Path)];
        string[] names = [.. typeof(FlowellaOptions).GetProperties().Select(property => property.Name).Where(name => name != "Kind")];

        Assert.That(paths.Select(path => path.Split(':')[0]).Distinct(), Is.EquivalentTo(names));
        Assert.That(paths.Where(path => path.StartsWith("Resilience:", StringComparison.Ordinal)).Select(path => path.Split(':')[1]),
            Is.EquivalentTo(typeof(ResilienceOptions).GetProperties().Select(property => property.Name)));
        Assert.That(paths, Is.Ordered.Using((IComparer<string>)StringComparer.Ordinal));
    }

    [Test]
    public void What_a_kind_does_not_name_as_harmless_is_masked_unless_it_is_the_default_or_no_text()
    {
        var options = new PigeonOptions
        {
            DefaultSender = "loft 7",
            Password = "a password nobody may see",
            Short = "1234567890123456789",
            Callback = new Uri("https://anna:secret@example.com"),
            Region = "north",
            Speed = TimeSpan.FromMinutes(1.5),
            Birds = 12,
            Nest = new PigeonNest { Key = "the key under the mat", Mood = PigeonMood.Calm },
        };
        options.Keys.Add("a second key that was configured");

        Dictionary<string, string?> shown = Read(options);

        Assert.That(shown["Password"], Is.EqualTo("*** see"));
        Assert.That(shown["Short"], Is.EqualTo("***"));
        Assert.That(shown["Callback"], Is.EqualTo("***"));
        Assert.That(shown["Nest:Key"], Is.EqualTo("*** mat"));
        Assert.That((shown["Keys:0"], shown["Keys:1"]), Is.EqualTo(("usual", "***ured")));
        Assert.That((shown["Region"], shown["DefaultSender"]), Is.EqualTo(("north", "loft 7")));
        Assert.That((shown["Speed"], shown["Birds"], shown["Nest:Mood"]), Is.EqualTo(("00:01:30", "12", "1")));
        Assert.That(shown["Greeting"], Is.EqualTo("coo"), "the default of the code");
    }

    [Test]
    public void What_is_not_set_has_no_value_and_an_absent_group_no_settings()
    {
        Dictionary<string, string?> shown = Read(new PigeonOptions());

        Assert.That(shown["Password"], Is.Null);
        Assert.That(shown.Keys, Has.None.StartsWith("Nest").And.Not.Contain("Kind"));
    }

    [Test]
    public async Task Check_says_which_settings_come_from_the_file_the_variables_and_the_defaults()
    {
        await using SandboxServer sandbox = await SandboxServer.StartAsync();
        using Mhub mhub = new Mhub().At(sandbox.FlowellaAddress);
        mhub.Variables["messaginghub__PROVIDERS__support__Resilience__TotalTimeout"] = "00:01:00";

        MhubRun people = await mhub.RunAsync("check");
        JsonElement settings = (await mhub.RunAsync("check", "--output", "json")).Single.GetProperty("settings");

        Assert.That(people.Out, Does.Match($@"\n  ApiKey +\*\*\*{SandboxCredentials.FlowellaApiKey[^4..]} \(file\)\n"));
        Assert.That(people.Out, Does.Match(@"\n  DefaultSender +not set \(default\)\n"));
        Assert.That(people.Out, Does.Match(@"\n  Resilience:AttemptTimeout +00:00:10 \(default\)\n"));
        Assert.That(people.Out, Does.Match(@"\n  Resilience:TotalTimeout +00:01:00 \(environment\)\n"));
        Assert.That(people.Out, Does.Not.Contain(SandboxCredentials.FlowellaApiKey));
        Assert.That(settings.GetProperty("Resilience:TotalTimeout").GetString(), Is.EqualTo("00:01:00"));
        Assert.That(settings.TryGetProperty("DefaultSender", out _), Is.False, "absent values are left out");
    }

    private static Dictionary<string, string?> Read(PigeonOptions options)
    {
        var json = new JsonSerializerOptions { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };
        var reader = new SettingReader(json.GetTypeInfo(typeof(PigeonOptions)), [nameof(PigeonOptions.Region)], () => new PigeonOptions());
        return reader.Read(options).ToDictionary(setting => setting.Path, setting => setting.Text);
    }

    private enum PigeonMood
    {
        Restless,
        Calm,
    }

    private sealed class PigeonOptions : MessagingAccountOptions
    {
        public string? Password { get; set; }

        public string? Short { get; set; }

        public Uri? Callback { get; set; }

        public string? Region { get; set; }

        public string Greeting { get; set; } = "coo";

        public TimeSpan? Speed { get; set; }

        public int Birds { get; set; }

        public List<string> Keys { get; } = ["usual"];

        public PigeonNest? Nest { get; set; }
    }

    private sealed class PigeonNest
    {
        public string? Key { get; set; }

        public PigeonMood Mood { get; set; }
    }
}
