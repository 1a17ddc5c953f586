using System.Security.Cryptography;
using System.Text;

namespace MessagingHub.Providers.Tests.Webhooks;

/// <summary>HMAC-SHA256 spelled out from its definition in RFC 2104, so that the expected value does not come from the call under test.</summary>
internal static class Hmac
{
    private const int BlockSize = 64;

    public static string HexOf(string secret, byte[] body)
    {
        byte[] key = Encoding.UTF8.GetBytes(secret);
        byte[] block = new byte[BlockSize];
        (key.Length > BlockSize ? SHA256.HashData(key) : key).CopyTo(block, 0);
        byte[] inner = SHA256.HashData([.. block.Select(b => (byte)(b ^ 0x36)), .. body]);
        byte[] outer = SHA256.HashData([.. block.Select(b => (byte)(b ^ 0x5c)), .. inner]);
        return string.Concat(outer.Select(b => b.ToString("x2", System.Globalization.CultureInfo.InvariantCulture)));
    }
}
