using System.Text.Json;
using System.Text.Json.Nodes;
using MessagingHub.Sandbox;

namespace MessagingHub.Tests.Sandbox;

[TestFixture(Transport.Port)]
[TestFixture(Transport.Memory)]
public sealed class FlowellaTemplateJobTests(Transport transport) : SandboxTest(transport)
{
    [Test]
    public async Task A_job_is_pending_and_names_its_template()
    {
        Reply reply = await QueueAsync(Job());

        Assert.Multiple(() =>
        {
            Assert.That(reply.Status, Is.EqualTo(200));
            Assert.That(reply.Keys, Is.EqualTo("id scheduledFor status templateId"));
            Assert.That(reply.String("status"), Is.EqualTo("PENDING"));
            Assert.That(reply.String("templateId"), Is.EqualTo(SandboxCredentials.FlowellaTemplateId));
            Assert.That(reply.Json.GetProperty("scheduledFor").ValueKind, Is.EqualTo(JsonValueKind.Null));
        });
    }

    [Test]
    public async Task Every_recipient_is_one_acceptance()
    {
        JsonObject job = Job("+12025550101", "+12025550102", "+12025550102");
        job["recipients"]![0]!["bodyParameters"] = new JsonArray("Ada", "17");

        Reply reply = await QueueAsync(job);

        IReadOnlyList<AcceptedMessage> lines = Box.Ledger.Entries;
        Assert.Multiple(() =>
        {
            Assert.That(lines.Select(line => line.Recipient), Is.EqualTo("+12025550101 +12025550102 +12025550102".Split(' ')));
            Assert.That(lines.Select(line => line.Id), Is.Unique);
            Assert.That(lines.Select(line => line.JobId), Is.All.EqualTo(reply.String("id")));
            Assert.That(lines.Select(line => line.Kind), Is.All.EqualTo("template"));
            Assert.That(lines.Select(line => line.Template), Is.All.EqualTo(SandboxCredentials.FlowellaTemplateId));
            Assert.That(lines.Select(line => line.Channel), Is.All.EqualTo(SandboxCredentials.FlowellaChannelId));
            Assert.That(lines[0].Parameters, Is.EqualTo("Ada 17".Split(' ')));
            Assert.That(lines[1].Parameters, Is.Empty);
            Assert.That(lines[0].Text, Is.Null);
        });
    }

    [TestCase("2025-04-01T09:30:00.000Z", "2025-04-01T09:30:00.000Z")]
    [TestCase("2025-04-01T09:30:00Z", "2025-04-01T09:30:00.000Z")]
    [TestCase("2025-04-01T11:30:00+02:00", "2025-04-01T09:30:00.000Z")]
    [TestCase("2025-04-01", "2025-04-01T00:00:00.000Z")]
    public async Task A_scheduled_job_carries_its_time(string scheduledAt, string scheduledFor)
    {
        JsonObject job = Job();
        job["scheduledAt"] = scheduledAt;

        Reply reply = await QueueAsync(job);

        Assert.Multiple(() =>
        {
            Assert.That(reply.String("scheduledFor"), Is.EqualTo(scheduledFor));
            Assert.That(Box.Ledger.Entries.Single().ScheduledFor, Is.EqualTo(DateTimeOffset.Parse(scheduledFor, null)));
        });
    }

    [Test]
    public async Task A_recipient_may_be_named_by_contact_id()
    {
        JsonObject job = Job();
        job["recipients"] = new JsonArray(
            new JsonObject { ["contactId"] = FlowellaIds.Of(Box.World.FindContact("+12025550105")!) });

        await QueueAsync(job);

        Assert.That(Box.Ledger.Entries.Single().Recipient, Is.EqualTo("+12025550105"));
    }

    [Test]
    public async Task An_unknown_contact_id_is_404_and_nobody_is_written_to()
    {
        JsonObject job = Job();
        job["recipients"]!.AsArray().Add(new JsonObject { ["contactId"] = "nobody" });

        await Assert.MultipleAsync(async () =>
        {
            Assert.That((await QueueAsync(job)).Status, Is.EqualTo(404));
            Assert.That(Box.Ledger.Count, Is.Zero);
        });
    }

    [Test]
    public async Task Metas_numeric_id_works_together_with_its_waba()
    {
        JsonObject job = Job();
        job["templateId"] = Box.World.Templates[0].MetaId;
        job["templateWabaId"] = SandboxCredentials.FlowellaWabaId;

        Assert.That((await QueueAsync(job)).String("templateId"), Is.EqualTo(SandboxCredentials.FlowellaTemplateId));
    }

    [Test]
    public async Task Metas_numeric_id_without_its_waba_is_400()
    {
        JsonObject job = Job();
        job["templateId"] = Box.World.Templates[0].MetaId;

        Assert.That((await QueueAsync(job)).Status, Is.EqualTo(400));
    }

    [TestCase("ctemplate0000000000009999", null)]
    [TestCase("order_update", null)]
    [TestCase("999", SandboxCredentials.FlowellaWabaId)]
    [TestCase("120000000000001", "some-other-waba")]
    public async Task An_unknown_template_is_404(string templateId, string? wabaId)
    {
        JsonObject job = Job();
        job["templateId"] = templateId;
        if (wabaId is not null)
        {
            job["templateWabaId"] = wabaId;
        }

        Assert.That((await QueueAsync(job)).Status, Is.EqualTo(404));
    }

    [TestCase("paused")]
    [TestCase("rejected")]
    [TestCase("disabled")]
    public async Task A_template_that_meta_would_not_send_is_400(string status)
    {
        JsonObject job = Job();
        job["templateId"] = FlowellaIds.Of(Box.World.Templates.First(template => template.Status == status));

        await Assert.MultipleAsync(async () =>
        {
            Assert.That((await QueueAsync(job)).Status, Is.EqualTo(400));
            Assert.That(Box.Ledger.Count, Is.Zero);
        });
    }

    [Test]
    public async Task An_unknown_channel_is_404()
    {
        JsonObject job = Job();
        job["whatsappChannelId"] = "cl9ebqhxk00003b600tymydho";

        Assert.That((await QueueAsync(job)).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task An_opted_out_recipient_is_403_and_nobody_is_written_to()
    {
        await Assert.MultipleAsync(async () =>
        {
            Assert.That((await QueueAsync(Job("+12025550101", SandboxSeed.OptedOutPhone))).Status, Is.EqualTo(403));
            Assert.That(Box.Ledger.Count, Is.Zero);
        });
    }

    [TestCase("templateId", null, TestName = "templateId is required")]
    [TestCase("templateId", "\"\"", TestName = "templateId must not be empty")]
    [TestCase("templateWabaId", "\"\"", TestName = "templateWabaId must not be empty")]
    [TestCase("whatsappChannelId", null, TestName = "whatsappChannelId is required for a job")]
    [TestCase("recipients", null, TestName = "recipients are required")]
    [TestCase("recipients", "[]", TestName = "recipients must not be empty")]
    [TestCase("recipients", "{}", TestName = "recipients must be an array")]
    [TestCase("recipients", "[\"+12025550101\"]", TestName = "a recipient must be an object")]
    [TestCase("recipients", "[{}]", TestName = "a recipient must have an address")]
    [TestCase("recipients", "[{\"phone\":\"12\"}]", TestName = "a recipient's phone has three characters")]
    [TestCase("recipients", "[{\"phone\":\"+12025550101\",\"bodyParameters\":[1]}]", TestName = "body parameters are strings")]
    [TestCase("recipients", "[{\"phone\":\"+12025550101\",\"bodyParameters\":{}}]", TestName = "body parameters are an array")]
    [TestCase("recipients", "[{\"phone\":\"+12025550101\",\"buttonParameters\":[\"x\"]}]", TestName = "button parameters are objects")]
    [TestCase("headerMedia", "\"https://example.com/a.png\"", TestName = "headerMedia is an object")]
    [TestCase("throttlePerHour", "0", TestName = "throttlePerHour begins at 1")]
    [TestCase("throttlePerHour", "100001", TestName = "throttlePerHour ends at 100000")]
    [TestCase("throttlePerHour", "1.5", TestName = "throttlePerHour is an integer")]
    [TestCase("throttlePerHour", "\"60\"", TestName = "throttlePerHour is a number")]
    [TestCase("scheduledAt", "\"tomorrow\"", TestName = "scheduledAt is a date")]
    [TestCase("scheduledAt", "1743500000", TestName = "scheduledAt is a string")]
    public async Task A_job_that_breaks_a_rule_is_400(string field, string? value)
    {
        JsonObject job = Job();
        job.Remove(field);
        if (value is not null)
        {
            job[field] = JsonNode.Parse(value);
        }

        Reply reply = await QueueAsync(job);

        Assert.Multiple(() =>
        {
            Assert.That(reply.Status, Is.EqualTo(400));
            Assert.That(reply.Json.GetProperty("error").GetProperty("message").GetString(), Does.Contain(field));
            Assert.That(Box.Ledger.Count, Is.Zero);
        });
    }

    [TestCase("throttlePerHour", "1")]
    [TestCase("throttlePerHour", "100000")]
    [TestCase("scheduledAt", "null")]
    [TestCase("headerMedia", "{\"link\":\"https://example.com/a.png\"}")]
    public async Task A_job_within_the_rules_is_taken(string field, string value)
    {
        JsonObject job = Job();
        job[field] = JsonNode.Parse(value);

        Assert.That((await QueueAsync(job)).Status, Is.EqualTo(200));
    }

    [TestCase(128, 404)]
    [TestCase(129, 400)]
    public async Task A_template_id_has_128_characters_at_most(int length, int status)
    {
        JsonObject job = Job();
        job["templateId"] = new string('t', length);

        Assert.That((await QueueAsync(job)).Status, Is.EqualTo(status));
    }

    [TestCase(50_000, 200)]
    [TestCase(50_001, 400)]
    public async Task A_job_has_50000_recipients_at_most(int count, int status)
    {
        Reply reply = await QueueAsync(Job([.. Enumerable.Repeat("+12025550101", count)]));

        Assert.Multiple(() =>
        {
            Assert.That(reply.Status, Is.EqualTo(status));
            Assert.That(Box.Ledger.Count, Is.EqualTo(status == 200 ? count : 0));
        });
    }

    private static JsonObject Job(params string[] phones) => new()
    {
        ["templateId"] = SandboxCredentials.FlowellaTemplateId,
        ["whatsappChannelId"] = SandboxCredentials.FlowellaChannelId,
        ["recipients"] = new JsonArray(
            [.. (phones.Length == 0 ? ["+12025550101"] : phones).Select(phone => new JsonObject { ["phone"] = phone })]),
    };

    private Task<Reply> QueueAsync(JsonObject job) => PostAsync("/templates/send", job.ToJsonString(JsonSerializerOptions.Web));
}
