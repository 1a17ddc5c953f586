namespace MessagingHub.Sandbox;

/// <summary>Contacts. The id in the path is a group's for reading and a contact's for the rest.</summary>
internal sealed class VelstackContacts(SandboxWorld world, VelstackGroupBook groups)
{
    public Answer List(Call call)
    {
        lock (world.Gate)
        {
            return VelstackJson.Success(
                "Contacts retrieved successfully.", [.. world.Contacts.Select(Show)], VelstackJson.Wire.ContactList);
        }
    }

    public Answer ListOfGroup(Call call)
    {
        lock (world.Gate)
        {
            SandboxContact[] members = world.Members(groups.Find(call.Route["groupId"]));
            return VelstackJson.Success(
                "Contacts retrieved successfully.",
                new VelstackGroupContacts([.. members.Select(Show)], Contacts: null),
                VelstackJson.Wire.VelstackGroupContacts);
        }
    }

    /// <summary>Creates a contact; required is, by our choice, what it cannot be told apart without: group, first name, number.</summary>
    public Answer Create(Call call)
    {
        JsonBody body = call.Body;
        string groupId = body.Required("group_id", 1, int.MaxValue);
        var name = new PersonName(body.Required("first_name", 1, int.MaxValue), body.Nullable("last_name", 0, int.MaxValue));
        string phone = VelstackPhone.Read(body, "phone_number", body.Required("phone_number", 1, int.MaxValue));
        string? email = Email(body);
        lock (world.Gate)
        {
            SandboxGroup group = groups.Find(groupId);
            RequireFree(body, phone, owner: null);
            SandboxContact contact = world.UpdateContact(
                name.On(world.AddContact(phone, null, email)) with { GroupNumber = group.Number });
            return VelstackJson.Success("Contact created successfully.", Show(contact), VelstackJson.Wire.VelstackContact);
        }
    }

    /// <summary>Updates the fields supplied. Whether a partial update works is not documented; here it does, and null clears.</summary>
    public Answer Update(Call call)
    {
        JsonBody body = call.Body;
        string? first = body.Optional("first_name", 1, int.MaxValue);
        string? last = body.Nullable("last_name", 0, int.MaxValue);
        string? email = Email(body);
        string? phone = body.Optional("phone_number", 1, int.MaxValue) is { } text
            ? VelstackPhone.Read(body, "phone_number", text)
            : null;
        lock (world.Gate)
        {
            SandboxContact known = Find(call);
            RequireFree(body, phone ?? known.Phone, known);
            PersonName old = PersonName.Of(known);
            SandboxContact changed = known with
            {
                Phone = phone ?? known.Phone,
                Email = body.Has("email_address") ? email : known.Email,
            };
            world.UpdateContact(first is null && !body.Has("last_name")
                ? changed
                : new PersonName(first ?? old.First, body.Has("last_name") ? last : old.Last).On(changed));
        }

        return VelstackJson.Done("Contact updated successfully.");
    }

    public Answer Delete(Call call)
    {
        lock (world.Gate)
        {
            world.RemoveContact(Find(call));
        }

        return VelstackJson.Done("Contact deleted successfully.");
    }

    private static string? Email(JsonBody body)
    {
        string? email = body.Nullable("email_address", 0, int.MaxValue);
        return string.IsNullOrEmpty(email) ? null
            : MailText.IsAddress(email) ? email : throw body.Wrong("email_address", "is not an e-mail address");
    }

    // What the service does about a number it has already is not documented; this world cannot hold it twice.
    private void RequireFree(JsonBody body, string phone, SandboxContact? owner)
    {
        if (world.FindContact(phone) is { } holder && holder.Number != owner?.Number)
        {
            throw body.Wrong("phone_number", "has already been taken");
        }
    }

    private SandboxContact Find(Call call)
        => world.Contacts.FirstOrDefault(contact => VelstackIds.Of(contact) == call.Route["contactId"])
            ?? throw VelstackErrors.NotFound("contact");

    private VelstackContact Show(SandboxContact contact)
    {
        (string? first, string? last) = PersonName.Of(contact);
        string? group = world.Groups.FirstOrDefault(candidate => candidate.Number == contact.GroupNumber)?.Name;
        return new VelstackContact(
            VelstackIds.Of(contact),
            first,
            last,
            VelstackPhone.Show(contact.Phone),
            contact.Email,
            group,
            VelstackJson.Time(contact.CreatedAt));
    }
}
