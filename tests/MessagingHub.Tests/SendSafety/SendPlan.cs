using FsCheck;
using FsCheck.Fluent;

namespace MessagingHub.Tests.SendSafety;

/// <summary>A random play: the route's shape, its members' settings and faults, and the callers in waves.</summary>
internal sealed record SendPlan(int Shape, int[] Callers, WireFault[][] Faults)
{
    private static readonly WireFault[] Everything = Enum.GetValues<WireFault>();

    /// <summary>The names of the members, in the order of the route.</summary>
    public string[] Members => (Shape & 1) == 0 ? ["a", "b"] : ["a", "b", "c"];

    /// <summary>Whether the tail of the route is a route.</summary>
    public bool IsNested => (Shape & 2) != 0;

    public bool HasNervousBreakers => (Shape & 12) == 4;

    /// <summary>Whether the first member lets two sends through and no more.</summary>
    public bool HasTightLimit => (Shape & 12) == 8;

    public static Arbitrary<SendPlan> Any() =>
        (from shape in Gen.Choose(0, 15)
         from callers in Some(Gen.Choose(0, 1023), 1, 6)
         from first in Some(Gen.Elements(Everything), 0, 6)
         from second in Some(Gen.Elements(Everything), 0, 4)
         from third in Some(Gen.Elements(Everything), 0, 2)
         select new SendPlan(shape, callers, [first, second, third])).ToArbitrary();

    /// <summary>The calls, in waves: those of one wave are made at the same time.</summary>
    public IReadOnlyList<IReadOnlyList<TrackedSend>> Waves()
    {
        var waves = new List<List<TrackedSend>> { new() };
        for (int i = 0; i < Callers.Length; i++)
        {
            int code = Callers[i];
            string? key = (code & 3) == 3 ? null : $"k{code & 1}";
            if (i > 0 && (code & 4) == 0)
            {
                waves.Add([]);
            }

            waves[^1].Add(new TrackedSend
            {
                Number = i,
                Key = key,
                Text = key is null ? $"message {i}" : $"message of {key}",
                Policy = (code & 24) == 0 ? ResendPolicy.EvenIfUnknown : ResendPolicy.OnlyIfNotAccepted,
                Through = (code & 96) == 0 ? Members[(code >> 7) % Members.Length] : "alerts",
                CancelledAlready = (code & 896) == 896,
            });
        }

        return waves;
    }

    public override string ToString() =>
        $"{string.Join('>', Members)} nested={IsNested} breakers={HasNervousBreakers} limit={HasTightLimit} callers=[{string.Join(' ', Callers)}] faults=[{string.Join(" | ", Faults.Select(list => string.Join(' ', list)))}]";

    private static Gen<T[]> Some<T>(Gen<T> one, int least, int most) => Gen.Choose(least, most).SelectMany(count => one.ArrayOf(count));
}
