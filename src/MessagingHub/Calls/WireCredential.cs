using System.Text.RegularExpressions;

namespace MessagingHub;

/// <summary>The headers and query values that carry an account's credential, tenant or workspace; set on every attempt.</summary>
public sealed class WireCredential
{
    private readonly string[] _secrets;
    private readonly string _query;

    /// <summary>Takes what is sent.</summary>
    /// <param name="headers">Headers to set, replacing any of the same name.</param>
    /// <param name="query">Query values to add to every address.</param>
    /// <param name="secrets">The values that must never show in an error, a log or a kept response.</param>
    /// <param name="scope">The part of the service it opens (tenant, workspace); an account with another scope is another account.</param>
    public WireCredential(
        IReadOnlyList<KeyValuePair<string, string>> headers,
        IReadOnlyList<KeyValuePair<string, string>> query,
        IReadOnlyList<string> secrets,
        string? scope = null)
    {
        Headers = headers;
        Query = query;
        _query = string.Join('&', query.Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}"));
        Scope = scope;

        // A very short "secret" would blot out ordinary words of an answer.
        _secrets = [.. secrets.Where(secret => secret.Length >= 6)];
        Secrets = SecretPattern.Of(_secrets);
    }

    /// <summary>The headers to set, replacing any of the same name.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; }

    /// <summary>The query values to add to every address.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Query { get; }

    /// <summary>The part of the service it opens (tenant, workspace); null where the credential alone decides.</summary>
    public string? Scope { get; }

    /// <summary>Finds the secrets in what a service sends; null where there are none.</summary>
    internal Regex? Secrets { get; }

    /// <summary><c>Authorization: Bearer</c> with this token and nothing else.</summary>
    /// <param name="token">The token: visible ASCII.</param>
    public static WireCredential Bearer(string token)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(token);
        return new WireCredential([new("Authorization", "Bearer " + token)], [], [token]);
    }

    /// <summary>Never the values.</summary>
    public override string ToString() => "WireCredential";

    /// <summary>This credential, with other secrets of the account that are never sent but may be echoed, such as in a webhook's address.</summary>
    internal WireCredential Hiding(IReadOnlyList<string> others) =>
        others.Count == 0 ? this : new WireCredential(Headers, Query, [.. _secrets, .. others], Scope);

    internal void Apply(HttpRequestMessage request)
    {
        for (int i = 0; i < Headers.Count; i++)
        {
            (string name, string value) = Headers[i];
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
        }

        if (Query.Count > 0)
        {
            request.RequestUri = WithQuery(request.RequestUri!);
        }
    }

    /// <summary>The address with the credential's part of the query behind its own; a fragment, which is not sent, is left out.</summary>
    private Uri WithQuery(Uri address)
    {
        ReadOnlySpan<char> sent = address.OriginalString;
        int fragment = sent.IndexOf('#');
        sent = (fragment < 0 ? sent : sent[..fragment]).TrimEnd('?');
        return new Uri($"{sent}{(sent.Contains('?') ? '&' : '?')}{_query}", UriKind.Absolute);
    }
}
