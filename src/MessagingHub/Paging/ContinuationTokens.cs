using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MessagingHub;

/// <summary>Makes continuation tokens of the positions in one account's lists, and reads them back.</summary>
/// <remarks>
/// A token is base64url of a version byte, eight bytes of digest and the position. The digest covers account, kind, operation,
/// filter, page size and position: a token of anything else, or a damaged one, is refused instead of giving wrong items. It is no secret.
/// </remarks>
public sealed class ContinuationTokens
{
    private const byte Version = 1;
    private const int DigestLength = 8;

    private readonly string _account;
    private readonly string _kind;
    private readonly string _scope;

    /// <summary>Tokens of one account.</summary>
    /// <param name="account">The account's name; compared ignoring case.</param>
    /// <param name="kind">The account's kind; compared ignoring case.</param>
    public ContinuationTokens(string account, string kind)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(account);
        ArgumentException.ThrowIfNullOrWhiteSpace(kind);
        _account = account;
        _kind = kind;
        _scope = string.Create(CultureInfo.InvariantCulture, $"{account.Length}:{account.ToUpperInvariant()}{kind.Length}:{kind.ToUpperInvariant()}");
    }

    /// <summary>Makes a token.</summary>
    /// <param name="operation">The list's name, such as <c>listContacts</c>.</param>
    /// <param name="filter">The filters in a fixed spelling; empty for none.</param>
    /// <param name="pageSize">The page size in force.</param>
    /// <param name="position">Where the page begins.</param>
    public string Encode(string operation, string filter, int pageSize, string position)
    {
        ArgumentNullException.ThrowIfNull(position);
        byte[] token = new byte[1 + DigestLength + Encoding.UTF8.GetByteCount(position)];
        token[0] = Version;
        Encoding.UTF8.GetBytes(position, token.AsSpan(1 + DigestLength));
        Digest(operation, filter, pageSize, position).CopyTo(token.AsSpan(1));
        return Base64Url.EncodeToString(token);
    }

    /// <summary>Reads a token back.</summary>
    /// <param name="token">The token.</param>
    /// <param name="operation">The list it is used for.</param>
    /// <param name="filter">The filters it is used with.</param>
    /// <param name="pageSize">The page size it is used with.</param>
    /// <returns>Where the page begins.</returns>
    /// <exception cref="MessagingException"><see cref="MessagingErrorCode.InvalidRequest"/>: the token is of another account, list, filter or page size, or damaged.</exception>
    public string Decode(string token, string operation, string filter, int pageSize)
    {
        ArgumentNullException.ThrowIfNull(token);
        if (Base64Url.IsValid(token))
        {
            byte[] bytes = Base64Url.DecodeFromChars(token);
            if (bytes.Length >= 1 + DigestLength && bytes[0] == Version)
            {
                string position = Encoding.UTF8.GetString(bytes.AsSpan(1 + DigestLength));
                if (bytes.AsSpan(1, DigestLength).SequenceEqual(Digest(operation, filter, pageSize, position)))
                {
                    return position;
                }
            }
        }

        throw new MessagingException(
            MessagingErrorCode.InvalidRequest,
            $"{_account} ({_kind}): {operation} cannot go on from this continuation token: it is damaged, or of another account, list, filter or page size. "
            + "Use it with the same account, filters and page size it came from, or start without one.")
        {
            Provider = _account,
            Operation = operation,
        };
    }

    private ReadOnlySpan<byte> Digest(string operation, string filter, int pageSize, string position)
    {
        // Length prefixes keep ("ab", "c") apart from ("a", "bc").
        string scope = string.Create(
            CultureInfo.InvariantCulture,
            $"{_scope}{operation.Length}:{operation}{filter.Length}:{filter}{position.Length}:{position}{pageSize}");
        return SHA256.HashData(Encoding.UTF8.GetBytes(scope)).AsSpan(0, DigestLength);
    }
}
