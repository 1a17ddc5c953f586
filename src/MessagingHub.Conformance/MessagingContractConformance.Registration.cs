using NUnit.Framework;

#pragma warning disable CS1591

namespace MessagingHub.Conformance;

/// <content>The account and its name.</content>
public abstract partial class MessagingContractConformance
{
    [Test]
    public async Task Name_is_the_accounts_configured_name_compared_ignoring_case()
    {
        await using ConformanceBench bench = await OpenAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(bench.Provider.Name, Is.EqualTo(ConformanceBench.Account));
            Assert.That(bench.Hub.Get(ConformanceBench.Account.ToUpperInvariant()).Name, Is.EqualTo(ConformanceBench.Account).IgnoreCase);
            Assert.That(bench.Hub.Names, Is.EquivalentTo([ConformanceBench.Account, ConformanceBench.OtherAccount]));
        }
    }

    [Test]
    public async Task Two_accounts_of_one_kind_keep_their_names_apart()
    {
        await using ConformanceBench bench = await OpenAsync();
        Assert.That((bench.Other.Name, bench.Other.Kind), Is.EqualTo((ConformanceBench.OtherAccount, bench.Provider.Kind)));
        if (!await CannotSendAsync(bench, bench.FirstContent))
        {
            SentMessage sent = await bench.Other.SendAsync(bench.Message(bench.FirstContent), Limit);
            Assert.That(sent.Provider, Is.EqualTo(ConformanceBench.OtherAccount));
        }
    }

    [Test]
    public async Task The_kind_has_one_name_and_capabilities_are_known_without_asking_the_service()
    {
        await using ConformanceBench bench = await OpenAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(bench.Provider.Kind, Is.Not.Empty.And.EqualTo(bench.Other.Kind));
            Assert.That(bench.Provider.Capabilities, Is.Not.Null);
            Assert.That(bench.Service.Calls, Is.Zero, "nothing is requested by being registered");
        }
    }

    [Test]
    public async Task GetService_finds_nothing_for_a_type_that_nobody_has()
    {
        await using ConformanceBench bench = await OpenAsync();
        Assert.That(bench.Provider.GetService(typeof(MessagingProviderConformance)), Is.Null);
    }
}
