namespace MessagingHub.Sandbox;

/// <summary>Spaces: what JSON may hold without end and without meaning.</summary>
internal static class Padding
{
    private static readonly byte[] Spaces = [.. Enumerable.Repeat((byte)' ', 16 * 1024)];

    public static ReadOnlyMemory<byte> Upto(long count) => Spaces.AsMemory(0, (int)Math.Min(count, Spaces.Length));
}
