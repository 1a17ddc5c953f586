using System.Globalization;
using MessagingHub.Flowella.Wire;

namespace MessagingHub.Flowella;

/// <content>Texts and template jobs. Limits are the strictest documented ones; lengths count UTF-16 units, the larger count.</content>
internal static partial class FlowellaNormalizer
{
    public const string ThrottlePerHour = "throttlePerHour";
    public const string TemplateWabaId = "templateWabaId";
    public const int MaxRecipients = 50_000;

    private const int MaxText = 4096;
    private const int MaxTemplateId = 128;
    private const int MaxThrottle = 100_000;

    public static FlowellaTextRequest ToTextRequest(
        ProviderContext<FlowellaOptions> context, WireOperation operation, OutboundMessage message, TextContent text)
    {
        if (text.Text.Length > MaxText)
        {
            throw context.Invalid(operation, "Content.Text", $"a text has at most {MaxText} characters, and this one has {text.Text.Length}.");
        }

        if (message.ProviderOptions.Count > 0)
        {
            throw context.NotSupported(operation, "Flowella's options are for templates; a text has none.");
        }

        return new FlowellaTextRequest
        {
            To = ToPhone(context, operation, message.To.PhoneNumber, "To.PhoneNumber"),
            Text = text.Text,
            WhatsappChannelId = message.Sender ?? context.Options.DefaultSender,
        };
    }

    /// <summary>A template for one person is a job with one recipient: Flowella documents no other call.</summary>
    public static BulkMessage ToBulk(OutboundMessage message) => new()
    {
        Recipients = [new BulkRecipient { To = message.To }],
        Content = message.Content,
        Sender = message.Sender,
        SendAt = message.SendAt,
        ProviderOptions = message.ProviderOptions,
    };

    public static FlowellaJobRequest ToJobRequest(ProviderContext<FlowellaOptions> context, WireOperation operation, BulkMessage message)
    {
        if (message.Content is not TemplateContent template)
        {
            throw context.NotSupported(operation, "Flowella's bulk call sends templates only.");
        }

        if (template.HeaderMedia is not null || template.ButtonParameters.Count > 0)
        {
            throw context.NotSupported(
                operation, "Flowella does not document the form of header media and button parameters; use a template with body parameters only.");
        }

        if (message.ProviderOptions.Keys.FirstOrDefault(key => key is not (ThrottlePerHour or TemplateWabaId)) is { } unknown)
        {
            throw context.NotSupported(operation, $"a template job has no option '{unknown}'; it has {ThrottlePerHour} and {TemplateWabaId}.");
        }

        if (message.Recipients.Count > MaxRecipients)
        {
            throw context.Invalid(operation, "Recipients", $"a template job has at most {MaxRecipients} recipients, and this one has {message.Recipients.Count}.");
        }

        return new FlowellaJobRequest
        {
            TemplateId = ToTemplateId(context, operation, template.Template),
            TemplateWabaId = message.ProviderOptions.GetValueOrDefault(TemplateWabaId) is { Length: 0 }
                ? throw context.Invalid(operation, $"ProviderOptions.{TemplateWabaId}", "a WABA id has at least one character.")
                : message.ProviderOptions.GetValueOrDefault(TemplateWabaId),
            WhatsappChannelId = ToChannel(context, operation, message.Sender),
            Recipients = [.. message.Recipients.Select((recipient, i) => new FlowellaJobRecipient
            {
                Phone = ToPhone(
                    context, operation, recipient.To.PhoneNumber, message.Recipients.Count == 1 ? "To.PhoneNumber" : $"Recipients[{i}].To.PhoneNumber"),
                BodyParameters = ToBodyParameters(context, operation, recipient.Parameters ?? template.Parameters),
            })],
            ScheduledAt = message.SendAt is { } time ? WireText.FromTime(time) : null,
            ThrottlePerHour = ToThrottle(context, operation, message.ProviderOptions.GetValueOrDefault(ThrottlePerHour)),
        };
    }

    public static WireResult<SentMessage> ToSentText(string account, WireResponse response) =>
        Read(response, FlowellaJsonContext.Default.FlowellaSentText, wire => WireText.NotBlank(wire.Id) is null ? null : new SentMessage
        {
            Provider = account,
            Id = wire.Id,
            Status = MessageStatus.Accepted,
            ConversationId = wire.ConversationId,
            ContactId = wire.ContactId,
            Raw = response.Raw,
        });

    public static WireResult<SentMessage> ToSentJob(string account, WireResponse response) =>
        Read(response, FlowellaJsonContext.Default.FlowellaJob, wire => WireText.NotBlank(wire.Id) is null ? null : new SentMessage
        {
            Provider = account,
            JobId = wire.Id,
            Status = wire.Status?.ToUpperInvariant() switch
            {
                null => MessageStatus.Accepted,
                "PENDING" or "PROCESSING" => MessageStatus.Queued,
                "COMPLETED" => MessageStatus.Sent,
                _ => MessageStatus.From(wire.Status),
            },
            ScheduledFor = wire.ScheduledFor,
            Raw = response.Raw,
        });

    private static string ToPhone(ProviderContext<FlowellaOptions> context, WireOperation operation, string? phone, string path)
    {
        if (phone is null)
        {
            throw context.NotSupported(operation, "Flowella sends to phone numbers only.");
        }

        string bare = WireText.WithoutPunctuation(phone);
        return bare.Length is >= 3 and <= 32 ? bare : throw context.Invalid(operation, path, "a phone number has 3 to 32 characters, such as +15551234567.");
    }

    private static string ToChannel(ProviderContext<FlowellaOptions> context, WireOperation operation, string? sender) =>
        sender ?? context.Options.DefaultSender ?? throw context.Invalid(
            operation,
            "Sender",
            "Flowella needs the whatsappChannelId here: pass a Sender, or set the account's DefaultSender. A listed conversation's Sender is one.");

    private static string ToTemplateId(ProviderContext<FlowellaOptions> context, WireOperation operation, TemplateReference template) => template.Id switch
    {
        null => throw context.Invalid(operation, "Content.Template.Id", "Flowella names templates by id: list the templates to find it."),
        { Length: > MaxTemplateId } => throw context.Invalid(operation, "Content.Template.Id", $"a template id has at most {MaxTemplateId} characters."),
        { } id => id,
    };

    private static string[]? ToBodyParameters(
        ProviderContext<FlowellaOptions> context, WireOperation operation, IReadOnlyDictionary<string, string> parameters)
    {
        var positional = new string[parameters.Count];
        for (int i = 0; i < positional.Length; i++)
        {
            positional[i] = parameters.GetValueOrDefault((i + 1).ToString(CultureInfo.InvariantCulture)) ?? throw context.Invalid(
                operation, "Content.Parameters", $"Flowella's parameters are positional and without gaps: 1 to {positional.Length}.");
        }

        return positional.Length == 0 ? null : positional;
    }

    private static int? ToThrottle(ProviderContext<FlowellaOptions> context, WireOperation operation, string? value)
    {
        if (value is null)
        {
            return null;
        }

        return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int perHour) && perHour is >= 1 and <= MaxThrottle
            ? perHour
            : throw context.Invalid(operation, $"ProviderOptions.{ThrottlePerHour}", $"the throttle is a whole number from 1 to {MaxThrottle}.");
    }
}
