using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace MessagingHub.Sandbox;

/// <summary>The general list parameters: <c>page</c>, <c>limit</c>, <c>search</c>, <c>sortBy</c>, <c>sortOrder</c>.</summary>
internal sealed record VelaFlowsQuery(int Page, int Limit, string? Search, string SortBy, bool Descending)
{
    private const int DefaultLimit = 20, MaxLimit = 100;

    /// <param name="query">The request's query.</param>
    /// <param name="sortable">The fields to sort by; the documents name none but the default.</param>
    public static VelaFlowsQuery Read(IQueryCollection query, IEnumerable<string> sortable)
        => new(
            Integer(query, "page", 1, int.MaxValue),
            Integer(query, "limit", DefaultLimit, MaxLimit),
            Text(query, "search"),
            Choice(query, "sortBy", "createdAt", sortable),
            Choice(query, "sortOrder", "desc", ["asc", "desc"]) == "desc");

    /// <summary>A parameter's text; null when it is missing or empty.</summary>
    public static string? Text(IQueryCollection query, string name)
        => query[name].ToString() is { Length: > 0 } text ? text : null;

    private static int Integer(IQueryCollection query, string name, int byDefault, int max)
    {
        if (!query.TryGetValue(name, out var values))
        {
            return byDefault;
        }

        return int.TryParse(values.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && number >= 1 && number <= max
            ? number
            : throw Wrong(name, max == int.MaxValue
                ? "must be an integer from 1"
                : FormattableString.Invariant($"must be an integer from 1 to {max}"));
    }

    private static string Choice(IQueryCollection query, string name, string byDefault, IEnumerable<string> choices)
    {
        if (!query.TryGetValue(name, out var values))
        {
            return byDefault;
        }

        return choices.Contains(values.ToString()) ? values.ToString() : throw Wrong(name, $"must be one of {string.Join(", ", choices)}");
    }

    private static InvalidRequestException Wrong(string name, string reason) => new(name, reason) { IsQuery = true };
}
