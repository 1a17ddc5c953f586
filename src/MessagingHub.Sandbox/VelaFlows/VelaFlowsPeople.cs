namespace MessagingHub.Sandbox;

/// <summary>CRM leads and customers: the same people under two sets of ids.</summary>
internal sealed class VelaFlowsPeople
{
    private readonly SandboxWorld _world;
    private readonly VelaFlowsList<SandboxContact, VelaFlowsLead> _leads;

    public VelaFlowsPeople(SandboxWorld world)
    {
        _world = world;
        _leads = new(VelaFlowsJson.Wire.VelaFlowsLead, contact => Show(contact, VelaFlowsIds.LeadOf(contact)))
        {
            SortKeys = new Dictionary<string, Func<SandboxContact, string?>>
            {
                ["createdAt"] = contact => VelaFlowsJson.Time(contact.CreatedAt),
                ["firstName"] = contact => PersonName.Of(contact).First,
                ["lastName"] = contact => PersonName.Of(contact).Last,
                ["email"] = contact => contact.Email,
            },
            Words = contact => [contact.Name, contact.Email, contact.Phone],
        };
    }

    public Answer ListLeads(Call call) => _leads.Answer(call, _world.Contacts);

    /// <summary>
    /// Creates a lead. The documents require nothing by name; here the phone is required, since it is what this world
    /// knows people by. Pipeline and stage are looked at and not kept: no call shows them again.
    /// </summary>
    public Answer CreateLead(Call call)
    {
        JsonBody body = call.Body;
        var name = new PersonName(body.Optional("firstName", 1, int.MaxValue), body.Optional("lastName", 1, int.MaxValue));
        string? email = Email(body);
        string phone = body.Required("phone", 1, int.MaxValue);
        body.Optional("pipelineId", 1, int.MaxValue);
        body.Optional("stageId", 1, int.MaxValue);
        if (!phone.StartsWith('+') || !PhoneText.TryNormalize(phone, out string? e164))
        {
            throw body.Wrong("phone", "must be a plus and digits");
        }

        lock (_world.Gate)
        {
            if (_world.FindContact(e164) is not null)
            {
                return VelaFlowsErrors.Answer(409, message: "A lead with this phone exists already");
            }

            SandboxContact lead = _world.UpdateContact(name.On(_world.AddContact(e164, null, email)));
            return VelaFlowsJson.Resource(
                "lead", Show(lead, VelaFlowsIds.LeadOf(lead)), VelaFlowsJson.Wire.VelaFlowsLead, 201);
        }
    }

    /// <summary>Updates only the fields supplied. The answer's key is <c>lead</c>: the one that is printed.</summary>
    public Answer UpdateCustomer(Call call)
    {
        JsonBody body = call.Body;
        string? first = body.Optional("firstName", 1, int.MaxValue);
        string? last = body.Optional("lastName", 1, int.MaxValue);
        string? email = Email(body);
        string id = call.Route["id"];
        lock (_world.Gate)
        {
            if (_world.Contacts.FirstOrDefault(contact => VelaFlowsIds.CustomerOf(contact) == id) is not { } known)
            {
                return VelaFlowsErrors.NotFound(id);
            }

            SandboxContact changed = known with { Email = email ?? known.Email };
            if (first is not null || last is not null)
            {
                PersonName old = PersonName.Of(known);
                changed = new PersonName(first ?? old.First, last ?? old.Last).On(changed);
            }

            return VelaFlowsJson.Resource("lead", Show(_world.UpdateContact(changed), id), VelaFlowsJson.Wire.VelaFlowsLead);
        }
    }

    private static string? Email(JsonBody body)
    {
        string? email = body.Optional("email", 0, int.MaxValue);
        return email is null || MailText.IsAddress(email) ? email : throw body.Wrong("email", "is not an e-mail address");
    }

    // No status of a lead is printed on the wire; "active" occurs in a workflow's condition.
    private static VelaFlowsLead Show(SandboxContact contact, string id)
    {
        (string? first, string? last) = PersonName.Of(contact);
        return new VelaFlowsLead(id, first, last, contact.Email, contact.Phone, "active", VelaFlowsJson.Time(contact.CreatedAt));
    }
}
