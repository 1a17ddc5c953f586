using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace MessagingHub;

/// <summary>Builds the hub when the host starts, so that a wrong configuration stops the host instead of the first message.</summary>
internal sealed class HubStartValidator(IServiceProvider services) : IValidateOptions<HubStart>
{
    public ValidateOptionsResult Validate(string? name, HubStart options)
    {
        try
        {
            services.GetRequiredService<Hub>();
            return ValidateOptionsResult.Success;
        }
        catch (OptionsValidationException invalid)
        {
            return ValidateOptionsResult.Fail(invalid.Failures);
        }
    }
}
