using System.Reflection;
using System.Text.Json;
using MessagingHub.Cli;

namespace MessagingHub.Providers.Tests.Cli;

/// <summary>What a switch from one account to another loses and gains.</summary>
[CancelAfter(30_000)]
internal sealed class CompareTests
{
    private const string Accounts = """
        {"MessagingHub":{"Providers":{
          "support":{"Kind":"Flowella","ApiKey":"flo_x"}, "spare":{"Kind":"Flowella","ApiKey":"flo_y"},
          "eu":{"Kind":"VelaFlows","Token":"sk_test_x","WorkspaceId":"65f0000000000000000000a1"},
          "wa":{"Kind":"FlowIQ","Token":"fiq_x"}}}}
        """;

    private static IEnumerable<string> Capabilities => typeof(MessagingCapabilities).GetProperties().Select(property => property.Name);

    [TestCaseSource(nameof(Capabilities))]
    public void Every_capability_is_compared(string name)
    {
        PropertyInfo property = typeof(MessagingCapabilities).GetProperty(name)!;
        (object all, int count) = AllOf(property.PropertyType);
        var able = new MessagingCapabilities();
        property.SetValue(able, all);

        IReadOnlyList<CapabilityDifference> lost = CapabilityDifference.Between(able, new MessagingCapabilities());
        IReadOnlyList<CapabilityDifference> gained = CapabilityDifference.Between(new MessagingCapabilities(), able);

        string camelCase = JsonNamingPolicy.CamelCase.ConvertName(name);
        Assert.That(lost.Select(item => (item.Capability, item.Lost, item.Gained)), Is.EqualTo(Enumerable.Repeat((camelCase, true, false), count)));
        Assert.That(gained.Select(item => (item.Capability, item.Lost, item.Gained)), Is.EqualTo(Enumerable.Repeat((camelCase, false, true), count)));
    }

    [Test]
    public async Task Programs_get_what_is_lost_gained_and_the_same()
    {
        using Mhub mhub = new Mhub().With(Accounts);

        MhubRun run = await mhub.RunAsync("compare", "SUPPORT", "wa", "--output", "json");

        JsonElement line = run.Single;
        Assert.That(line.EnumerateObject().Select(property => property.Name), Is.EqualTo(new[] { "from", "to", "lost", "gained", "same" }));
        Assert.That(line.GetProperty("from").GetString(), Is.EqualTo("support"));
        Assert.That(line.GetProperty("to").GetString(), Is.EqualTo("wa"));
        Assert.That(WordsOf(line, "lost", "schedulableContents"), Is.EqualTo(new[] { "template" }));
        Assert.That(WordsOf(line, "gained", "contents"), Does.Contain("image").And.Not.Contain("text"));
        Assert.That(WordsOf(line, "same", "contents"), Is.EqualTo(new[] { "text", "template" }));
        Assert.That(line.GetProperty("gained").GetProperty("replies").GetBoolean(), Is.True);
        Assert.That(line.GetProperty("lost").TryGetProperty("replies", out _), Is.False);
        Assert.That(run.Error, Is.Empty);
        Assert.That(run.ExitCode, Is.Zero);
    }

    [Test]
    public async Task People_get_a_line_per_ability_and_the_count()
    {
        using Mhub mhub = new Mhub().With(Accounts);

        MhubRun run = await mhub.RunAsync("compare", "support", "eu");

        Assert.That(run.Out, Does.StartWith("CAPABILITY\tVALUE\tsupport\teu\tSWITCH\n"));
        Assert.That(run.Out, Does.Contain("recipients\tphone\tyes\tno\tlost\n").And.Contain("recipients\tconversation\tno\tyes\tgained\n"));
        Assert.That(run.Out, Does.Contain("contents\ttext\tyes\tyes\t\n").And.Not.Contain("image"));
        int lost = run.Out.Split('\n').Count(line => line.EndsWith("\tlost", StringComparison.Ordinal));
        int gained = run.Out.Split('\n').Count(line => line.EndsWith("\tgained", StringComparison.Ordinal));
        Assert.That(run.Error, Is.EqualTo($"From support to eu: {lost} lost, {gained} gained.\n"));
        Assert.That(run.ExitCode, Is.Zero);
    }

    [TestCase("support", "eu", 8)]
    [TestCase("support", "spare", 0)]
    public async Task A_script_can_stop_at_a_loss(string from, string to, int exitCode)
    {
        using Mhub mhub = new Mhub().With(Accounts);

        MhubRun run = await mhub.RunAsync("compare", from, to, "--fail-on-loss", "--output", "json");

        Assert.That(run.ExitCode, Is.EqualTo(exitCode));
        Assert.That(run.Single.GetProperty("lost").EnumerateObject().Any(), Is.EqualTo(exitCode == 8));
        Assert.That(run.Single.GetProperty("same").EnumerateObject().Any(), Is.True);
    }

    [TestCase("A", "sales", "eu")]
    [TestCase("B", "eu", "sales")]
    public async Task An_unknown_account_is_answered_with_those_there_are(string argument, string from, string to)
    {
        using Mhub mhub = new Mhub().With(Accounts);

        MhubRun run = await mhub.RunAsync("compare", from, to);

        Assert.That(run.Error, Is.EqualTo($"error: <{argument}>: there is no account 'sales'. Accounts: eu, spare, support, wa.\n"));
        Assert.That(run.ExitCode, Is.EqualTo(2));
    }

    private static string?[] WordsOf(JsonElement line, string part, string capability) =>
        [.. line.GetProperty(part).GetProperty(capability).EnumerateArray().Select(word => word.GetString())];

    private static (object All, int Count) AllOf(Type type)
    {
        if (type == typeof(bool))
        {
            return (true, 1);
        }

        if (type == typeof(IReadOnlyList<string>))
        {
            return (new[] { "one", "two" }, 2);
        }

        long[] flags = [.. Enum.GetValues(type).Cast<object>().Select(Convert.ToInt64).Where(flag => flag != 0)];
        return (Enum.ToObject(type, flags.Aggregate((all, flag) => all | flag)), flags.Length);
    }
}
