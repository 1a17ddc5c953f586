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
    [TestCase($$$""" "Providers": { "{{{Pasted}}}": { "Key": "x" } } """, "Providers:***:Kind is '***', which is not registered")]
    [TestCase($$$""" "Providers": { "{{{Pasted}}}": "x" } """, "Providers:*** is a group of settings")]
    [TestCase($$$""" "Providers": { "{{{Pasted}}}": { "Kind": "Parrot" } } """, "Providers:***:Key is missing")]
    [TestCase($$$""" "Providers": { "{{{Pasted}}}": { "Kind": "Parrot", "Key": ["x"] } } """, "Providers:***:Key is a single value")]
    [TestCase($$$""" "Providers": { "{{{Pasted}}}": { "Kind": "Parrot", "Key": "secret-enough" } }, "DefaultProvider": "b" """, "DefaultProvider names 'b', which is not an account or a route. There are: ***.")]
    [TestCase($$$""" "Providers": { {{{Account}}} }, "Routes": { "{{{Pasted}}}": "x" } """, "Routes:*** is a group of settings")]
    [TestCase($$$""" "Providers": { {{{Account}}} }, "Routes": { "{{{Pasted}}}": { "Providers": "a" } } """, "Routes:***:Providers is a list of names")]
    [TestCase($$$""" "Providers": { {{{Account}}} }, "Routes": { "{{{Pasted}}}": { "Strategy": ["x"], "Providers": ["a"] } } """, "Routes:***:Strategy is a single value")]
    [TestCase($$$""" "Providers": { {{{Account}}} }, "Routes": { "{{{Pasted}}}": { "Providers": [["a"]] } } """, "Routes:***:Providers:0 is a single name")]
    [TestCase($$$""" "Providers": { {{{Account}}} }, "Routes": { "{{{Pasted}}}": { "Providers": ["{{{Pasted}}}"] } } """, "Routes:***:Providers leads back to the route itself: *** → ***.")]
    [TestCase($$$""" "Providers": { {{{Account}}} }, "Routes": { "r": { "Providers": ["b"] }, "{{{Pasted}}}": { "Providers": ["a"] } } """, "Routes:r:Providers:0 names 'b', which is neither an account nor a route. Accounts: a. Routes: ***.")]
    [TestCase($$$""" "Providers": { "{{{Pasted}}}": { "Kind": "Parrot", "Key": "secret-enough" } }, "Routes": { "{{{Pasted}}}": { "Providers": ["b"] } } """, "Routes:***:Providers:0 names 'b', which is neither an account nor a route. Accounts: ***.")]
    [TestCase($$$""" "Providers": { "{{{Pasted}}}": { "Kind": "Parrot", "Key": "secret-enough" } }, "Routes": { "{{{Pasted}}}": { "Providers": ["{{{Pasted}}}"] } } """, "Routes:*** has the name of the account MessagingHub:Providers:***")]
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
    [TestCase($$$""" "Providers": { "{{{Pasted}}}": { "Kind": "Parrot", "Key": "secret-enough", "Other": "x" } } """, "MessagingHub:Providers:***:Other is not a setting of Parrot")]
    public void A_warning_shows_stars_in_its_place(string settings, string warning)
    {
        using var log = new CollectingLogger();
        using MessagingHubInstance hub = new EditableConfiguration($$"""{ "MessagingHub": { {{settings}} } }""")
            .Hub(configure: hub => hub.Services.AddSingleton<ILoggerProvider>(log));

        Assert.That(log.Text, Does.Contain(warning).And.Not.Contain("5ecret"));
    }

    [Test]
    public void A_list_of_names_shows_stars_in_its_place()
    {
        using var log = new CollectingLogger();
        var configuration = new EditableConfiguration($$"""{ "MessagingHub": { "Providers": { {{Account}}, "{{Pasted}}": { "Kind": "Parrot", "Key": "secret-enough" } } } }""");
        using MessagingHubInstance hub = configuration.Hub(configure: hub => hub.Services.AddSingleton<ILoggerProvider>(log));
        IMessagingProvider gone = hub.Get(Pasted);

        KeyNotFoundException? unknown = Assert.Throws<KeyNotFoundException>(() => hub.Get("b"));
        MessagingException? undecided = Assert.Throws<MessagingException>(() => _ = hub.Default.Capabilities);
        configuration.Replace($$"""{ "MessagingHub": { "Providers": { {{Account}} } } }""");
        MessagingException? missing = Assert.Throws<MessagingException>(() => _ = gone.Capabilities);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(unknown!.Message, Does.EndWith("There are: a, ***."));
            Assert.That(undecided!.Message, Does.Contain("set DefaultProvider to one of a, ***."));
            Assert.That(missing!.Message, Does.StartWith("'***' is not configured any more. There are: a."));
            configuration.Replace($$"""{ "MessagingHub": { "Providers": { "{{Pasted}}": { "Kind": "Parrot", "Key": "secret-enough" } }, "DefaultProvider": "{{Pasted}}" } }""");
            Assert.That(log.Text, Does.Contain("Accounts: ***; default: ***.").And.Not.Contain("5ecret"));
        }
    }
}
