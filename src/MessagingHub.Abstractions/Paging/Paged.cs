using System.Globalization;

namespace MessagingHub;

/// <summary>Makes lists without a service, for tests and decorators.</summary>
public static class Paged
{
    /// <summary>A list of items that are already there, cut into pages like a service's.</summary>
    /// <typeparam name="T">What is listed.</typeparam>
    /// <param name="items">The items.</param>
    /// <param name="maxPageSize">How many items a page has at most, 1 or more.</param>
    public static Paged<T> From<T>(IEnumerable<T> items, int maxPageSize = 100)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxPageSize, 1);
        T[] all = [.. items];
        return new Paged<T>((request, cancellationToken) =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Task.FromResult(Cut(all, request, Math.Min(request.PageSize ?? maxPageSize, maxPageSize)));
        });
    }

    private static Page<T> Cut<T>(T[] all, PageRequest request, int size)
    {
        int start = 0;
        if (request.ContinuationToken is { } token
            && (!int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out start) || start > all.Length))
        {
            throw new MessagingException(MessagingErrorCode.InvalidRequest, "The continuation token is not one of this list.");
        }

        int end = Math.Min(start + size, all.Length);
        return new Page<T>
        {
            Items = all[start..end],
            ContinuationToken = end < all.Length ? end.ToString(CultureInfo.InvariantCulture) : null,
            TotalCount = all.Length,
        };
    }
}
