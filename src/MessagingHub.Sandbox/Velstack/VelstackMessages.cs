using System.Globalization;

namespace MessagingHub.Sandbox;

/// <summary>
/// Quick and group SMS. A request is taken whole or not at all, costs one credit for each recipient, and is one
/// acceptance for each recipient: the lines share the one <c>message_id</c> that the service gives.
/// </summary>
internal sealed class VelstackMessages(SandboxWorld world, AcceptanceLedger ledger, VelstackGroupBook groups)
{
    public Answer SendQuick(Call call)
    {
        JsonBody body = call.Body;
        string sender = VelstackSenders.Read(body);
        string[] recipients = Recipients(body);
        string[] phones = [.. recipients.Select(recipient => VelstackPhone.Read(body, "recipient", recipient))];
        string text = Text(body);
        lock (world.Gate)
        {
            string id = Accept(call, sender, phones, text, group: null);
            return VelstackJson.Success(
                "SMS sent successfully.",
                new VelstackSent<string>(new VelstackSummary<string>(
                    id, "Quick SMS", text, sender, phones.Length, recipients, phones.Length,
                    world.Credits.ToString("0.00", CultureInfo.InvariantCulture))),
                VelstackJson.Wire.QuickSent);
        }
    }

    public Answer SendToGroup(Call call)
    {
        JsonBody body = call.Body;
        string sender = VelstackSenders.Read(body);
        string groupId = body.Required("group_id", 1, int.MaxValue);
        string text = Text(body);
        lock (world.Gate)
        {
            SandboxGroup group = groups.Find(groupId);
            string[] phones = [.. world.Members(group).Select(member => member.Phone)];
            if (phones.Length == 0)
            {
                throw body.Wrong("group_id", "the group has no contacts");
            }

            string id = Accept(call, sender, phones, text, groupId);
            return VelstackJson.Success(
                "SMS sent successfully.",
                new VelstackSent<int>(new VelstackSummary<int>(
                    id, "Group SMS", text, sender, phones.Length, [.. phones.Select(VelstackPhone.Show)], phones.Length, world.Credits)),
                VelstackJson.Wire.GroupSent);
        }
    }

    // Text, title and schedule alike in both. A time to send at has no documented field, so true cannot be served.
    private static string Text(JsonBody body)
    {
        string text = body.Required("message", 1, int.MaxValue);
        body.Optional("title", 1, int.MaxValue);
        return body.OptionalBoolean("is_scheduled") == true
            ? throw body.Wrong("is_scheduled", "needs a time, for which there is no documented field")
            : text;
    }

    // Callers write one number, several joined by commas, or an array; which the service takes is not documented.
    private static string[] Recipients(JsonBody body)
        => body.RequiredTextOrTexts("recipient")
            .SelectMany(text => text.Split(','))
            .Select(text => text.Trim())
            .Where(text => text.Length > 0)
            .ToArray() is { Length: > 0 } recipients
            ? recipients
            : throw body.Wrong("recipient", "is required");

    private string Accept(Call call, string sender, string[] phones, string text, string? group)
    {
        if (phones.Length > world.Credits)
        {
            throw new RefusedException(403, null, VelstackErrors.OutOfCredit);
        }

        world.Credits -= phones.Length;
        SandboxMessage[] messages = [.. phones.Select(phone => world.AddMessage(phone, text, "sent"))];
        string id = VelstackIds.Of(messages[0]);
        foreach (SandboxMessage message in messages)
        {
            ledger.Record(new AcceptedMessage
            {
                Dialect = SandboxDialect.Velstack,
                Operation = call.Operation.Name,
                Recipient = message.Phone,
                Kind = "text",
                Text = text,
                Channel = sender,
                GroupId = group,
                Id = id,
                JobId = group is not null || messages.Length > 1 ? id : null,
                AcceptedAt = message.At,
                MessageNumber = message.Number,
            });
        }

        return id;
    }
}
