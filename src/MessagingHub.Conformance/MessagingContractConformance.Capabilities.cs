using NUnit.Framework;

#pragma warning disable CS1591

namespace MessagingHub.Conformance;

/// <content>What is declared must work; what is not must be refused before any network use, naming who can.</content>
public abstract partial class MessagingContractConformance
{
    [Test]
    public Task A_declared_call_works_and_any_other_is_refused_at_the_call_before_any_network_use_naming_who_can() =>
        ProbeAsync(CapabilityTopic.Operations);

    [Test]
    public Task A_declared_kind_of_recipient_is_sent_to_and_any_other_is_refused() => ProbeAsync(CapabilityTopic.Recipients);

    [Test]
    public Task A_declared_content_is_sent_and_any_other_is_refused() => ProbeAsync(CapabilityTopic.Contents);

    [Test]
    public Task A_content_declared_schedulable_goes_out_with_its_time_and_any_other_is_refused_one() => ProbeAsync(CapabilityTopic.SchedulableContents);

    [Test]
    public Task A_reply_says_what_it_answers_where_replies_are_declared_and_is_refused_elsewhere() => ProbeAsync(CapabilityTopic.Replies);

    [Test]
    public Task A_sender_is_passed_on_with_contents_that_declare_it_and_is_refused_with_others() => ProbeAsync(CapabilityTopic.SenderContents);

    [TestCase(nameof(MessagingCapabilities.ConversationFilters))]
    [TestCase(nameof(MessagingCapabilities.ContactFilters))]
    [TestCase(nameof(MessagingCapabilities.TemplateFilters))]
    public Task A_filter_that_a_service_cannot_apply_is_refused_never_ignored(string filters) => ProbeAsync(Enum.Parse<CapabilityTopic>(filters));

    [Test]
    public Task A_declared_feature_is_found_and_works_and_any_other_is_null() => ProbeAsync(CapabilityTopic.Features);

    [Test]
    public Task A_declared_change_of_contacts_is_made_and_any_other_is_refused() => ProbeAsync(CapabilityTopic.ContactWrites);

    [Test]
    public Task A_declared_option_is_passed_on_and_an_unknown_one_is_refused() => ProbeAsync(CapabilityTopic.ProviderOptions);

    [Test]
    public async Task What_is_declared_does_not_contradict_itself()
    {
        await using ConformanceBench bench = await OpenAsync();
        MessagingCapabilities can = bench.Can;
        bool sends = can.Operations.HasFlag(MessagingOperations.Send);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(can.Contents != 0, Is.EqualTo(sends), "who sends has contents");
            Assert.That(can.Recipients != 0, Is.EqualTo(sends), "who sends has recipients");
            Assert.That(can.SchedulableContents & ~can.Contents, Is.EqualTo(MessageContents.None), "what can be scheduled can be sent");
            Assert.That(can.SenderContents & ~can.Contents, Is.EqualTo(MessageContents.None), "what has a sender can be sent");
            Assert.That(can.ContactWrites != 0, Is.EqualTo(can.Features.HasFlag(MessagingFeatures.ContactWriter)), "who has a contact writer has writes");
            Assert.That(can.ProviderOptions, Is.Unique);
            foreach (ProviderList list in ProviderList.All.Where(list => !can.Operations.HasFlag(list.Operation)))
            {
                Assert.That(list.Filters(can), Is.EqualTo(ListFilters.None), $"there is no list of {list.Name} to filter");
            }
        }
    }

    private async Task ProbeAsync(CapabilityTopic topic) => AssertNone(await new CapabilityProbe(Harness).FindAsync(topic, Limit));
}
