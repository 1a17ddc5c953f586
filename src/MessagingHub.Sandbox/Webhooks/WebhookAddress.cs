namespace MessagingHub.Sandbox;

internal static class WebhookAddress
{
    /// <summary>Whether a service takes the address: https as documented, or http on this machine, where nobody has a certificate.</summary>
    public static bool IsAcceptable(Uri url)
        => url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback);
}
