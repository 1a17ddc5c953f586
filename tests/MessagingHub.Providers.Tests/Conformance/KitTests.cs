using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using MessagingHub.Conformance;
using MessagingHub.Providers.Tests.Flowella;

namespace MessagingHub.Providers.Tests.Conformance;

/// <summary>The kit has no gaps: every fault has a row, every flag a probe, every test its clause in the README.</summary>
internal sealed partial class KitTests
{
    private static readonly ProviderOperation Change = new("change", IsChange: true, HasPages: false, (_, _) => Task.FromResult<object?>(null));
    private static readonly ProviderOperation Read = Change with { Name = "read", IsChange = false };
    private static readonly ProviderOperation List = Read with { Name = "list", HasPages = true };

    [Test]
    public async Task Every_fault_has_an_expectation_for_every_kind_of_call([Values] ServiceFault fault)
    {
        await using var harness = new FlowellaHarness();
        foreach (ProviderOperation operation in (ProviderOperation[])[Change, Read, List])
        {
            FaultExpectation cell = FaultTable.Expect(fault, operation, harness);
            bool couldHold = cell.Accepted > 0 && cell.Code is not null;
            Assert.That(!couldHold || cell.MayHaveBeenAccepted, Is.True, $"{operation} × {fault}: what the ledger holds may have been accepted");
            Assert.That(!cell.MayHaveBeenAccepted || cell.Attempts == 1, Is.True, $"{operation} × {fault}: what may have been accepted is not repeated");
        }
    }

    [Test]
    public async Task A_cell_without_an_expectation_fails()
    {
        await using var harness = new FlowellaHarness();
        Assert.Throws<InvalidOperationException>(() => FaultTable.Expect((ServiceFault)int.MaxValue, Change, harness));
        Assert.Throws<InvalidOperationException>(() => FaultTable.Expect((ServiceFault)int.MaxValue, Read, harness));
    }

    [Test]
    public void A_flag_that_the_kit_does_not_know_fails()
    {
        var can = new MessagingCapabilities();
        Assert.Throws<NotSupportedException>(() => OperationTable.Of((MessagingOperations)(1 << 30), can).Count());
        Assert.Throws<NotSupportedException>(() => OperationTable.Of((MessagingFeatures)(1 << 30), can).Count());
        Assert.Throws<NotSupportedException>(() => OperationTable.Of((ContactWrites)(1 << 30)));
        Assert.Throws<NotSupportedException>(() => SampleContents.Of((MessageContents)(1 << 30), "id"));
        Assert.Throws<NotSupportedException>(() => FeatureTypes.Of((MessagingFeatures)(1 << 30)));
    }

    [Test]
    public void Every_property_of_what_an_account_declares_has_a_probe() => Assert.That(
        typeof(MessagingCapabilities).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => property.Name),
        Is.EquivalentTo(Enum.GetNames<CapabilityTopic>()));

    [Test]
    public void The_table_of_clauses_in_the_README_is_every_test_and_nothing_else()
    {
        string readme = File.ReadAllText(Path.Combine(ThisFolder(), "../../../src/MessagingHub.Conformance/README.md"));
        string[] overHttp = [.. ClausesOf<MessagingProviderConformance>()];
        string[] without = [.. ClausesOf<LocalProviderConformance>()];
        string table = readme[readme.IndexOf("## The clauses", StringComparison.Ordinal)..];
        Assert.That(
            ClauseRow().Matches(table).Select(row => (row.Groups["clause"].Value, Asked: row.Groups["asked"].Value)),
            Is.EquivalentTo([
                .. ClausesOf<MessagingContractConformance>().Concat(overHttp.Intersect(without)).Select(clause => (clause, "")),
                .. overHttp.Except(without).Select(clause => (clause, "over HTTP")),
                .. without.Except(overHttp).Select(clause => (clause, "without HTTP")),
            ]));
    }

    private static IEnumerable<string> ClausesOf<T>() =>
        from method in typeof(T).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        where method.GetCustomAttributes().Any(attribute => attribute is TestAttribute or TestCaseAttribute or TestCaseSourceAttribute)
        select method.Name.Replace('_', ' ');

    private static string ThisFolder([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;

    [GeneratedRegex(@"^\| [^|]+ \| (?<clause>[^|]+?) \| (?<asked>[^|]*?) ?\|$", RegexOptions.Multiline)]
    private static partial Regex ClauseRow();
}
