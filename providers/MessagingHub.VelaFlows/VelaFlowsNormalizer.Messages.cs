using MessagingHub.VelaFlows.Wire;

namespace MessagingHub.VelaFlows;

/// <content>Texts to conversations. VelaFlows documents no limit on their length and no other type.</content>
internal static partial class VelaFlowsNormalizer
{
    private const string TextType = "text";

    public static VelaFlowsMessageRequest ToMessageRequest(ProviderContext<VelaFlowsOptions> context, WireOperation operation, OutboundMessage message) =>
        message.Content is TextContent text
            ? new VelaFlowsMessageRequest { Content = text.Text, Type = TextType }
            : throw context.NotSupported(operation, "VelaFlows documents text messages only.");

    public static WireResult<SentMessage> ToSentText(string account, WireResponse response) =>
        Read(response, VelaFlowsJsonContext.Default.SentMessage, data => WireText.NotBlank(data.Message?.Id) is not { } id ? null : new SentMessage
        {
            Provider = account,
            Id = id,
            Status = MessageStatus.Accepted,
            Raw = response.Raw,
        });
}
