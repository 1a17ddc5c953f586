using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace MessagingHub;

/// <summary>Remembers the continuation tokens of one enumeration by their digests, 16 bytes each however long the tokens are.</summary>
internal struct SeenTokens
{
    private HashSet<UInt128>? _digests;

    /// <summary>Whether the token is new.</summary>
    public bool Add(string token)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(token), digest);
        return (_digests ??= []).Add(BinaryPrimitives.ReadUInt128LittleEndian(digest));
    }
}
