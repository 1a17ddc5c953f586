namespace MessagingHub.Providers.Tests.Flowella;

/// <summary>Answers no document shows: one odd field does not cost the rest, and doubt about a send stays doubt.</summary>
internal sealed class OddAnswerTests
{
    [TestCase("""{"id":"m1","error":{}}""")]
    [TestCase("""{"id":"m1","error":{"code":"WARN","message":"queued"}}""")]
    [TestCase("""{"error":{}}""")]
    public async Task An_error_beside_an_id_or_one_that_says_nothing_leaves_a_send_open(string answer)
    {
        using FlowellaWire wire = FlowellaWire.Answering(answer);

        MessagingException? failure = await Assert.ThrowsAsync<MessagingException>(() => wire.Provider.SendTextAsync("+15551234567", "Hi"));

        Assert.That((failure!.Code, failure.MayHaveBeenAccepted), Is.EqualTo((MessagingErrorCode.InvalidResponse, true)));
    }

    [Test]
    public async Task An_error_without_an_id_is_a_refusal_whatever_the_status()
    {
        using FlowellaWire wire = FlowellaWire.Answering("""{"error":{"code":"UNAUTHORIZED","message":"no"}}""");

        MessagingException? failure = await Assert.ThrowsAsync<MessagingException>(() => wire.Provider.SendTextAsync("+15551234567", "Hi"));

        Assert.That((failure!.Code, failure.MayHaveBeenAccepted), Is.EqualTo((MessagingErrorCode.Unauthenticated, false)));
    }

    [TestCase("""{"x":1}""")]
    [TestCase("""["p2"]""")]
    [TestCase("true")]
    public async Task A_cursor_that_is_no_text_does_not_pass_for_the_end_of_the_list(string cursor)
    {
        using FlowellaWire wire = FlowellaWire.Answering($$"""{"items":[{"id":"c1"}],"nextCursor":{{cursor}}}""");

        MessagingException? failure = await Assert.ThrowsAsync<MessagingException>(() => wire.Provider.ListContactsAsync().GetPageAsync());

        Assert.That(failure!.Code, Is.EqualTo(MessagingErrorCode.InvalidResponse));
    }

    [Test]
    public async Task Half_an_emoji_in_a_name_costs_that_name_only()
    {
        using FlowellaWire wire = FlowellaWire.Answering("""{"items":[{"id":"c1","name":"cut \ud83d"},{"id":"c2","name":"Ann"}]}""");

        Page<Contact> page = await wire.Provider.ListContactsAsync().GetPageAsync();

        Assert.That(page.Items.Select(contact => (contact.Id, contact.Name)), Is.EqualTo(((string?, string?)[])[("c1", null), ("c2", "Ann")]));
    }

    [TestCase("""[{"type":"HEADER","text":"no"},{"type":"BODY","text":"Hello {{1}}"}]""", "Hello {{1}}")]
    [TestCase("""{"type":"body","text":"Hello"}""", "Hello")]
    [TestCase("\"BODY\"", null)]
    [TestCase("[7,null]", null)]
    public async Task A_templates_components_are_read_in_whatever_form(string components, string? body)
    {
        using FlowellaWire wire = FlowellaWire.Answering("{\"items\":[{\"id\":\"t1\",\"components\":" + components + "}]}");

        Page<MessageTemplate> page = await wire.Provider.ListTemplatesAsync().GetPageAsync();

        Assert.That(page.Items.Select(template => (template.Id, template.Body)), Is.EqualTo(((string?, string?)[])[("t1", body)]));
    }
}
