namespace MessagingHub.Velstack;

/// <summary>How a Velstack request says who it is from: a bearer header, in every generation.</summary>
internal static class VelstackCredential
{
    // Velstack demands the Accept header: without it an error may come as an HTML page or a redirect.
    public static WireCredential Of(VelstackOptions options) =>
        new([new("Authorization", "Bearer " + options.ApiKey), new("Accept", "application/json")], [], [options.ApiKey!]);
}
