namespace MessagingHub;

/// <summary>Which page of a list to fetch.</summary>
public sealed record PageRequest
{
    /// <summary>The token of the page before; null for the first page. It can be stored and used later.</summary>
    public string? ContinuationToken
    {
        get;
        init => field = value is { Length: 0 }
            ? throw new ArgumentException("A continuation token is not empty; null asks for the first page.", nameof(ContinuationToken))
            : value;
    }

    /// <summary>At most how many items, 1 or more; more than the service's maximum gives that maximum; null for the maximum.</summary>
    public int? PageSize
    {
        get;
        init
        {
            if (value is { } size)
            {
                ArgumentOutOfRangeException.ThrowIfLessThan(size, 1, nameof(PageSize));
            }

            field = value;
        }
    }
}
