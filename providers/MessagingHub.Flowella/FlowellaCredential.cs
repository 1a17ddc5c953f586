namespace MessagingHub.Flowella;

/// <summary>How a Flowella request says who it is from: a bearer header, nothing else.</summary>
internal static class FlowellaCredential
{
    public static WireCredential Of(FlowellaOptions options) => WireCredential.Bearer(options.ApiKey!);
}
