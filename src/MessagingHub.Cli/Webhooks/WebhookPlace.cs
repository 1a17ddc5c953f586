namespace MessagingHub.Cli;

/// <summary>Where a service pushes to, for one account.</summary>
/// <param name="Provider">The account.</param>
/// <param name="Setting">The setting that holds its secrets.</param>
/// <param name="HasSecret">Whether there is one; without, every delivery is refused.</param>
/// <param name="IsSigned">Whether the service signs; otherwise the secret stands in the address.</param>
internal sealed record WebhookPlace(IMessagingProvider Provider, string Setting, bool HasSecret, bool IsSigned)
{
    /// <summary>The address at a host.</summary>
    /// <param name="host">The address of the host.</param>
    /// <param name="secret">What stands for the secret, where the service does not sign.</param>
    public string AddressAt(Uri host, string secret) =>
        host.GetLeftPart(UriPartial.Authority) + PathWith(secret);

    /// <summary>The path of that address.</summary>
    /// <param name="secret">What stands for the secret, where the service does not sign.</param>
    public string PathWith(string secret) => $"{WebhookHost.Path}/{Uri.EscapeDataString(Provider.Name)}{(IsSigned ? "" : $"/{secret}")}";
}
