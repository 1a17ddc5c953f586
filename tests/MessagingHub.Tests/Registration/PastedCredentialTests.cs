using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MessagingHub.Tests.Registration;

/// <summary>A key that was pasted into the wrong setting, or in the place of its name, gets into no message and no log.</summary>
internal sealed class PastedCredentialTests
{
    private const string Pasted = "sk_live_5ecret";
    private const string Account = """ "a": { "Kind": "Parrot", "Key": "secret-enough" } """;

    [TestCase($$$""" "Providers": { "a": { "Kind": "{{{Pasted}}}" } } """, "Providers:a:Kind is '***', which is not registered")]
    [TestCase($$$""" "Providers": { {{{Account}}} }, "DefaultProvider": "{{{Pasted}}}" """, "DefaultProvider names '***'")]
    [TestCase($$$""" "Providers": { {{{Account}}} }, "Routes": { "r": { "Strategy": "{{{Pasted}}}", "Providers": ["a"] } } """, "Routes:r:Strategy is '***'")]
    [TestCase($$$""" "Providers": { {{{Account}}} }, "Routes": { "r": { "Providers": ["a"], "Requires": ["{{{Pasted}}}"] } } """, "Routes:r:Requires:0 is '***'")]
    [TestCase($$$""" "Providers": { {{{Account}}} }, "Routes": { "r": { "Providers": ["{{{Pasted}}}"] } } """, "Routes:r:Providers:0 names '***', which is neither")]
    [TestCase($$$""" "Providers": { {{{Account}}} }, "Routes": { "r": { "Providers": ["{{{Pasted}}}", "{{{Pasted}}}"] } } """, "Routes:r:Providers:1 names '***' again")]
    public void A_problem_shows_stars_in_its_place(string settings, string problem)
    {
        OptionsValidationException? refused = Assert.Throws<OptionsValidationException>(
            () => new EditableConfiguration($$"""{ "MessagingHub": { {{settings}} } }""").Hub());

        Assert.That(refused!.Failures, Has.One.StartsWith($"MessagingHub:{problem}"));
        Assert.That(refused.ToString(), Does.Not.Contain("5ecret"));
    }

    [TestCase($$$""" "{{{Pasted}}}": "", "Providers": { {{{Account}}} } """, "MessagingHub:*** is not a setting of the hub")]
    [TestCase($$$""" "Providers": { "a": { "Kind": "Parrot", "Key": "secret-enough", "{{{Pasted}}}": "x" } } """, "MessagingHub:Providers:a:*** is not a setting of Parrot")]
    [TestCase($$$""" "Providers": { {{{Account}}} }, "Routes": { "r": { "{{{Pasted}}}": "x", "Providers": ["a"] } } """, "MessagingHub:Routes:r:*** is not a setting of a route")]
    public void A_warning_shows_stars_in_its_place(string settings, string warning)
    {
        using var log = new CollectingLogger();
        using MessagingHubInstance hub = new EditableConfiguration($$"""{ "MessagingHub": { {{settings}} } }""")
            .Hub(configure: hub => hub.Services.AddSingleton<ILoggerProvider>(log));

        Assert.That(log.Text, Does.Contain(warning).And.Not.Contain("5ecret"));
    }
}
