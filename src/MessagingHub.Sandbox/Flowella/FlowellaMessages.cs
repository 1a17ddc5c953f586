using System.Globalization;

namespace MessagingHub.Sandbox;

internal sealed class FlowellaMessages(
    SandboxWorld world, AcceptanceLedger ledger, FlowellaAccount account, WebhookBoard board, FlowellaWebhookStyle webhooks)
{
    private const int MaxText = 4096;

    /// <summary>
    /// Takes a text. A number without contact or conversation gets both, since the answer names them. The 24-hour
    /// window is not played: the documents give no error for it, and the seed world is always outside it.
    /// </summary>
    public Answer Send(Call call)
    {
        string phone = FlowellaAccount.Phone(call.Body, "to");
        string text = call.Body.Required("text", 1, MaxText);
        SandboxChannel channel = account.Channel(call.Body.Optional("whatsappChannelId", 1, int.MaxValue));
        lock (world.Gate)
        {
            account.RequireConsent(phone, channel);
            int known = world.LastConversation;
            (SandboxContact contact, SandboxConversation conversation) = world.Open(phone, channel);
            SandboxMessage message = world.AddMessage(phone, text, "sent", conversation: conversation.Number);
            if (conversation.Number > known)
            {
                board.Fire(webhooks, [webhooks.Opened(conversation, message.Number)]);
            }

            ledger.Record(new AcceptedMessage
            {
                Dialect = SandboxDialect.Flowella,
                Operation = call.Operation.Name,
                Recipient = phone,
                Kind = "text",
                Text = text,
                Channel = FlowellaIds.Of(channel),
                Id = FlowellaIds.Of(message),
                AcceptedAt = message.At,
                MessageNumber = message.Number,
            });
            return FlowellaJson.Answer(
                new FlowellaSent(
                    FlowellaIds.Of(message),
                    FlowellaIds.Of(conversation),
                    FlowellaIds.Of(contact),
                    string.Create(CultureInfo.InvariantCulture, $"wamid.SANDBOX{message.Number:0000000000}")),
                FlowellaJson.Wire.FlowellaSent);
        }
    }
}
