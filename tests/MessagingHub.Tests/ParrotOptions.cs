namespace MessagingHub.Tests;

/// <summary>The settings of the made-up service.</summary>
internal sealed class ParrotOptions : MessagingAccountOptions
{
    public ParrotOptions() => BaseAddress = new Uri("https://parrot.example/api/v1");

    public string? Key { get; set; }

    public string? Realm { get; set; }

    protected override void Validate(OptionsProblems problems)
    {
        problems.RequireCredential(nameof(Key), Key, "Parrot, Settings → Keys");
        problems.Require(Realm is null or { Length: <= 10 }, nameof(Realm), "has at most 10 characters");
    }
}
