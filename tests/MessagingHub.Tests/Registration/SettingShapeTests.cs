using Microsoft.Extensions.Options;

namespace MessagingHub.Tests.Registration;

/// <summary>A setting of the wrong shape stops the start instead of leaving a default in force, and its value is not repeated.</summary>
internal sealed class SettingShapeTests
{
    [TestCase("\"BaseAddress\": [\"https://parrot.example\"],", "BaseAddress is a single value")]
    [TestCase("\"BaseAddress\": \"\",", "BaseAddress is empty")]
    [TestCase("\"DefaultSender\": { \"a\": \"b\" },", "DefaultSender is a single value")]
    [TestCase("\"Resilience\": \"off\",", "Resilience is a group of settings")]
    [TestCase("\"Resilience\": { \"Delay\": [\"sec-ret\"] },", "Resilience:Delay is a single value")]
    [TestCase("\"Webhooks\": [\"sec-ret\"],", "Webhooks is a group of settings, not a list")]
    [TestCase("\"Webhooks\": { \"Secrets\": \"sec-ret\" },", "Webhooks:Secrets is a list")]
    [TestCase("\"Webhooks\": { \"Secrets\": [null] },", "Webhooks:Secrets:0 must have")]
    [TestCase("\"Webhooks\": { \"Secrets\": [{ \"a\": \"sec-ret\" }] },", "Webhooks:Secrets:0 is a single value")]
    [TestCase("\"MaxResponseBytes\": \"sec-ret\",", "MaxResponseBytes cannot be read as")]
    [TestCase("\"Resilience\": { \"TotalTimeout\": \"sec-ret\" },", "Resilience:TotalTimeout cannot be read as TimeSpan")]
    [TestCase("\"BaseAddress\": \"https://u:sec-ret@[bad/\",", "BaseAddress cannot be read as Uri")]
    public void Its_path_and_the_fix_are_told_and_its_value_is_not(string setting, string problem)
    {
        string json = $$"""{ "MessagingHub": { "Providers": { "a": { "Kind": "Parrot", {{setting}} "Key": "secret-enough" } } } }""";

        OptionsValidationException? refused = Assert.Throws<OptionsValidationException>(() => new EditableConfiguration(json).Hub());

        Assert.That(refused!.Failures, Has.One.StartsWith($"MessagingHub:Providers:a:{problem}"));
        Assert.That(refused.ToString(), Does.Not.Contain("sec-ret"));
    }

    [TestCase("")]
    [TestCase(" ")]
    public void An_account_needs_a_name(string name)
    {
        string json = $$"""{ "MessagingHub": { "Providers": { "{{name}}": { "Kind": "Parrot", "Key": "secret-enough" } } } }""";

        OptionsValidationException? refused = Assert.Throws<OptionsValidationException>(() => new EditableConfiguration(json).Hub());

        Assert.That(refused!.Failures, Has.One.StartsWith("MessagingHub:Providers has an account with an empty name"));
    }
}
