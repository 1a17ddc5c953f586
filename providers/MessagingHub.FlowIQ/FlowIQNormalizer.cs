using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using MessagingHub.FlowIQ.Wire;

namespace MessagingHub.FlowIQ;

/// <summary>Between FlowIQ's wire and the contract: pure functions. This file has the envelope, its siblings one topic each.</summary>
internal static partial class FlowIQNormalizer
{
    /// <summary>
    /// A success has named keys beside <c>success</c>, a failure <c>error</c> and mostly <c>message</c>. The status decides first;
    /// under 2xx it is <c>success:false</c>, or an error without <c>success:true</c>.
    /// </summary>
    private static WireResult<T> Read<TWire, T>(WireResponse response, JsonTypeInfo<TWire> type, Func<TWire, T?> map)
        where TWire : FlowIQAnswer
        where T : class
    {
        if (!response.IsSuccess)
        {
            return ToError(response, ReadFailure(response, type));
        }

        if (!response.TryReadJson(type, out TWire? answer))
        {
            // What says that it failed did, even if the rest of it is unreadable.
            return response.TryReadJson(FlowIQJsonContext.Default.FlowIQAnswer, out FlowIQAnswer? failed) && failed.Success == false
                ? ToError(response, failed)
                : ServiceError.Unreadable;
        }

        if (IsFailure(answer))
        {
            return ToError(response, answer);
        }

        return map(answer) is { } model ? model : ServiceError.Unreadable;
    }

    private static FlowIQAnswer? ReadFailure<TWire>(WireResponse response, JsonTypeInfo<TWire> type)
        where TWire : FlowIQAnswer =>
        response.TryReadJson(type, out TWire? answer) ? answer
        : response.TryReadJson(FlowIQJsonContext.Default.FlowIQAnswer, out FlowIQAnswer? other) ? other
        : null;

    private static bool IsFailure(FlowIQAnswer answer) => answer.Success switch
    {
        false => true,
        true => answer is FlowIQTemplateAnswer template && HasFailedResult(template),
        null => LabelOf(answer.Error) is not null || (answer is FlowIQTemplateAnswer template && HasFailedResult(template)),
    };

    private static ServiceError ToError(WireResponse response, FlowIQAnswer? answer)
    {
        string? label = answer is null ? null : LabelOf(answer.Error);
        MessagingErrorCode code = FlowIQErrors.CodeOf(response.StatusCode, label);
        return new ServiceError
        {
            Code = code,
            ProviderCode = label,
            Message = answer is null ? null : WordsOf(answer),
            Remedy = FlowIQErrors.RemedyOf(
                code, label, isContactMissing: FlowIQErrors.Is(label, FlowIQErrors.ContactNotFound) || WireText.NotBlank(answer?.WhatsappId) is not null),
            MayHaveBeenAccepted = FlowIQErrors.LeavesOpen(label) || (answer is FlowIQTemplateAnswer template && HasSentResult(template)),
        };
    }

    /// <summary>All that an error says in words, each once.</summary>
    private static string? WordsOf(FlowIQAnswer answer)
    {
        string?[] words =
        [
            answer.Message,
            InnerText(answer.Error, "message"),
            answer.Details,
            .. (answer as FlowIQTemplateAnswer)?.Results?.Select(result => result is null ? null : LabelOf(result.Error)) ?? [],
            WireText.NotBlank(answer.ExistingContact?.Id) is { } id ? $"existing contact: {id}" : null,
        ];
        return WireText.NotBlank(string.Join("; ", words.Where(text => !string.IsNullOrWhiteSpace(text)).Distinct()));
    }

    /// <summary>An <c>error</c> is a text by the documents; of an object the code, else the message, is one too.</summary>
    public static string? LabelOf(JsonElement error) => error.ValueKind switch
    {
        JsonValueKind.String => WireText.OfString(error),
        JsonValueKind.Number => error.GetRawText(),
        JsonValueKind.Object => InnerText(error, "code") ?? InnerText(error, "type") ?? InnerText(error, "message"),
        _ => null,
    };

    private static string? InnerText(JsonElement element, string name) =>
        WireText.Member(element, name) is { } inner
            ? inner.ValueKind switch
            {
                JsonValueKind.String => WireText.OfString(inner),
                JsonValueKind.Number => inner.GetRawText(),
                _ => null,
            }
            : null;
}
