using System.Text.Json.Nodes;

namespace MessagingHub.Sandbox;

/// <summary>Sends one message to a contact there is.</summary>
internal sealed class FlowIQMessages(SandboxWorld world, AcceptanceLedger ledger)
{
    public Answer Send(Call call)
    {
        string phone = FlowIQFields.Text(call.Body, "phone_number") ?? throw FlowIQErrors.Missing(call, "phone_number is required");
        FlowIQContent content = FlowIQContent.Read(call);
        string? replyTo = content.Kind == "reaction" ? null : FlowIQFields.Text(call.Body, "context_message_id");
        string digits = FlowIQIds.Digits(phone);
        lock (world.Gate)
        {
            SandboxContact contact = FlowIQPhone.Find(world, digits)
                ?? throw FlowIQErrors.Refused(
                    404, "Contact not found", "Contact does not exist. Create it first with the /api/contact endpoint.",
                    "whatsapp_id", digits);
            (string id, int? number) = Deliver(contact, content);
            ledger.Record(new AcceptedMessage
            {
                Dialect = SandboxDialect.FlowIQ,
                Operation = call.Operation.Name,
                Recipient = contact.Phone,
                Kind = content.Kind,
                Text = content.Kind == "text" ? content.Text : null,
                Body = content.Kind == "text" ? null : call.Body.Raw,
                ReplyTo = replyTo,
                Channel = FlowIQIds.Digits(world.DefaultChannel.Phone),
                Id = id,
                AcceptedAt = world.Now,
                MessageNumber = number,
            });
            return FlowIQJson.Answer(new JsonObject
            {
                ["success"] = true,
                ["message"] = "Message sent successfully",
                ["data"] = new JsonObject
                {
                    ["message_id"] = id,
                    ["recipient"] = digits,
                    ["message_type"] = content.Kind,
                },
            });
        }
    }

    /// <summary>Puts it where a reader of the history finds it; a reaction stands at the message it is for.</summary>
    private (string Id, int? Number) Deliver(SandboxContact contact, FlowIQContent content)
    {
        if (content.ReactsTo is { } target)
        {
            if (world.Messages.FirstOrDefault(message => FlowIQIds.Of(message) == target) is { } known)
            {
                world.React(known, new SandboxReaction(content.Text, world.DefaultChannel.Phone));
            }

            return (FlowIQIds.Reaction(world.NextJob()), null);
        }

        (_, SandboxConversation conversation) = world.Open(contact.Phone, world.DefaultChannel);
        SandboxMessage added = world.AddMessage(new SandboxMessage
        {
            Number = 0,
            Phone = contact.Phone,
            ConversationNumber = conversation.Number,
            IsInbound = false,
            Text = content.Text,
            MediaKind = content.MediaKind,
            MediaUrl = content.MediaUrl,
            Status = "sent",
            At = world.Now,
        });
        return (FlowIQIds.Of(added), added.Number);
    }
}
