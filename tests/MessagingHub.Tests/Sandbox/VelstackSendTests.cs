using System.Text.Json;
using MessagingHub.Sandbox;

namespace MessagingHub.Tests.Sandbox;

[TestFixture(Transport.Port)]
[TestFixture(Transport.Memory)]
public sealed class VelstackSendTests(Transport transport) : VelstackTest(transport)
{
    private const string SummaryKeys = "credit_left credit_used message message_id recipients sender total_contacts type";

    private static readonly string[] Two = ["+233241234567", "+12025550102"];

    [Test]
    public async Task A_quick_text_is_answered_with_its_summary()
    {
        Reply reply = await QuickAsync();

        JsonElement summary = Summary(reply);
        AssertSuccess(reply, JsonValueKind.Object);
        Assert.Multiple(() =>
        {
            Assert.That(Reply.NamesOf(Data(reply)), Is.EqualTo("summary"));
            Assert.That(Reply.NamesOf(summary), Is.EqualTo(SummaryKeys));
            Assert.That(summary.GetProperty("message_id").GetGuid(), Is.Not.EqualTo(Guid.Empty));
            Assert.That(summary.GetProperty("type").GetString(), Is.EqualTo("Quick SMS"));
            Assert.That(summary.GetProperty("message").GetString(), Is.EqualTo("Hello"));
            Assert.That(summary.GetProperty("sender").GetString(), Is.EqualTo("SANDBOX"));
            Assert.That(summary.GetProperty("total_contacts").GetInt32(), Is.EqualTo(1));
            Assert.That(summary.GetProperty("recipients").GetRawText(), Is.EqualTo("""["0241234567"]"""));
            Assert.That(summary.GetProperty("credit_used").GetInt32(), Is.EqualTo(1));
            Assert.That(summary.GetProperty("credit_left").GetString(), Is.EqualTo("999999.00"));
        });
    }

    [Test]
    public async Task An_accepted_text_is_one_line_of_the_ledger()
    {
        Reply reply = await QuickAsync();

        AcceptedMessage line = Box.Ledger.Entries.Single();
        Assert.Multiple(() =>
        {
            Assert.That(line.Dialect, Is.EqualTo("velstack"));
            Assert.That(line.Operation, Is.EqualTo("send"));
            Assert.That(line.Recipient, Is.EqualTo("+233241234567"));
            Assert.That(line.Kind, Is.EqualTo("text"));
            Assert.That(line.Text, Is.EqualTo("Hello"));
            Assert.That(line.Channel, Is.EqualTo("SANDBOX"));
            Assert.That(line.Id, Is.EqualTo(Summary(reply).GetProperty("message_id").GetString()));
            Assert.That(line.JobId, Is.Null);
            Assert.That(line.GroupId, Is.Null);
            Assert.That(line.AcceptedAt, Is.EqualTo(Clock.Now));
        });
    }

    [TestCase("\"0241234567,+12025550102\"", TestName = "Joined by a comma")]
    [TestCase("\" 0241234567 , +12025550102 \"", TestName = "Joined by a comma and spaces")]
    [TestCase("[\"0241234567\",\"+12025550102\"]", TestName = "An array")]
    [TestCase("[\"+233241234567\",\"+1 202 555 0102\"]", TestName = "An array in international form")]
    public async Task Several_recipients_are_a_line_each_under_one_id(string recipient)
    {
        Reply reply = await QuickAsync(recipient);

        string? id = Summary(reply).GetProperty("message_id").GetString();
        Assert.Multiple(() =>
        {
            Assert.That(Summary(reply).GetProperty("total_contacts").GetInt32(), Is.EqualTo(2));
            Assert.That(Summary(reply).GetProperty("recipients").GetArrayLength(), Is.EqualTo(2));
            Assert.That(Summary(reply).GetProperty("credit_left").GetString(), Is.EqualTo("999998.00"));
            Assert.That(Box.Ledger.Entries.Select(line => line.Recipient), Is.EqualTo(Two));
            Assert.That(Box.Ledger.Entries.Select(line => line.Id), Is.All.EqualTo(id));
            Assert.That(Box.Ledger.Entries.Select(line => line.JobId), Is.All.EqualTo(id));
        });
    }

    [TestCase("""{"recipient":"0241234567","message":"Hello"}""", TestName = "sender is required")]
    [TestCase("""{"sender":"Stranger","recipient":"0241234567","message":"Hello"}""", TestName = "sender must be approved")]
    [TestCase("""{"sender_id":"Sandbox","recipient":"0241234567","message":"Hello"}""", TestName = "sender is not called sender_id")]
    [TestCase("""{"sender":"Sandbox","message":"Hello"}""", TestName = "recipient is required")]
    [TestCase("""{"sender":"Sandbox","recipient":[],"message":"Hello"}""", TestName = "recipient must not be an empty array")]
    [TestCase("""{"sender":"Sandbox","recipient":" , ","message":"Hello"}""", TestName = "recipient must not be commas")]
    [TestCase("""{"sender":"Sandbox","recipient":241234567,"message":"Hello"}""", TestName = "recipient must be text")]
    [TestCase("""{"sender":"Sandbox","recipient":"nobody","message":"Hello"}""", TestName = "recipient must be a number")]
    [TestCase("""{"sender":"Sandbox","recipient":["0241234567","12"],"message":"Hello"}""", TestName = "every recipient must be a number")]
    [TestCase("""{"sender":"Sandbox","recipient":"0241234567"}""", TestName = "message is required")]
    [TestCase("""{"sender":"Sandbox","recipient":"0241234567","message":""}""", TestName = "message must not be empty")]
    [TestCase("""{"sender":"Sandbox","recipient":"0241234567","message":"Hello","title":5}""", TestName = "title must be text")]
    [TestCase("""{"sender":"Sandbox","recipient":"0241234567","message":"Hello","is_scheduled":"no"}""", TestName = "is_scheduled must be boolean")]
    [TestCase("""{"sender":"Sandbox","recipient":"0241234567","message":"Hello","is_scheduled":true}""", TestName = "is_scheduled cannot be served")]
    public async Task A_quick_text_that_breaks_a_rule_is_422_and_accepts_nothing(string body)
    {
        AssertError(await PostAsync("/quick/sms", body), 422);
        Assert.That(Box.Ledger.Count, Is.Zero);
    }

    [Test]
    public async Task Title_and_schedule_may_be_missing_and_the_sender_in_any_case()
        => AssertSuccess(
            await PostAsync("/quick/sms", """{"sender":"sandBOX","recipient":"0241234567","message":"Hello"}"""), JsonValueKind.Object);

    [Test]
    public async Task A_text_to_a_group_goes_to_each_member()
    {
        Reply reply = await PostAsync("/group/sms", $$"""{"sender":"Sandbox","group_id":"{{Group}}","message":"Hello","title":"All"}""");

        JsonElement summary = Summary(reply);
        string[] members = [.. Box.World.Contacts.Where(contact => contact.GroupNumber == 1).Select(contact => contact.Phone)];
        AssertSuccess(reply, JsonValueKind.Object);
        Assert.Multiple(() =>
        {
            Assert.That(Reply.NamesOf(summary), Is.EqualTo(SummaryKeys));
            Assert.That(summary.GetProperty("type").GetString(), Is.EqualTo("Group SMS"));
            Assert.That(summary.GetProperty("sender").GetString(), Is.EqualTo("SANDBOX"));
            Assert.That(summary.GetProperty("total_contacts").GetInt32(), Is.EqualTo(20));
            Assert.That(summary.GetProperty("credit_used").GetInt32(), Is.EqualTo(20));
            Assert.That(summary.GetProperty("credit_left").GetDecimal(), Is.EqualTo(999_980));
            Assert.That(Box.Ledger.Entries.Select(line => line.Recipient), Is.EqualTo(members));
            Assert.That(Box.Ledger.Entries.Select(line => line.GroupId), Is.All.EqualTo(Group));
            Assert.That(Box.Ledger.Entries.Select(line => line.Id).Distinct().Single(), Is.EqualTo(summary.GetProperty("message_id").GetString()));
        });
    }

    [Test]
    public async Task A_text_to_no_group_is_404_and_to_an_empty_one_422()
    {
        string empty = VelstackIds.Of(Box.World.Groups[3]);

        AssertError(await PostAsync("/group/sms", $$"""{"sender":"Sandbox","group_id":"{{Nobody}}","message":"Hello"}"""), 404);
        AssertError(await PostAsync("/group/sms", $$"""{"sender":"Sandbox","group_id":"{{empty}}","message":"Hello"}"""), 422);
        AssertError(await PostAsync("/group/sms", """{"sender":"Sandbox","message":"Hello"}"""), 422);
        AssertError(await PostAsync("/group/sms", $$"""{"sender":"Sandbox","group_id":"{{Group}}"}"""), 422);
        Assert.That(Box.Ledger.Count, Is.Zero);
    }

    [Test]
    public async Task Without_enough_credit_nobody_gets_anything()
    {
        Box.World.Credits = 1;

        Reply refused = await QuickAsync("[\"0241234567\",\"0241234568\"]");
        Reply taken = await QuickAsync();
        Reply empty = await QuickAsync();

        AssertError(refused, 403);
        AssertError(empty, 403);
        Assert.Multiple(() =>
        {
            Assert.That(refused.String("message"), Does.Contain("insufficient"));
            Assert.That(Summary(taken).GetProperty("credit_left").GetString(), Is.EqualTo("0.00"));
            Assert.That(Box.Ledger.Count, Is.EqualTo(1));
        });
    }

    [Test]
    public async Task A_registered_sender_is_an_array_of_one_and_pending()
    {
        Reply reply = await PostAsync("/sender/id", """{"sender_id":"Akwaba","purpose":"Greetings"}""");

        AssertSuccess(reply, JsonValueKind.Array);
        Assert.That(
            Data(reply).GetRawText(),
            Is.EqualTo("""[{"id":"Akwaba","purpose":"Greetings","status":"pending","date":"2025-03-01T12:00:00.000000Z"}]"""));
        AssertError(await PostAsync("/quick/sms", """{"sender":"Akwaba","recipient":"0241234567","message":"Hello"}"""), 422);
    }

    [TestCase("""{"purpose":"Greetings"}""")]
    [TestCase("""{"sender_id":"Akwaba"}""")]
    [TestCase("""{"sender_id":5,"purpose":"Greetings"}""")]
    public async Task A_sender_that_breaks_a_rule_is_422(string body) => AssertError(await PostAsync("/sender/id", body), 422);
}
