using MessagingHub.Providers.Tests.Webhooks;
using MessagingHub.Sandbox;

namespace MessagingHub.Providers.Tests.Privacy;

/// <summary>What must never show, and is so odd that no search finds it by chance.</summary>
internal static class Private
{
    /// <summary>Stands in every text, name and value of a message or a contact.</summary>
    public const string Mark = "zqxmarkzqx";

    public const string Key = "order-zqxkeyzqx-7";

    public const string NewPhone = "+12025550197";

    public const string CardPhone = "+12025550188";

    /// <summary>What all numbers of the run have in common: eight digits, and not the two that may be shown.</summary>
    public const string PhoneDigits = "20255501";

    /// <summary>A credential that is put in while the hub runs, and one that the hub refuses.</summary>
    public const string NewSecret = "flo_zqxrotatedzqxrotatedzqx";

    public const string RefusedSecret = "flo_zqxrefusédzqxrefusédzqx";

    public static IReadOnlyList<string> Credentials { get; } =
    [
        SandboxCredentials.FlowellaApiKey, SandboxCredentials.VelaFlowsToken, SandboxCredentials.VelstackApiKey, SandboxCredentials.FlowIQToken,
        WebhookAccount.Secret, NewSecret, RefusedSecret,
    ];

    public static IReadOnlyList<string> Everything { get; } = [.. Credentials, Mark, Key, PhoneDigits];

    /// <summary>A number as people and services write it.</summary>
    public static IReadOnlyList<string> Spellings { get; } =
        [SandboxSeed.KnownPhone, SandboxSeed.KnownPhone.TrimStart('+'), "+1 (202) 555-0101", "1-202-555-0101", "+1.202.555.0101", "202 555 01 01", "%2B12025550101"];
}
