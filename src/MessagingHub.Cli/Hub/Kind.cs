using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace MessagingHub.Cli;

/// <summary>A kind of service that accounts can be of.</summary>
/// <param name="Register">Adds it to a hub.</param>
/// <param name="AddressOf">Reads the address of one of its accounts.</param>
internal sealed record Kind(Action<MessagingHubBuilder> Register, Func<IServiceProvider, string, Uri?> AddressOf)
{
    public static Kind Of<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions>(
        Action<MessagingHubBuilder> register)
        where TOptions : MessagingAccountOptions, new() =>
        new(register, (services, account) => services.GetRequiredService<IOptionsMonitor<TOptions>>().Get(account).BaseAddress);
}
