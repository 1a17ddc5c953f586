using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace MessagingHub.Cli;

/// <summary>A kind of service that accounts can be of.</summary>
/// <param name="Register">Adds it to a hub.</param>
/// <param name="OptionsOf">Reads the options of one of its accounts, as the hub makes them.</param>
/// <param name="Settings">Lists those options as settings.</param>
internal sealed record Kind(
    Action<MessagingHubBuilder> Register,
    Func<IServiceProvider, string, MessagingAccountOptions> OptionsOf,
    Func<MessagingAccountOptions, IReadOnlyList<Setting>> Settings)
{
    /// <summary>Whether the service signs what it pushes; otherwise a secret of ours stands in the address.</summary>
    public bool SignsWebhooks { get; init; } = true;

    /// <summary>The same with these settings only; all others have no effect on its accounts.</summary>
    public Kind Showing(params string[] paths) => this with { Settings = options => [.. Settings(options).Where(setting => paths.Contains(setting.Path))] };

    /// <summary>Describes a kind.</summary>
    /// <typeparam name="TOptions">The settings of its accounts.</typeparam>
    /// <param name="register">Adds it to a hub.</param>
    /// <param name="options">What its settings are.</param>
    /// <param name="harmless">The texts among them that anybody may see; every other text is masked, so that a credential cannot be forgotten here.</param>
    public static Kind Of<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions>(
        Action<MessagingHubBuilder> register, JsonTypeInfo<TOptions> options, params string[] harmless)
        where TOptions : MessagingAccountOptions, new()
    {
        var reader = new SettingReader(options, harmless, () => new TOptions());
        return new Kind(register, (services, account) => services.GetRequiredService<IOptionsMonitor<TOptions>>().Get(account), reader.Read);
    }
}
