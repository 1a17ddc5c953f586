namespace MessagingHub.AspNetCore;

/// <summary>What stood behind the account in a webhook's path.</summary>
internal sealed class PathSecret(string value)
{
    public string Value { get; } = value;
}
