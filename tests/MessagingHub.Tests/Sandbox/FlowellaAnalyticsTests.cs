using System.Text.Json;
using MessagingHub.Sandbox;

namespace MessagingHub.Tests.Sandbox;

[TestFixture(Transport.Port)]
[TestFixture(Transport.Memory)]
public sealed class FlowellaAnalyticsTests(Transport transport) : SandboxTest(transport)
{
    [Test]
    public async Task What_was_sent_is_counted_once_in_its_latest_state()
    {
        await SendTextAsync();
        await SendTextAsync();
        await PostAsync(
            "/templates/send",
            $$"""
            {"templateId":"{{SandboxCredentials.FlowellaTemplateId}}","whatsappChannelId":"{{SandboxCredentials.FlowellaChannelId}}",
             "recipients":[{"phone":"+12025550101"}]}
            """);

        Reply reply = await GetAsync("/analytics?startDate=2025-03-01&endDate=2025-03-02T00:00:00Z");

        JsonElement outbound = reply.Json.GetProperty("outboundMessages");
        Assert.Multiple(() =>
        {
            Assert.That(reply.Keys, Is.EqualTo("outboundMessages period"));
            Assert.That(reply.Json.GetProperty("period").GetProperty("start").GetString(), Is.EqualTo("2025-03-01T00:00:00.000Z"));
            Assert.That(reply.Json.GetProperty("period").GetProperty("end").GetString(), Is.EqualTo("2025-03-02T00:00:00.000Z"));
            Assert.That(Reply.NamesOf(outbound), Is.EqualTo("counts deliveryRate failureRate readRate total"));
            Assert.That(outbound.GetProperty("total").GetInt32(), Is.EqualTo(3));
            Assert.That(
                outbound.GetProperty("counts").GetRawText(),
                Is.EqualTo("""{"PENDING":1,"SENT":2,"DELIVERED":0,"READ":0,"FAILED":0}"""));
        });
    }

    [Test]
    public async Task The_seed_worlds_history_adds_up_and_its_rates_are_fractions()
    {
        JsonElement outbound = (await GetAsync("/analytics?startDate=2025-01-01&endDate=2025-02-01")).Json.GetProperty("outboundMessages");

        Dictionary<string, int> counts = outbound.GetProperty("counts").EnumerateObject()
            .ToDictionary(count => count.Name, count => count.Value.GetInt32());
        Assert.Multiple(() =>
        {
            Assert.That(counts.Values.Sum(), Is.EqualTo(outbound.GetProperty("total").GetInt32()).And.GreaterThan(0));
            Assert.That(
                outbound.GetProperty("readRate").GetDouble(),
                Is.EqualTo((double)counts["READ"] / (counts["DELIVERED"] + counts["READ"])));
            Assert.That(
                outbound.GetProperty("failureRate").GetDouble(), Is.EqualTo((double)counts["FAILED"] / counts.Values.Sum()));
            Assert.That(outbound.GetProperty("deliveryRate").GetDouble(), Is.GreaterThan(0).And.LessThan(1));
        });
    }

    [Test]
    public async Task A_period_without_messages_is_all_zeros()
    {
        JsonElement outbound = (await GetAsync("/analytics?startDate=2020-01-01&endDate=2020-01-02")).Json.GetProperty("outboundMessages");

        Assert.That(
            outbound.GetRawText(),
            Is.EqualTo("""{"total":0,"counts":{"PENDING":0,"SENT":0,"DELIVERED":0,"READ":0,"FAILED":0},"deliveryRate":0,"readRate":0,"failureRate":0}"""));
    }

    [Test]
    public async Task Without_dates_the_last_thirty_days_are_counted()
    {
        JsonElement period = (await GetAsync("/analytics")).Json.GetProperty("period");

        Assert.Multiple(() =>
        {
            Assert.That(period.GetProperty("start").GetString(), Is.EqualTo("2025-01-30T12:00:00.000Z"));
            Assert.That(period.GetProperty("end").GetString(), Is.EqualTo("2025-03-01T12:00:00.000Z"));
        });
    }

    [TestCase("?startDate=yesterday&endDate=2025-01-01")]
    [TestCase("?startDate=2025-01-01&endDate=")]
    [TestCase("?startDate=2025-01-02&endDate=2025-01-01")]
    public async Task Dates_that_make_no_period_are_400(string query)
        => Assert.That((await GetAsync($"/analytics{query}")).Status, Is.EqualTo(400));
}
