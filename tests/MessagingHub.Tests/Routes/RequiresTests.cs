using Microsoft.Extensions.Options;

namespace MessagingHub.Tests.Routes;

/// <summary>What a route requires, every account behind it must be able to do.</summary>
internal sealed class RequiresTests
{
    private static readonly MessagingCapabilities Some = new()
    {
        Operations = MessagingOperations.Send,
        Contents = MessageContents.Text | MessageContents.Template,
        Recipients = MessageRecipients.Phone,
        SchedulableContents = MessageContents.Template,
        SenderContents = MessageContents.Text,
    };

    [TestCase("Text")]
    [TestCase("template", "PHONE")]
    [TestCase("Scheduling")]
    [TestCase("Template", "Scheduling")]
    [TestCase("Sender")]
    [TestCase("Text", "Sender", "Phone")]
    public void What_every_account_can_do_is_taken(params string[] requires)
    {
        using MessagingHubInstance hub = Hub(requires);
        Assert.That(hub.Get("r").Kind, Is.EqualTo("Route"));
    }

    [TestCase("Image", "Image", "Text")]
    [TestCase("Conversation", "Conversation")]
    [TestCase("Group", "Group", "Phone")]
    [TestCase("Replies", "Replies")]
    [TestCase("Scheduling", "Text", "Scheduling")]
    [TestCase("Sender", "Text", "Template", "Sender")]
    public void What_one_account_cannot_do_is_refused_and_named(string lacking, params string[] requires) => Assert.That(
        ProblemsOf(() => Hub(requires)), Is.EqualTo(new[]
        {
            $"Routes:r:Requires asks every account of the route for {lacking}, and some (Scripted) cannot do that. "
            + $"{(lacking == "Sender" ? "No registered service can." : "Scripted can.")} Take it out of Requires, or the account out of the route.",
        }));

    [Test]
    public void An_account_that_cannot_send_can_do_nothing_a_route_requires() => Assert.That(
        ProblemsOf(() => ScriptedAccount.Hub(
            time: null,
            hub => hub.AddRoute("r", ["lists"], "Text"),
            new ScriptedAccount("lists") { Capabilities = Some with { Operations = MessagingOperations.ListContacts } })),
        Has.One.Contains("lists (Scripted) cannot do that"));

    [Test]
    public void Accounts_behind_an_inner_route_count_one_by_one()
    {
        string[] problems = ProblemsOf(() => ScriptedAccount.Hub(
            time: null,
            hub => hub.AddRoute("r", ["inner", "all"], "Image").AddRoute("inner", ["all", "some", "other"]),
            new ScriptedAccount("all"), new ScriptedAccount("some") { Capabilities = Some }, new ScriptedAccount("other") { Capabilities = Some }));

        Assert.That(problems, Has.Length.EqualTo(1).And.One.Contains("for Image, and some (Scripted), other (Scripted) cannot do that."));
    }

    private static MessagingHubInstance Hub(string[] requires) => ScriptedAccount.Hub(
        time: null,
        hub => hub.AddRoute("r", ["all", "some"], requires),
        new ScriptedAccount("all") { Capabilities = MacawKind.Kind.Capabilities with { SchedulableContents = (MessageContents)0x7FF, SenderContents = (MessageContents)0x7FF } },
        new ScriptedAccount("some") { Capabilities = Some });

    private static string[] ProblemsOf(Func<MessagingHubInstance> hub)
    {
        OptionsValidationException? refused = Assert.Throws<OptionsValidationException>(() => hub());
        return [.. refused?.Failures ?? []];
    }
}
