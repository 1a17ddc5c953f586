namespace MessagingHub.Samples.Macaw;

/// <summary>The settings of the made-up service.</summary>
internal sealed class MacawOptions : MessagingAccountOptions
{
    public MacawOptions() => BaseAddress = new Uri("https://macaw.example");

    public string? ApiKey { get; set; }

    protected override void Validate(OptionsProblems problems) => problems.RequireCredential(nameof(ApiKey), ApiKey, "Macaw, Settings → Keys");
}
