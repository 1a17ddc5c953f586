using System.Text.Json;
using MessagingHub.Sandbox;

namespace MessagingHub.Tests.Sandbox;

[TestFixture(Transport.Port)]
[TestFixture(Transport.Memory)]
public sealed class FlowellaSendTests(Transport transport) : SandboxTest(transport)
{
    [Test]
    public async Task A_text_is_answered_with_its_id_its_conversation_its_contact_and_metas_id()
    {
        Reply reply = await SendTextAsync();

        SandboxContact contact = Box.World.FindContact(SandboxSeed.KnownPhone)!;
        Assert.Multiple(() =>
        {
            Assert.That(reply.Status, Is.EqualTo(200));
            Assert.That(reply.Keys, Is.EqualTo("contactId conversationId id metaMessageId"));
            Assert.That(reply.String("contactId"), Is.EqualTo(FlowellaIds.Of(contact)));
            Assert.That(reply.String("metaMessageId"), Does.StartWith("wamid."));
        });
    }

    [Test]
    public async Task An_accepted_text_is_one_line_of_the_ledger()
    {
        Reply reply = await SendTextAsync(text: "Your table is ready");

        AcceptedMessage line = Box.Ledger.Entries.Single();
        Assert.Multiple(() =>
        {
            Assert.That(line.Dialect, Is.EqualTo("flowella"));
            Assert.That(line.Operation, Is.EqualTo("send"));
            Assert.That(line.Recipient, Is.EqualTo(SandboxSeed.KnownPhone));
            Assert.That(line.Kind, Is.EqualTo("text"));
            Assert.That(line.Text, Is.EqualTo("Your table is ready"));
            Assert.That(line.Channel, Is.EqualTo(SandboxCredentials.FlowellaChannelId));
            Assert.That(line.Id, Is.EqualTo(reply.String("id")));
            Assert.That(line.JobId, Is.Null);
            Assert.That(line.AcceptedAt, Is.EqualTo(Clock.Now));
        });
    }

    [Test]
    public async Task A_text_to_an_unknown_number_creates_contact_and_conversation()
    {
        Reply reply = await SendTextAsync(SandboxSeed.UnknownPhone);

        JsonElement newest = (await GetAsync("/conversations?limit=1")).Json.GetProperty("items")[0];
        Assert.Multiple(() =>
        {
            Assert.That(newest.GetProperty("id").GetString(), Is.EqualTo(reply.String("conversationId")));
            Assert.That(newest.GetProperty("status").GetString(), Is.EqualTo("OPEN"));
            Assert.That(newest.GetProperty("contact").GetProperty("id").GetString(), Is.EqualTo(reply.String("contactId")));
            Assert.That(newest.GetProperty("contact").GetProperty("phone").GetString(), Is.EqualTo(SandboxSeed.UnknownPhone));
            Assert.That(newest.GetProperty("lastMessageAt").GetString(), Is.EqualTo("2025-03-01T12:00:00.000Z"));
        });
    }

    [Test]
    public async Task Two_texts_to_one_number_share_a_conversation_and_have_their_own_ids()
    {
        Reply first = await SendTextAsync(SandboxSeed.UnknownPhone);
        Reply second = await SendTextAsync(SandboxSeed.UnknownPhone);

        Assert.Multiple(() =>
        {
            Assert.That(second.String("conversationId"), Is.EqualTo(first.String("conversationId")));
            Assert.That(second.String("id"), Is.Not.EqualTo(first.String("id")));
            Assert.That(Box.Ledger.Count, Is.EqualTo(2));
        });
    }

    [TestCase("+1 (202) 555-0101")]
    [TestCase("12025550101")]
    [TestCase("0012025550101")]
    [TestCase("+1.202.555.0101")]
    [TestCase(" +1-202-555-0101 ")]
    public async Task Common_ways_of_writing_a_number_are_normalised(string to)
    {
        await SendTextAsync(to);

        Assert.That(Box.Ledger.Entries.Single().Recipient, Is.EqualTo("+12025550101"));
    }

    [Test]
    public async Task A_text_leaves_from_the_channel_it_names()
    {
        await PostAsync(
            "/messages",
            $$"""{"to":"+12025550101","text":"Hi","whatsappChannelId":"{{SandboxCredentials.FlowellaSecondChannelId}}"}""");

        Assert.That(Box.Ledger.Entries.Single().Channel, Is.EqualTo(SandboxCredentials.FlowellaSecondChannelId));
    }

    [Test]
    public async Task An_unknown_channel_is_404()
    {
        Reply reply = await PostAsync("/messages", """{"to":"+12025550101","text":"Hi","whatsappChannelId":"cl9ebqhxk00003b600tymydho"}""");

        Assert.Multiple(() =>
        {
            Assert.That(reply.Status, Is.EqualTo(404));
            Assert.That(reply.ErrorCode, Is.Not.Empty);
            Assert.That(Box.Ledger.Count, Is.Zero);
        });
    }

    [Test]
    public async Task A_contact_who_opted_out_on_the_channel_is_403()
    {
        Reply reply = await SendTextAsync(SandboxSeed.OptedOutPhone);

        Assert.Multiple(() =>
        {
            Assert.That(reply.Status, Is.EqualTo(403));
            Assert.That(Box.Ledger.Count, Is.Zero);
        });
    }

    [Test]
    public async Task A_contact_who_opted_out_on_one_channel_is_reached_on_another()
    {
        Reply reply = await PostAsync(
            "/messages",
            $$"""{"to":"{{SandboxSeed.OptedOutPhone}}","text":"Hi","whatsappChannelId":"{{SandboxCredentials.FlowellaSecondChannelId}}"}""");

        Assert.That(reply.Status, Is.EqualTo(200));
    }

    [TestCase("""{"text":"Hi"}""", TestName = "to is required")]
    [TestCase("""{"to":null,"text":"Hi"}""", TestName = "to must not be null")]
    [TestCase("""{"to":12025550101,"text":"Hi"}""", TestName = "to must be a string")]
    [TestCase("""{"to":"12","text":"Hi"}""", TestName = "to must have three characters")]
    [TestCase("""{"to":"+1 202 555 0101                  ","text":"Hi"}""", TestName = "to must not have 33 characters")]
    [TestCase("""{"to":"nobody","text":"Hi"}""", TestName = "to must be a number")]
    [TestCase("""{"to":"+12025550101"}""", TestName = "text is required")]
    [TestCase("""{"to":"+12025550101","text":""}""", TestName = "text must not be empty")]
    [TestCase("""{"to":"+12025550101","text":null}""", TestName = "text must not be null")]
    [TestCase("""{"to":"+12025550101","text":["Hi"]}""", TestName = "text must be a string")]
    [TestCase("""{"to":"+12025550101","text":"\ud83d"}""", TestName = "text must be Unicode")]
    [TestCase("""{"to":"+12025550101","text":"Hi","whatsappChannelId":null}""", TestName = "channel may be absent but not null")]
    [TestCase("""{"to":"+12025550101","text":"Hi","whatsappChannelId":7}""", TestName = "channel must be a string")]
    [TestCase("""{"to":"+12025550101","text":"Hi" """, TestName = "body must be complete")]
    [TestCase("""["+12025550101","Hi"]""", TestName = "body must be an object")]
    [TestCase("", TestName = "body must not be empty")]
    public async Task A_body_that_breaks_a_rule_is_400(string body)
    {
        Reply reply = await PostAsync("/messages", body);

        Assert.Multiple(() =>
        {
            Assert.That(reply.Status, Is.EqualTo(400));
            Assert.That(reply.Keys, Is.EqualTo("error"));
            Assert.That(reply.ErrorCode, Is.Not.Empty);
            Assert.That(reply.Json.GetProperty("error").GetProperty("message").GetString(), Is.Not.Empty);
            Assert.That(Box.Ledger.Count, Is.Zero);
        });
    }

    [TestCase(1, 200)]
    [TestCase(4096, 200)]
    [TestCase(4097, 400)]
    public async Task A_text_has_1_to_4096_characters(int length, int status)
        => Assert.That((await SendTextAsync(text: new string('x', length))).Status, Is.EqualTo(status));

    [TestCase("123", 200)]
    [TestCase("+1 202 555 0101                 ", 200)]
    public async Task A_number_has_3_to_32_characters(string to, int status)
        => Assert.That((await SendTextAsync(to)).Status, Is.EqualTo(status));

    [Test]
    public async Task A_body_under_another_content_type_is_400()
    {
        using var content = new StringContent("""{"to":"+12025550101","text":"Hi"}""");
        using HttpResponseMessage response = await Http.PostAsync("flowella/api/v1/messages", content, Limit);

        Assert.That((int)response.StatusCode, Is.EqualTo(400));
    }

    [Test]
    public async Task Fields_beyond_the_documents_are_ignored()
        => Assert.That(
            (await PostAsync("/messages", """{"to":"+12025550101","text":"Hi","mood":"good"}""")).Status, Is.EqualTo(200));

    [Test]
    public async Task Fifty_senders_at_once_leave_exactly_as_many_lines_and_ids()
    {
        Reply[] replies = await Task.WhenAll(Enumerable.Range(0, 50).SelectMany(sender =>
            Enumerable.Range(0, 4).Select(n => SendTextAsync($"+120255501{70 + (sender % 10):00}", $"{sender}/{n}"))));

        Assert.Multiple(() =>
        {
            Assert.That(replies.Select(reply => reply.Status), Is.All.EqualTo(200));
            Assert.That(Box.Ledger.Entries.Select(line => line.Text), Is.Unique.And.Exactly(200).Items);
            Assert.That(Box.Ledger.Entries.Select(line => line.Number), Is.EqualTo(Enumerable.Range(1, 200)));
            Assert.That(
                Box.Ledger.Entries.Select(line => line.Id), Is.Unique.And.EquivalentTo(replies.Select(reply => reply.String("id"))));
            Assert.That(Box.World.Contacts, Has.Count.EqualTo(SandboxSeed.ContactCount + 10));
            Assert.That(Box.World.Conversations, Has.Count.EqualTo(SandboxSeed.ConversationCount + 10));
        });
    }
}
