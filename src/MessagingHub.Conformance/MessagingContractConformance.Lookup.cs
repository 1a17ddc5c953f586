using NUnit.Framework;

#pragma warning disable CS1591

namespace MessagingHub.Conformance;

/// <content>Finding one contact.</content>
public abstract partial class MessagingContractConformance
{
    [Test]
    public async Task A_contact_is_found_by_its_own_phone_and_an_unknown_phone_finds_none()
    {
        await using ConformanceBench bench = await OpenAsync();
        if (!bench.Can.Features.HasFlag(MessagingFeatures.ContactLookup))
        {
            Assert.That(bench.Provider.GetService<IContactLookup>(), Is.Null);
            return;
        }

        IContactLookup lookup = bench.Feature<IContactLookup>();
        Contact? found = await lookup.FindByPhoneAsync(Harness.KnownPhone, Limit);
        Assert.That(found?.Phone == Harness.KnownPhone, Is.True, found is null ? "the known phone finds none" : "the contact found has another phone");
        if (Harness.NewContact.Phone is { } unknown)
        {
            Assert.That(await lookup.FindByPhoneAsync(unknown, Limit), Is.Null, "the phone of NewContact is nobody's yet");
        }
    }
}
