using System.Text.Json;

namespace MessagingHub.Tests.Sandbox;

[TestFixture(Transport.Port)]
[TestFixture(Transport.Memory)]
public sealed class ControlOptionTests(Transport transport) : FlowIQTest(transport)
{
    [Test]
    public async Task The_options_are_told_with_their_values()
    {
        Reply reply = await ControlAsync(HttpMethod.Get, "/options");

        Assert.That(
            reply.Json.EnumerateArray().Where(option => option.GetProperty("dialect").GetString() == "flowiq").Select(option => option.GetRawText()),
            Is.EqualTo(new[]
            {
                """{"dialect":"flowiq","option":"messages","value":"snakeCase","values":["snakeCase","camelCase","mixed"]}""",
                """{"dialect":"flowiq","option":"contacts","value":"schema","values":["schema","overview","mixed"]}""",
                """{"dialect":"flowiq","option":"enforcesRateLimit","value":"false","values":["false","true"]}""",
                """{"dialect":"flowiq","option":"requiresTenantId","value":"false","values":["false","true"]}""",
            }));
    }

    [Test]
    public async Task Options_are_set_and_a_reset_takes_them_back()
    {
        Reply messages = await SetAsync("messages", "mixed");
        await SetAsync("contacts", "overview");
        await SetAsync("enforcesRateLimit", "true");
        await SetAsync("requiresTenantId", "true");
        string set = Behavior();

        await ControlAsync(HttpMethod.Post, "/reset");

        Assert.Multiple(() =>
        {
            Assert.That(messages.Status, Is.EqualTo(200));
            Assert.That(messages.String("value"), Is.EqualTo("mixed"));
            Assert.That(set, Is.EqualTo("Mixed Overview True True"));
            Assert.That(Behavior(), Is.EqualTo("SnakeCase Schema False False"));
        });
    }

    [TestCase("""{"dialect":"nobody","option":"messages","value":"mixed"}""", "nobody")]
    [TestCase("""{"dialect":"flowella","option":"messages","value":"mixed"}""", "flowella")]
    [TestCase("""{"dialect":"flowiq","option":"colour","value":"mixed"}""", "colour")]
    [TestCase("""{"dialect":"flowiq","option":"messages","value":"kebab"}""", "camelCase")]
    [TestCase("""{"dialect":"flowiq","option":"messages"}""", "camelCase")]
    [TestCase("""{"dialect":"flowiq","options":"messages"}""", "")]
    [TestCase("null", "object")]
    [TestCase("{", "")]
    public async Task An_option_that_makes_no_sense_is_400_and_says_why(string body, string reason)
    {
        Reply reply = await ControlAsync(HttpMethod.Post, "/options", body);

        Assert.Multiple(() =>
        {
            Assert.That(reply.Status, Is.EqualTo(400));
            Assert.That(reply.String("error"), Is.Not.Empty.And.Contain(reason));
        });
    }

    [TestCase("""{"fault":"failed-result"}""")]
    [TestCase("""{"fault":"failed-result","sign":"summary","code":"Undeliverable"}""")]
    public async Task A_failed_result_can_be_scripted_over_http_and_reads_back_as_it_was_written(string fault)
    {
        Reply added = await ControlAsync(HttpMethod.Post, "/faults", $$"""{"dialect":"flowiq","operation":"send",{{fault[1..]}}""");

        Assert.Multiple(() =>
        {
            Assert.That(added.Status, Is.EqualTo(201), added.Text);
            foreach (JsonProperty property in JsonDocument.Parse(fault).RootElement.EnumerateObject())
            {
                Assert.That(added.Json.GetProperty(property.Name).GetRawText(), Is.EqualTo(property.Value.GetRawText()));
            }
        });
    }

    [Test]
    public async Task A_failed_result_with_an_unknown_sign_is_400()
        => Assert.That(
            (await ControlAsync(HttpMethod.Post, "/faults", """{"dialect":"flowiq","operation":"send","fault":"failed-result","sign":"7"}""")).Status,
            Is.EqualTo(400));

    private string Behavior()
        => $"{Box.FlowIQ.Messages} {Box.FlowIQ.Contacts} {Box.FlowIQ.EnforcesRateLimit} {Box.FlowIQ.RequiresTenantId}";

    private Task<Reply> SetAsync(string option, string value)
        => ControlAsync(HttpMethod.Post, "/options", $$"""{"dialect":"flowiq","option":"{{option}}","value":"{{value}}"}""");
}
