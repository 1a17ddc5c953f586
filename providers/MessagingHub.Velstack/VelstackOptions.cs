namespace MessagingHub.Velstack;

/// <summary>The settings of a Velstack account.</summary>
/// <remarks>
/// <see cref="MessagingAccountOptions.DefaultSender"/> is the registered sender ID: every send needs one.
/// <see cref="MessagingAccountOptions.BaseAddress"/> includes the path prefix; for the generation of August 2023 it is
/// <c>https://sms.velstack.com/api/messaging</c>.
/// </remarks>
public sealed class VelstackOptions : MessagingAccountOptions
{
    internal const string QuickPath = "/quick/sms";
    internal const string QuickPathOfG3 = "/sms/quick";

    /// <summary>Settings with the address that was last seen in use.</summary>
    public VelstackOptions() => BaseAddress = new Uri("https://sms.velstack.com/api");

    /// <summary>The secret key; it decides between test and live mode.</summary>
    /// <value>Required.</value>
    public string? ApiKey { get; set; }

    /// <summary>The path of the quick SMS below the base address: the one path that is known to differ between generations.</summary>
    /// <value><c>/quick/sms</c> by default; <c>/sms/quick</c> is the only other one documented, for <c>https://api.velstack.com/v</c>.</value>
    public string QuickSmsPath { get; set; } = QuickPath;

    /// <inheritdoc />
    protected override void Validate(OptionsProblems problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        problems.RequireCredential(nameof(ApiKey), ApiKey, "Velstack's dashboard, API settings");
        problems.Require(QuickSmsPath is QuickPath or QuickPathOfG3, nameof(QuickSmsPath), $"must be {QuickPath} or {QuickPathOfG3}");
        WebhookSharedSecret.Validate(problems, Webhooks);
    }
}
