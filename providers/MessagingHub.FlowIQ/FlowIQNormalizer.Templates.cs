using MessagingHub.FlowIQ.Wire;

namespace MessagingHub.FlowIQ;

/// <content>Templates: one to one person per call, with a result per person all the same.</content>
internal static partial class FlowIQNormalizer
{
    public const string MemberId = "memberId";

    public static FlowIQTemplateRequest ToTemplateRequest(
        ProviderContext<FlowIQOptions> context, WireOperation operation, OutboundMessage message, TemplateContent template)
    {
        if (message.ReplyTo is not null)
        {
            throw context.NotSupported(operation, "FlowIQ's templates cannot be replies.");
        }

        if (template.Template.Language is not null)
        {
            throw context.NotSupported(operation, "FlowIQ's template call has no language: name the template of that language, and give no Language.");
        }

        if (message.ProviderOptions.Keys.FirstOrDefault(key => key != MemberId) is { } unknown)
        {
            throw context.NotSupported(operation, $"a template has no option '{unknown}'; it has {MemberId}.");
        }

        string? member = message.ProviderOptions.GetValueOrDefault(MemberId);
        return new FlowIQTemplateRequest
        {
            TemplateName = template.Template.Name
                ?? throw context.Invalid(operation, "Content.Template.Name", "FlowIQ names templates by name, and this one has only an id."),
            WhatsappNumber = ToNumber(context, operation, message.To),
            BodyParameters = template.Parameters.Count == 0 ? null : template.Parameters,
            ButtonParameters = template.ButtonParameters.Count == 0 ? null : template.ButtonParameters,
            HeaderMedia = template.HeaderMedia is { } media ? ToHeaderAddress(context, operation, media) : null,
            MemberId = member is null || Guid.TryParse(member, out _)
                ? member
                : throw context.Invalid(operation, $"ProviderOptions.{MemberId}", "a member's id is a UUID."),
        };
    }

    public static WireResult<SentMessage> ToSentTemplate(string account, WireResponse response) =>
        Read(response, FlowIQJsonContext.Default.FlowIQTemplateAnswer, answer =>
        {
            FlowIQTemplateResult? result = answer.Results?.FirstOrDefault(one => one is not null);
            return (answer.Success is null || answer.Summary?.Successful == 0) && !HasSentResult(answer) ? null : new SentMessage
            {
                Provider = account,
                Id = WireText.NotBlank(result?.MessageId),
                Status = MessageStatus.Accepted,
                ContactId = WireText.NotBlank(result?.ContactId),
                JobId = WireText.NotBlank(answer.BroadcastId),
                Raw = response.Raw,
            };
        });

    /// <summary>Any of the three may carry the bad news.</summary>
    private static bool HasFailedResult(FlowIQTemplateAnswer answer) =>
        answer.Success == false
        || answer.Summary?.Failed > 0
        || answer.Results?.Any(result => result is not null && (result.Success ?? LabelOf(result.Error) is null) == false) == true;

    private static bool HasSentResult(FlowIQTemplateAnswer answer) =>
        answer.Summary?.Successful > 0
        || answer.Results?.Any(result => result is not null && (result.Success ?? WireText.NotBlank(result.MessageId) is not null)) == true;

    private static string ToHeaderAddress(ProviderContext<FlowIQOptions> context, WireOperation operation, MediaContent media)
    {
        RequireHeaderKind(context, operation, media);
        return media.FileName is not null
            ? throw context.NotSupported(operation, "FlowIQ's templates take the address of the header's media and no file name.")
            : media.Url.AbsoluteUri;
    }
}
