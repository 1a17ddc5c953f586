using System.Text.Json.Serialization.Metadata;
using MessagingHub.Velstack.Wire;

namespace MessagingHub.Velstack;

/// <summary>Between Velstack's wire and the contract: pure functions. This file has the envelope, its siblings one topic each.</summary>
internal static partial class VelstackNormalizer
{
    /// <summary>A failure is a status that is not 2xx, a false <c>status</c> or a <c>code</c> that is not 2xx: none of the three alone says success.</summary>
    private static WireResult<T> Read<TWire, T>(
        WireResponse response, JsonTypeInfo<VelstackAnswer<TWire>> type, Func<VelstackAnswer<TWire>, List<TWire>, T?> map)
        where TWire : VelstackData<TWire>
        where T : class
    {
        response.TryReadJson(type, out VelstackAnswer<TWire>? answer);
        var data = new List<TWire>(answer?.Data?.Count ?? 0);
        Unwrap(answer?.Data, data);
        if (!response.IsSuccess || (answer is not null && VelstackErrors.IsFailure(answer)))
        {
            return ToError(response, answer, hasResult: data.Count > 0);
        }

        return answer is not null && map(answer, data) is { } model ? model : ServiceError.Unreadable;
    }

    /// <summary>As <see cref="Read"/>, for the first thing in the data; null where there is none.</summary>
    private static WireResult<T> ReadOne<TWire, T>(
        WireResponse response, JsonTypeInfo<VelstackAnswer<TWire>> type, Func<VelstackAnswer<TWire>, TWire?, T?> map)
        where TWire : VelstackData<TWire>
        where T : class =>
        Read(response, type, (answer, data) => map(answer, data is [TWire first, ..] ? first : null));

    /// <summary>The answer to a change that has nothing to tell: <c>data</c> is null in the documents, so the other keys must say that it worked.</summary>
    private static WireResult<T> ReadDone<T>(WireResponse response, Func<VelstackContact?, T> map)
        where T : class
    {
        const int NoContent = 204;
        return response.StatusCode == NoContent
            ? map(null)
            : ReadOne(
                response,
                VelstackJsonContext.Default.VelstackAnswerVelstackContact,
                (answer, contact) => SaysDone(answer) ? map(contact) : null);
    }

    /// <summary>Whether the envelope says success: it has come through <see cref="VelstackErrors.IsFailure"/>, so a code is 2xx.</summary>
    private static bool SaysDone(VelstackAnswer answer) =>
        VelstackErrors.SaysSuccess(answer) is true || VelstackErrors.NumberOf(answer.Code) is not null;

    /// <summary>Adds the things in the data, without their wrappers.</summary>
    private static void Unwrap<T>(IReadOnlyList<T?>? data, List<T> things)
        where T : VelstackData<T>
    {
        for (int i = 0; i < data?.Count; i++)
        {
            if (data[i] is not { } item)
            {
                continue;
            }

            if (item.Wrapped() is { } wrapped)
            {
                Unwrap(wrapped, things);
            }
            else if (item.HasContent())
            {
                things.Add(item);
            }
        }
    }

    private static ServiceError ToError(WireResponse response, VelstackAnswer? answer, bool hasResult)
    {
        MessagingErrorCode code = VelstackErrors.CodeOf(response.StatusCode, answer);
        return new ServiceError
        {
            Code = code,
            ProviderCode = answer?.Code,
            Message = answer?.Message,
            FieldErrors = answer is null ? [] : [.. VelstackErrors.FieldErrorsOf(answer).Take(WireItems.MostKept)],
            Remedy = VelstackErrors.RemedyOf(code),
            MayHaveBeenAccepted = hasResult || VelstackErrors.LeavesOpen(code, answer),
        };
    }
}
