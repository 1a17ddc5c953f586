using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using MessagingHub.VelaFlows.Wire;

namespace MessagingHub.VelaFlows;

/// <summary>Between VelaFlows's wire and the contract: pure functions. This file has the envelope, its siblings one topic each.</summary>
internal static partial class VelaFlowsNormalizer
{
    /// <summary>
    /// A success says <c>success: true</c> and has <c>data</c>. A failure has another status, or says so: <c>success: false</c>,
    /// or an <c>error</c> without <c>success: true</c>. What says neither under 2xx cannot be understood, and may have been accepted.
    /// </summary>
    private static WireResult<T> Read<TData, T>(WireResponse response, JsonTypeInfo<VelaFlowsAnswer<TData>> type, Func<TData, T?> map)
        where TData : class
        where T : class
    {
        if (response.IsSuccess && response.TryReadJson(type, out VelaFlowsAnswer<TData>? answer) && answer.Success == true)
        {
            return answer.Data is { } data && map(data) is { } model ? model : ServiceError.Unreadable;
        }

        // The data of a failure may have any shape, so the verdict is read without it.
        bool isEnvelope = response.TryReadJson(VelaFlowsJsonContext.Default.VelaFlowsAnswer, out VelaFlowsAnswer? verdict);
        bool saysFailure = isEnvelope && (verdict!.Success == false || (verdict.Success is null && verdict.Error is not null));
        return response.IsSuccess && !saysFailure ? ServiceError.Unreadable : ToError(response, verdict?.Error);
    }

    private static ServiceError ToError(WireResponse response, JsonElement? error)
    {
        string? providerCode = TextOf(error, "code");
        MessagingErrorCode code = VelaFlowsErrors.CodeOf(response.StatusCode, providerCode);
        return new ServiceError
        {
            Code = code,
            ProviderCode = providerCode,
            Message = TextOf(error, "message") ?? TextOf(error),
            FieldErrors = [.. FieldErrorsOf(error).Take(WireItems.MostKept)],
            Remedy = VelaFlowsErrors.RemedyOf(code),

            // The same words under 500 leave open what happened; a 2xx around them does not make a resend safe.
            MayHaveBeenAccepted = providerCode == VelaFlowsErrors.Internal,
        };
    }

    /// <summary>The documented shape is <c>details.errors[]</c> of path and message; <c>details</c> is an open map, so anything else says nothing.</summary>
    private static IEnumerable<FieldError> FieldErrorsOf(JsonElement? error)
    {
        if (WireText.Member(WireText.Member(error, "details"), "errors") is not { ValueKind: JsonValueKind.Array } errors)
        {
            yield break;
        }

        foreach (JsonElement item in errors.EnumerateArray())
        {
            string? path = TextOf(item, "path");
            string? message = TextOf(item, "message");
            if ((path ?? message) is not null)
            {
                yield return new FieldError(path ?? "", message ?? "");
            }
        }
    }

    private static string? TextOf(JsonElement? element, string name) => TextOf(WireText.Member(element, name));

    private static string? TextOf(JsonElement? element) => element?.ValueKind switch
    {
        JsonValueKind.String => WireText.OfString(element.Value),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => element.Value.GetRawText(),
        _ => null,
    };
}
