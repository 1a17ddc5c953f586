using System.Reflection;
using System.Runtime.CompilerServices;

namespace MessagingHub.Tests.Telemetry;

internal sealed class TelemetryReadmeTests
{
    private static IEnumerable<string> Names => typeof(MessagingHubTelemetry)
        .GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
        .Select(name => (string)name.GetRawConstantValue()!);

    [TestCaseSource(nameof(Names))]
    public void Every_name_stands_in_the_README(string name) => Assert.That(Readme(), Does.Contain($"`{name}`"));

    private static string Readme([CallerFilePath] string here = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "../../../src/MessagingHub/Telemetry/README.md"));
}
