using System.Numerics;

namespace MessagingHub.Conformance;

/// <summary>The single flags of a flag set, by enumeration, so that a new one is probed or fails and is never forgotten.</summary>
internal static class Flags
{
    public static IReadOnlyList<T> Of<T>()
        where T : struct, Enum =>
        [.. Enum.GetValues<T>().Where(value => BitOperations.PopCount(Convert.ToUInt64(value, null)) == 1)];

    public static IReadOnlyList<T> In<T>(T set)
        where T : struct, Enum => [.. Of<T>().Where(flag => set.HasFlag(flag))];
}
