namespace MessagingHub.Tests;

/// <summary>The settings of the second made-up service.</summary>
internal sealed class MacawOptions : MessagingAccountOptions
{
    public MacawOptions() => BaseAddress = new Uri("https://macaw.example");

    public string? Token { get; set; }

    protected override void Validate(OptionsProblems problems) => problems.RequireCredential(nameof(Token), Token, "Macaw, Settings → Tokens");
}
