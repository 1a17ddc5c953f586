using System.Net;

namespace MessagingHub.Sandbox;

internal static class WebhookAddress
{
    /// <summary>
    /// Whether an address is on this machine, told without asking a name server. <see cref="Uri.IsLoopback"/> lets the
    /// name "loopback" pass as well, which a name server may know otherwise.
    /// </summary>
    public static bool IsLoopback(Uri url)
        => url.IdnHost.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(url.IdnHost, out IPAddress? address) && IPAddress.IsLoopback(address));

    /// <summary>Whether a service takes the address: https as documented, or http on this machine, where nobody has a certificate.</summary>
    public static bool IsAcceptable(Uri url)
        => url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && IsLoopback(url));
}
