using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MessagingHub;

/// <summary>Makes and checks the settings of an account in the options pattern: its section first, then code; the options' name is the account's.</summary>
internal sealed class ConfigureAccount<
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] TOptions>(
    HubRegistration registration, ProviderKind<TOptions> kind, ILoggerFactory loggers)
    : IConfigureNamedOptions<TOptions>, IValidateOptions<TOptions>
    where TOptions : MessagingAccountOptions, new()
{
    private readonly UnknownSettings _unknown = new(loggers.CreateLogger(HubLog.Category));

    public void Configure(TOptions options) => Configure(Options.DefaultName, options);

    public void Configure(string? name, TOptions options)
    {
        if (!IsOfThisKind(name))
        {
            return;
        }

        if (registration.SectionOf(name) is { } section)
        {
            options.Unread = SectionBinding.Bind(section, kind, options, typeof(TOptions).GetProperties());
            WarnOfUnknownSettings(section, typeof(TOptions).GetProperties());
        }

        if (registration.CodeAccounts.GetValueOrDefault(name)?.Configure is Action<TOptions> configure)
        {
            configure(options);
        }
    }

    public ValidateOptionsResult Validate(string? name, TOptions options)
    {
        if (!IsOfThisKind(name))
        {
            return ValidateOptionsResult.Skip;
        }

        var problems = new OptionsProblems(registration.KeyOf("Providers", name), options.Unread);
        options.ValidateAll(problems);
        return problems.Found.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems.Found);
    }

    /// <summary>Kinds may share a type of options; an account is configured and checked by its own kind alone.</summary>
    private bool IsOfThisKind([NotNullWhen(true)] string? name) =>
        !string.IsNullOrEmpty(name) && registration.KindOf(name).Equals(kind.Name, StringComparison.OrdinalIgnoreCase);

    private void WarnOfUnknownSettings(IConfigurationSection section, PropertyInfo[] properties)
    {
        foreach (IConfigurationSection child in section.GetChildren())
        {
            PropertyInfo? known = properties.FirstOrDefault(property => property.Name.Equals(child.Key, StringComparison.OrdinalIgnoreCase));
            if (known is null)
            {
                _unknown.Warn(child, kind.Name, properties.Select(property => property.Name));
            }
            else if (SettingGroups.PropertiesOf(known.PropertyType) is { } group)
            {
                WarnOfUnknownSettings(child, group);
            }
        }
    }
}
