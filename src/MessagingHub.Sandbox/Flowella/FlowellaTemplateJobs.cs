namespace MessagingHub.Sandbox;

/// <summary>
/// Queues template jobs. A job stays PENDING: no documented call reads it again. Every recipient is one acceptance.
/// </summary>
internal sealed class FlowellaTemplateJobs(SandboxWorld world, AcceptanceLedger ledger, FlowellaAccount account)
{
    private const int MaxRecipients = 50_000, MaxThrottle = 100_000, MaxTemplateId = 128;

    public Answer Queue(Call call)
    {
        Order order = Read(call.Body);
        SandboxChannel channel = account.Channel(order.ChannelId);
        lock (world.Gate)
        {
            SandboxTemplate template = Find(order);

            // All recipients are looked at before one is taken: a job is accepted whole or not at all. The documents
            // say 403 for an opted-out contact and nothing about a job in which only some have opted out.
            string[] phones = Resolve(order.Recipients);
            foreach (string phone in phones)
            {
                account.RequireConsent(phone, channel);
            }

            string job = FlowellaIds.Job(world.NextJob());
            for (int i = 0; i < phones.Length; i++)
            {
                SandboxMessage message = world.AddMessage(phones[i], template.Body, "pending");
                ledger.Record(new AcceptedMessage
                {
                    Dialect = SandboxDialect.Flowella,
                    Operation = call.Operation.Name,
                    Recipient = phones[i],
                    Kind = "template",
                    Template = FlowellaIds.Of(template),
                    Parameters = order.Recipients[i].Parameters,
                    Channel = order.ChannelId,
                    Id = FlowellaIds.Of(message),
                    JobId = job,
                    AcceptedAt = message.At,
                    MessageNumber = message.Number,
                    ScheduledFor = order.ScheduledFor,
                });
            }

            return FlowellaJson.Answer(
                new FlowellaJob(
                    job, "PENDING", FlowellaIds.Of(template), order.ScheduledFor is { } time ? FlowellaJson.Time(time) : null),
                FlowellaJson.Wire.FlowellaJob);
        }
    }

    /// <summary>Checks the whole body before anything is looked up: a bad field is 400, whatever else does not exist.</summary>
    private static Order Read(JsonBody body)
    {
        string templateId = body.Required("templateId", 1, MaxTemplateId);
        string? wabaId = body.Optional("templateWabaId", 1, int.MaxValue);
        string channelId = body.Required("whatsappChannelId", 1, int.MaxValue);
        Recipient[] recipients = [.. body.RequiredObjects("recipients", 1, MaxRecipients).Select(ReadRecipient)];
        string? scheduledAt = body.Nullable("scheduledAt", 1, int.MaxValue);

        // Taken and not used: what is inside a header is not documented, and nothing here waits for a throttle.
        body.OptionalObject("headerMedia");
        body.OptionalInteger("throttlePerHour", 1, MaxThrottle);
        var order = new Order(
            templateId, wabaId, channelId, recipients,
            scheduledAt is null ? null : FlowellaTime.Parse("scheduledAt", scheduledAt));
        return order.HasMetaId && wabaId is null
            ? throw body.Wrong("templateWabaId", "is required when templateId is Meta's numeric id")
            : order;
    }

    // Which of phone and contactId is required is not shown: either will do here, and the phone wins.
    private static Recipient ReadRecipient(JsonBody recipient)
    {
        IReadOnlyList<string> parameters = recipient.OptionalTexts("bodyParameters");
        recipient.OptionalObjects("buttonParameters");
        string? contactId = recipient.Optional("contactId", 1, int.MaxValue);
        return recipient.Has("phone") || contactId is null
            ? new Recipient(FlowellaAccount.Phone(recipient, "phone"), null, parameters)
            : new Recipient(null, contactId, parameters);
    }

    private SandboxTemplate Find(Order order)
    {
        SandboxTemplate template = world.Templates.FirstOrDefault(candidate => order.HasMetaId
                ? candidate.MetaId == order.TemplateId && order.WabaId == SandboxCredentials.FlowellaWabaId
                : FlowellaIds.Of(candidate) == order.TemplateId)
            ?? throw new RefusedException(404, FlowellaErrors.TemplateNotFound, "The template does not exist.");

        // The documents give 400 for what Meta rejects, and Meta sends approved templates only.
        return template.Status == "approved"
            ? template
            : throw new RefusedException(400, FlowellaErrors.MetaRejected, "Meta rejected the message: the template is not approved.");
    }

    private string[] Resolve(Recipient[] recipients)
    {
        Dictionary<string, string> phones = recipients.Any(recipient => recipient.ContactId is not null)
            ? world.Contacts.ToDictionary(FlowellaIds.Of, contact => contact.Phone)
            : [];
        return [.. recipients.Select(recipient => recipient.Phone
            ?? phones.GetValueOrDefault(recipient.ContactId!)
            ?? throw new RefusedException(404, FlowellaErrors.ContactNotFound, "A recipient's contact does not exist."))];
    }

    private sealed record Order(
        string TemplateId, string? WabaId, string ChannelId, Recipient[] Recipients, DateTimeOffset? ScheduledFor)
    {
        public bool HasMetaId => TemplateId.All(char.IsAsciiDigit);
    }

    private sealed record Recipient(string? Phone, string? ContactId, IReadOnlyList<string> Parameters);
}
