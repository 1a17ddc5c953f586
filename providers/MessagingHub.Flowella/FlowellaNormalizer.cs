using System.Text.Json.Serialization.Metadata;
using MessagingHub.Flowella.Wire;

namespace MessagingHub.Flowella;

/// <summary>Between Flowella's wire and the contract: pure functions. This file has the envelope, its siblings one topic each.</summary>
internal static partial class FlowellaNormalizer
{
    /// <summary>A success has the object itself as its body, a failure <c>error{code,message}</c>; the status decides, but an error under 2xx is one too.</summary>
    private static WireResult<T> Read<TWire, T>(WireResponse response, JsonTypeInfo<TWire> type, Func<TWire, T?> map)
        where TWire : FlowellaAnswer
        where T : class
    {
        if (!response.IsSuccess)
        {
            return ToError(response, response.TryReadJson(FlowellaJsonContext.Default.FlowellaAnswer, out FlowellaAnswer? failed) ? failed.Error : null);
        }

        if (!response.TryReadJson(type, out TWire? answer))
        {
            return ServiceError.Unreadable;
        }

        // An error under 2xx is a refusal only if it says something and nothing was made: an id beside it may be a message on its way.
        T? model = map(answer);
        return answer.Error switch
        {
            null when model is not null => model,
            { Code: not null } or { Message: not null } when model is null => ToError(response, answer.Error),
            _ => ServiceError.Unreadable,
        };
    }

    private static ServiceError ToError(WireResponse response, FlowellaError? error)
    {
        MessagingErrorCode code = FlowellaErrors.CodeOf(response.StatusCode, error?.Code);
        return new ServiceError { Code = code, ProviderCode = error?.Code, Message = error?.Message, Remedy = FlowellaErrors.RemedyOf(code) };
    }
}
