using MessagingHub.Benchmarks;

namespace MessagingHub.Providers.Tests.Budgets;

/// <summary>What starting may allocate, from an empty container to the first account.</summary>
internal sealed class StartUpTests
{
    private const double OneAccount = 128 * 1024;
    private const double FourAccounts = 384 * 1024;

    [Test]
    public void Starting_with_one_account_allocates_at_most_128_KiB() => AssertWithin(OneAccount, Starting.OneAccount);

    [Test]
    public void Starting_with_an_account_of_each_kind_allocates_at_most_384_KiB() => AssertWithin(FourAccounts, Starting.FourAccounts);

    private static void AssertWithin(double budget, Func<IMessagingProvider> start) =>
        Assert.That(Allocated.BytesOf(start), Is.LessThanOrEqualTo(budget));
}
