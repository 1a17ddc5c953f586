namespace MessagingHub.Sandbox;

/// <summary>Facts about the seed world that a demo or a test may rely on; all numbers are fictional.</summary>
public static class SandboxSeed
{
    /// <summary>How many contacts there are: more than two of Flowella's default pages.</summary>
    public const int ContactCount = 60;

    /// <summary>How many conversations there are; conversation <c>n</c> belongs to contact <c>n</c>.</summary>
    public const int ConversationCount = 36;

    /// <summary>How many templates there are.</summary>
    public const int TemplateCount = 8;

    /// <summary>How many groups there are; every contact is in one of the first three, the last one is empty.</summary>
    public const int GroupCount = 4;

    /// <summary>How many texts the account may still send where a service counts credits.</summary>
    public const int Credits = 1_000_000;

    /// <summary>A contact with a name, a mail address and an open conversation on the default channel.</summary>
    public const string KnownPhone = "+12025550101";

    /// <summary>A contact who has opted out on the default channel, and only there.</summary>
    public const string OptedOutPhone = "+12025550113";

    /// <summary>A number that no contact has.</summary>
    public const string UnknownPhone = "+12025550180";

    /// <summary>A number that is not on WhatsApp; a service that checks refuses it.</summary>
    public const string NotOnWhatsAppPhone = "+12025550189";

    /// <summary>The instant the seed world begins; every time in it follows within days.</summary>
    public static DateTimeOffset Start { get; } = new(2025, 1, 6, 8, 0, 0, TimeSpan.Zero);
}
