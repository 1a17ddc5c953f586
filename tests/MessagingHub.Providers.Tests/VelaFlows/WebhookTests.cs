namespace MessagingHub.Providers.Tests.VelaFlows;

/// <summary>POST /integrations/webhooks or /webhooks/subscriptions, and what else VelaFlows has or has not.</summary>
internal sealed class WebhookTests
{
    private const string Subscribed = """{"success":true,"data":{"subscription":{"_id":"65a1b2c3d4e5f6a7b8c9d0aa"}}}""";

    [TestCase(null, "/integrations/webhooks")]
    [TestCase("/integrations/webhooks", "/integrations/webhooks")]
    [TestCase("/webhooks/subscriptions", "/webhooks/subscriptions")]
    public async Task An_address_is_registered_at_the_configured_one_of_the_two_documented_places(string? configured, string path)
    {
        using VelaFlowsWire wire = VelaFlowsWire.Answering(Subscribed, options => options.WebhookSubscriptionsPath = configured ?? options.WebhookSubscriptionsPath);

        WebhookSubscription subscription = await wire.Feature<IWebhookSubscriptions>().SubscribeAsync(new WebhookSubscriptionDraft
        {
            Url = new Uri("https://your-app.example.com/webhooks/velaflows"),
            Events = ["inbox.conversation.created", "inbox.message.received", "crm.lead.stage_changed"],
            Secret = "your-webhook-secret-for-verification",
        });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(wire.Request.MethodAndAddress, Is.EqualTo($"POST {VelaFlowsWire.Address}{path}"));
            Assert.That(wire.Request.HasCredentialOnly(), Is.True);
            Assert.That(
                wire.Request.HasBody(
                    """
                    {"url":"https://your-app.example.com/webhooks/velaflows",
                     "events":["inbox.conversation.created","inbox.message.received","crm.lead.stage_changed"],
                     "secret":"your-webhook-secret-for-verification"}
                    """),
                Is.True,
                $"{wire.Request.Body}");
            Assert.That((subscription.Provider, subscription.Id, subscription.Raw?.StatusCode), Is.EqualTo(("eu", "65a1b2c3d4e5f6a7b8c9d0aa", (int?)200)));
        }
    }

    [TestCase("conversation.created")]
    [TestCase("inbox.conversation.created")]
    [TestCase("customer.merged")]
    [TestCase("some.new.event")]
    public async Task An_event_goes_out_under_the_name_given_and_a_secret_only_where_there_is_one(string name)
    {
        using VelaFlowsWire wire = VelaFlowsWire.Answering(Subscribed);
        await wire.Feature<IWebhookSubscriptions>().SubscribeAsync(new WebhookSubscriptionDraft { Url = new Uri("https://example.com/hook"), Events = [name] });
        Assert.That(wire.Request.HasBody($$"""{"url":"https://example.com/hook","events":["{{name}}"]}"""), Is.True, $"{wire.Request.Body}");
    }

    [TestCase("""{"success":true,"data":{"subscription":null}}""")]
    [TestCase("""{"success":true,"data":{"subscription":{}}}""")]
    [TestCase("""{"success":true,"data":{"webhook":{"_id":"x"}}}""")]
    public async Task A_registration_without_an_id_may_have_been_accepted(string answer)
    {
        using VelaFlowsWire wire = VelaFlowsWire.Answering(answer);
        MessagingException? failure = await Assert.ThrowsAsync<MessagingException>(() => wire.Feature<IWebhookSubscriptions>().SubscribeAsync(
            new WebhookSubscriptionDraft { Url = new Uri("https://example.com/hook"), Events = ["customer.created"] }));
        Assert.That((failure?.Code, failure?.MayHaveBeenAccepted), Is.EqualTo((MessagingErrorCode.InvalidResponse, (bool?)true)));
    }

    [Test]
    public void What_is_declared_is_there_and_what_is_not_is_not()
    {
        using VelaFlowsWire wire = VelaFlowsWire.Answering("{}");
        MessagingCapabilities can = wire.Provider.Capabilities;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(wire.Provider.Kind, Is.EqualTo("VelaFlows"));
            Assert.That(
                can.Operations, Is.EqualTo(MessagingOperations.Send | MessagingOperations.ListConversations | MessagingOperations.ListContacts));
            Assert.That((can.Recipients, can.Contents), Is.EqualTo((MessageRecipients.Conversation, MessageContents.Text)));
            Assert.That(can.ConversationFilters, Is.EqualTo(ListFilters.Status | ListFilters.Channel | ListFilters.Search));
            Assert.That(can.ContactFilters, Is.EqualTo(ListFilters.Search));
            Assert.That(can.Features, Is.EqualTo(MessagingFeatures.ContactWriter | MessagingFeatures.WebhookReader | MessagingFeatures.WebhookSubscriptions));
            Assert.That((can.SchedulableContents, can.SenderContents, can.Replies, can.ProviderOptions.Count), Is.EqualTo((MessageContents.None, MessageContents.None, false, 0)));
            Assert.That(
                (Type[])[typeof(IMessageHistory), typeof(IContactLookup), typeof(IContactGroups), typeof(IBulkSender), typeof(IOptOutRegistry), typeof(IConnectionCheck), typeof(IMessageAnalytics)],
                Has.All.Matches<Type>(feature => wire.Provider.GetService(feature!) is null));
        }
    }
}
