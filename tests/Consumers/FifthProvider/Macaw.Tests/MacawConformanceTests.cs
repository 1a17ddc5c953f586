using MessagingHub.Conformance;
using NUnit.Framework;

namespace Macaw.Tests;

[TestFixture] // without it nothing here names NUnit, and the adapter takes the assembly for one without tests
internal sealed class MacawConformanceTests : MessagingProviderConformance
{
    protected override ProviderHarness CreateHarness() => new MacawHarness();
}
