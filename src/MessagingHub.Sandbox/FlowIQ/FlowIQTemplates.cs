namespace MessagingHub.Sandbox;

/// <summary>Sends one template to one number, known or, with a name, not yet known.</summary>
internal sealed class FlowIQTemplates(SandboxWorld world, AcceptanceLedger ledger)
{
    public Answer Send(Call call)
    {
        Order order = Read(call);
        lock (world.Gate)
        {
            SandboxContact contact = FlowIQPhone.Find(world, order.Digits) ?? Create(call, order);
            string broadcast = FlowIQIds.Broadcast(world.NextJob());
            SandboxTemplate? template = world.Templates.FirstOrDefault(candidate => candidate.Name == order.Template);
            string? problem = call.Failure is { } failure ? failure.Error ?? "Meta did not take the message."
                : template?.Status != "approved" ? "The template does not exist or is not approved."
                : order.HasGoodMedia ? null
                : "Meta does not take this format as header media.";
            if (problem is not null)
            {
                return FlowIQTemplateReport.Failed(contact, broadcast, problem, call.Failure);
            }

            string id = Deliver(call, order, contact, template!, broadcast);
            return FlowIQTemplateReport.Sent(contact, broadcast, id);
        }
    }

    private static Order Read(Call call)
    {
        JsonBody body = call.Body;
        string template = FlowIQFields.Text(body, "templateName") ?? throw FlowIQErrors.Missing(call, "templateName is required");
        string number = FlowIQFields.Text(body, "whatsappNumber") ?? throw FlowIQErrors.Missing(call, "whatsappNumber is required");
        string digits = FlowIQPhone.Normalize(number);
        if (!FlowIQPhone.IsInternational(digits))
        {
            throw FlowIQErrors.Refused(call, 400, FlowIQErrors.InvalidPhone, "whatsappNumber is not a phone number.");
        }

        string? media = FlowIQFields.Text(body, "headerMedia");
        string? member = FlowIQFields.Text(body, "memberId");
        body.NullableTexts("buttonParameters");
        return new Order(
            template,
            digits,
            body.NullableTexts("bodyParameters"),
            media is null ? null : FlowIQFields.Link(body, "headerMedia", media),
            member is null || Guid.TryParseExact(member, "D", out _) ? member : throw body.Wrong("memberId", "must be a UUID"));
    }

    /// <summary>An unknown recipient becomes a contact on the way, under the name the body carries.</summary>
    private SandboxContact Create(Call call, Order order)
    {
        string name = order.Parameters.FirstOrDefault(parameter => parameter.Key == "name").Value is { Length: > 0 } given
            ? given
            : throw FlowIQErrors.Missing(call, "Contact not found. Provide bodyParameters.name to create it automatically.");
        return world.AddContact("+" + order.Digits, name, email: null, whatsAppId: order.Digits);
    }

    private string Deliver(Call call, Order order, SandboxContact contact, SandboxTemplate template, string broadcast)
    {
        (_, SandboxConversation conversation) = world.Open(contact.Phone, world.DefaultChannel);
        SandboxMessage message = world.AddMessage(new SandboxMessage
        {
            Number = 0,
            Phone = contact.Phone,
            ConversationNumber = conversation.Number,
            IsInbound = false,
            MemberId = order.MemberId,
            Text = FlowIQTemplateText.Fill(template.Body, order.Parameters, contact),
            Status = "sent",
            At = world.Now,
        });
        string id = FlowIQIds.Of(message);
        ledger.Record(new AcceptedMessage
        {
            Dialect = SandboxDialect.FlowIQ,
            Operation = call.Operation.Name,
            Recipient = contact.Phone,
            Kind = "template",
            Template = template.Name,
            Parameters = [.. order.Parameters.Select(parameter => parameter.Value)],
            Body = call.Body.Raw,
            Channel = FlowIQIds.Digits(world.DefaultChannel.Phone),
            Id = id,
            JobId = broadcast,
            AcceptedAt = world.Now,
            MessageNumber = message.Number,
        });
        return id;
    }

    private sealed record Order(
        string Template, string Digits, IReadOnlyList<KeyValuePair<string, string>> Parameters, Uri? Media, string? MemberId)
    {
        public bool HasGoodMedia => Media is null || FlowIQFields.HasFormat(
            Media, "jpg", "jpeg", "png", "mp4", "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx");
    }
}
