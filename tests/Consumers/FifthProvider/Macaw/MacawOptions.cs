using MessagingHub;

namespace Macaw;

/// <summary>The settings of a Macaw account.</summary>
public sealed class MacawOptions : MessagingAccountOptions
{
    public MacawOptions() => BaseAddress = new Uri("https://api.macaw.example/v1");

    /// <summary>The API key, <c>mcw_…</c>.</summary>
    public string? ApiKey { get; set; }

    protected override void Validate(OptionsProblems problems) => problems.RequireCredential(nameof(ApiKey), ApiKey, "Macaw, Settings → Keys");
}
