using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace MessagingHub.Tests.Registration;

/// <summary>Values that cannot be read are told all at once, together with everything else that is wrong, and are not repeated.</summary>
internal sealed class UnreadableValueTests
{
    [Test]
    public void Every_unreadable_value_of_every_account_is_told_in_one_go()
    {
        string[] problems = ProblemsOf("""
            "a": { "Kind": "Parrot", "Key": "secret-enough", "MaxResponseBytes": "sec-ret",
                   "Resilience": { "Enabled": "sec-ret", "delay": "sec-ret" }, "RateLimit": { "Read": { "Permits": "sec-ret", "PerEndpoint": "sec-ret" } } },
            "b": { "Kind": "Parrot", "Key": "secret-enough", "BaseAddress": "https://u:sec-ret@[bad/", "Webhooks": { "TimestampTolerance": "sec-ret" } }
            """);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(problems, Has.One.StartsWith("MessagingHub:Providers:a:MaxResponseBytes cannot be read as Int32. Write a time as 00:00:30"));
            Assert.That(problems, Has.One.StartsWith("MessagingHub:Providers:a:Resilience:Enabled cannot be read as Boolean."));
            Assert.That(problems, Has.One.StartsWith("MessagingHub:Providers:a:Resilience:delay cannot be read as TimeSpan."));
            Assert.That(problems, Has.One.StartsWith("MessagingHub:Providers:a:RateLimit:Read:Permits cannot be read as Int32."));
            Assert.That(problems, Has.One.StartsWith("MessagingHub:Providers:a:RateLimit:Read:PerEndpoint cannot be read as Boolean."));
            Assert.That(problems, Has.One.StartsWith("MessagingHub:Providers:b:BaseAddress cannot be read as Uri."));
            Assert.That(problems, Has.One.StartsWith("MessagingHub:Providers:b:Webhooks:TimestampTolerance cannot be read as TimeSpan."));
            Assert.That(problems, Has.Length.EqualTo(7));
            Assert.That(string.Join('\n', problems), Does.Not.Contain("sec-ret"));
        }
    }

    [Test]
    public void Wrong_shapes_and_wrong_values_of_the_same_account_are_told_with_them()
    {
        string[] problems = ProblemsOf("""
            "a": { "Kind": "Parrot", "MaxResponseBytes": "much", "DefaultSender": ["x"], "Realm": "far too long for one", "Resilience": { "Delay": "-00:00:01" },
                   "Webhooks": { "Secrets": ["0123456789abcdef", "short"] } }
            """);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(problems, Has.One.StartsWith("MessagingHub:Providers:a:MaxResponseBytes cannot be read as Int32"));
            Assert.That(problems, Has.One.StartsWith("MessagingHub:Providers:a:DefaultSender is a single value"));
            Assert.That(problems, Has.One.StartsWith("MessagingHub:Providers:a:Realm has at most 10 characters"));
            Assert.That(problems, Has.One.StartsWith("MessagingHub:Providers:a:Resilience:Delay must be"));
            Assert.That(problems, Has.One.StartsWith("MessagingHub:Providers:a:Webhooks:Secrets:1 must have"));
            Assert.That(problems, Has.One.StartsWith("MessagingHub:Providers:a:Key is missing"));
            Assert.That(problems, Has.Length.EqualTo(6));
        }
    }

    [TestCase("\"Key\": [\"x\"]", "Key is a single value")]
    [TestCase("\"Key\": \"secret-enough\", \"Resilience\": { \"AttemptTimeout\": \"soon\", \"TotalTimeout\": \"00:00:05\" }", "Resilience:AttemptTimeout cannot be read")]
    [TestCase("\"Key\": \"secret-enough\", \"Resilience\": { \"AttemptTimeout\": \"00:01:00\", \"TotalTimeout\": \"soon\" }", "Resilience:TotalTimeout cannot be read")]
    [TestCase("\"Key\": \"secret-enough\", \"RateLimit\": { \"All\": { \"Permits\": \"many\", \"Burst\": 10 } }", "RateLimit:All:Permits cannot be read")]
    [TestCase("\"Key\": \"secret-enough\", \"RateLimit\": { \"All\": { \"Permits\": 0, \"Burst\": 10 } }", "RateLimit:All:Permits must be 1 to 1000000")]
    [TestCase("\"Key\": \"secret-enough\", \"RateLimit\": { \"All\": { \"Burst\": 10 } }", "RateLimit:All:Permits must be 1 to 1000000")]
    public void What_only_follows_from_another_problem_is_not_told(string settings, string problem) => Assert.That(
        ProblemsOf($$""" "a": { "Kind": "Parrot", {{settings}} } """), Has.Length.EqualTo(1).And.One.StartsWith($"MessagingHub:Providers:a:{problem}"));

    [TestCase("null")]
    [TestCase("\"\"")]
    public void A_number_without_a_value_hides_no_other_problem(string nothing) => Assert.That(
        ProblemsOf($$""" "a": { "Kind": "Parrot", "MaxResponseBytes": {{nothing}}, "Resilience": { "Delay": "soon" } } """),
        Has.One.StartsWith("MessagingHub:Providers:a:Resilience:Delay cannot be read").And.One.StartsWith("MessagingHub:Providers:a:Key is missing"));

    [Test]
    public void Code_that_completes_an_account_comes_before_the_judgement()
    {
        OptionsValidationException? refused = Assert.Throws<OptionsValidationException>(() => Configuration(""" "a": { "Kind": "Parrot", "MaxResponseBytes": "much" } """)
            .Hub(configure: hub => hub.Services.Configure<ParrotOptions>("a", options => options.Key = "secret-enough")));

        Assert.That(refused!.Failures, Has.Exactly(1).StartsWith("MessagingHub:Providers:a:MaxResponseBytes").And.Exactly(1).Items);
    }

    [Test]
    public void A_reload_with_unreadable_values_changes_nothing()
    {
        EditableConfiguration configuration = Configuration(""" "a": { "Kind": "Parrot", "Key": "secret-enough" } """);
        using MessagingHubInstance hub = configuration.Hub();

        configuration.Replace("""{ "MessagingHub": { "Providers": { "b": { "Kind": "Parrot", "Key": "secret-enough", "MaxResponseBytes": "much" } } } }""");

        Assert.That(hub.Names, Is.EqualTo(new[] { "a" }));
    }

    [Test]
    public void A_value_that_changes_while_it_is_read_is_read_once([Range(1, 12)] int goodReads)
    {
        IConfigurationRoot root = new ConfigurationBuilder()
            .AddInMemoryCollection([new("MessagingHub:Providers:a:Kind", "Parrot"), new("MessagingHub:Providers:a:Key", "secret-enough")])
            .Add(new ChangingValue("MessagingHub:Providers:a:MaxResponseBytes", "100000", "sec-ret", goodReads))
            .Build();

        Exception? refused = null;
        try
        {
            MessagingHubFactory.Create(root.GetSection("MessagingHub"), hub => hub.AddKind(ParrotProvider.Kind)).Dispose();
        }
        catch (Exception problem)
        {
            refused = problem;
        }

        Assert.That(refused, Is.Null.Or.InstanceOf<OptionsValidationException>());
        Assert.That($"{refused}", Does.Not.Contain("sec-ret"));
    }

    private static EditableConfiguration Configuration(string accounts) => new($$"""{ "MessagingHub": { "Providers": { {{accounts}} } } }""");

    private static string[] ProblemsOf(string accounts)
    {
        OptionsValidationException? refused = Assert.Throws<OptionsValidationException>(() => Configuration(accounts).Hub());
        return [.. refused?.Failures ?? []];
    }

    /// <summary>A file that is reloaded between two looks at it.</summary>
    private sealed class ChangingValue(string key, string first, string then, int reads) : ConfigurationProvider, IConfigurationSource
    {
        private int _left = reads;

        public override void Load() => Data = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase) { [key] = first };

        public override bool TryGet(string wanted, out string? value)
        {
            bool isThere = base.TryGet(wanted, out value);
            value = isThere && _left-- <= 0 ? then : value;
            return isThere;
        }

        public IConfigurationProvider Build(IConfigurationBuilder builder) => this;
    }
}
