namespace MessagingHub.Sandbox;

internal sealed class FlowellaContacts(SandboxWorld world)
{
    public Answer List(Call call)
    {
        lock (world.Gate)
        {
            return FlowellaPage.Of(call, 'c', world.Contacts, item => item.Number, Show, FlowellaJson.Wire.FlowellaContact);
        }
    }

    /// <summary>Updates only the fields supplied. Whether null clears one is not documented; here it does.</summary>
    public Answer Upsert(Call call)
    {
        JsonBody body = call.Body;
        string phone = FlowellaAccount.Phone(body, "phone");
        string? name = body.Nullable("name", 1, 200);
        string? email = Email(body);
        string? waId = body.Nullable("waId", 1, 64);
        lock (world.Gate)
        {
            SandboxContact contact = world.FindContact(phone) is { } known
                ? world.UpdateContact(known with
                {
                    Name = body.Has("name") ? name : known.Name,
                    Email = body.Has("email") ? email : known.Email,
                    WhatsAppId = body.Has("waId") ? waId : known.WhatsAppId,
                })
                : world.AddContact(phone, name, email, waId);
            return FlowellaJson.Answer(Show(contact), FlowellaJson.Wire.FlowellaContact);
        }
    }

    private static string? Email(JsonBody body)
    {
        string? email = body.Nullable("email", 0, int.MaxValue);
        return email is null || MailText.IsAddress(email) ? email : throw body.Wrong("email", "is not an e-mail address");
    }

    // The documents know one flag per contact and opt-outs per channel; here any channel's opt-out sets the flag.
    private FlowellaContact Show(SandboxContact contact) => new(
        FlowellaIds.Of(contact),
        contact.Phone,
        contact.WhatsAppId,
        contact.Name,
        contact.Email,
        world.Channels.Any(channel => world.IsOptedOut(contact.Phone, channel)),
        FlowellaJson.Time(contact.CreatedAt),
        FlowellaJson.Time(contact.UpdatedAt));
}
