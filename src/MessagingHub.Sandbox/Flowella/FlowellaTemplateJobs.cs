namespace MessagingHub.Sandbox;

/// <summary>
/// Queues template jobs. A job stays PENDING: no documented call reads it again. Every recipient is one acceptance.
/// </summary>
internal sealed class FlowellaTemplateJobs(SandboxWorld world, AcceptanceLedger ledger, FlowellaAccount account)
{
    private const int MaxRecipients = 50_000, MaxThrottle = 100_000, MaxTemplateId = 128;

    public Answer Queue(Call call)
    {
        JsonBody body = call.Body;
        SandboxTemplate template = Template(body);
        string channelId = body.Required("whatsappChannelId", 1, int.MaxValue);
        IReadOnlyList<JsonBody> recipients = body.RequiredObjects("recipients", 1, MaxRecipients);
        body.OptionalObject("headerMedia");
        body.OptionalInteger("throttlePerHour", 1, MaxThrottle);
        string? scheduledAt = body.Nullable("scheduledAt", 1, int.MaxValue);
        DateTimeOffset? scheduledFor = scheduledAt is null ? null : FlowellaTime.Parse("scheduledAt", scheduledAt);
        SandboxChannel channel = account.Channel(channelId);
        lock (world.Gate)
        {
            // All are looked at before one is taken: a job is accepted whole or not at all.
            (string Phone, IReadOnlyList<string> Parameters)[] addressed = [.. recipients.Select(Address)];
            foreach ((string phone, IReadOnlyList<string> _) in addressed)
            {
                account.RequireConsent(phone, channel);
            }

            string job = FlowellaIds.Job(world.NextJob());
            foreach ((string phone, IReadOnlyList<string> parameters) in addressed)
            {
                SandboxMessage message = world.AddMessage(phone, template.Body, "pending");
                ledger.Record(new AcceptedMessage
                {
                    Number = 0,
                    Dialect = SandboxDialect.Flowella,
                    Operation = call.Operation.Name,
                    Recipient = phone,
                    Kind = "template",
                    Template = FlowellaIds.Of(template),
                    Parameters = parameters,
                    Channel = channelId,
                    Id = FlowellaIds.Of(message),
                    JobId = job,
                    AcceptedAt = message.At,
                    ScheduledFor = scheduledFor,
                });
            }

            return FlowellaJson.Answer(
                new FlowellaJob(
                    job, "PENDING", FlowellaIds.Of(template), scheduledFor is { } time ? FlowellaJson.Time(time) : null),
                FlowellaJson.Default.FlowellaJob);
        }
    }

    /// <summary>The template by Flowella's id, or by Meta's numeric one together with its WABA.</summary>
    private SandboxTemplate Template(JsonBody body)
    {
        string id = body.Required("templateId", 1, MaxTemplateId);
        string? waba = body.Optional("templateWabaId", 1, int.MaxValue);
        bool isMetaId = id.All(char.IsAsciiDigit);
        if (isMetaId && waba is null)
        {
            throw body.Wrong("templateWabaId", "is required when templateId is Meta's numeric id");
        }

        SandboxTemplate template = world.Templates.FirstOrDefault(candidate => isMetaId
                ? candidate.MetaId == id && waba == SandboxCredentials.FlowellaWabaId
                : FlowellaIds.Of(candidate) == id)
            ?? throw new RefusedException(404, FlowellaErrors.TemplateNotFound, "The template does not exist.");

        // The documents give 400 for what Meta rejects, and Meta sends approved templates only.
        return template.Status == "approved"
            ? template
            : throw new RefusedException(400, FlowellaErrors.MetaRejected, "Meta rejected the message: the template is not approved.");
    }

    // Which of phone and contactId is required is not shown: either will do here, and the phone wins.
    private (string Phone, IReadOnlyList<string> Parameters) Address(JsonBody recipient)
    {
        IReadOnlyList<string> parameters = recipient.OptionalTexts("bodyParameters");
        recipient.OptionalObjects("buttonParameters");
        string? contactId = recipient.Optional("contactId", 1, int.MaxValue);
        if (recipient.Has("phone") || contactId is null)
        {
            return (FlowellaAccount.Phone(recipient, "phone"), parameters);
        }

        SandboxContact contact = world.Contacts.FirstOrDefault(candidate => FlowellaIds.Of(candidate) == contactId)
            ?? throw new RefusedException(404, FlowellaErrors.ContactNotFound, "A recipient's contact does not exist.");
        return (contact.Phone, parameters);
    }
}
