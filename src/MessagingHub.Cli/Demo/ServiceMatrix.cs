namespace MessagingHub.Cli;

/// <summary>The demo's last word: a row per ability, a column per service, a mark where the service has it.</summary>
internal sealed class ServiceMatrix(Screen screen)
{
    private const int AbilityWidth = 26;
    private const int ServiceWidth = 11;

    public void Print(IReadOnlyList<IMessagingProvider> providers)
    {
        screen.Write(Row("", providers.Select(provider => provider.Kind)), "");
        foreach ((string ability, Func<MessagingCapabilities, bool> has) in Abilities().Where(row => providers.Any(provider => row.Has(provider.Capabilities))))
        {
            screen.Line(Row(ability, providers.Select(provider => has(provider.Capabilities) ? "✓" : "·")));
        }
    }

    private static string Row(string ability, IEnumerable<string> cells) =>
        $"  {ability,-AbilityWidth}{string.Concat(cells.Select(cell => cell.PadRight(ServiceWidth)))}".TrimEnd();

    private static IEnumerable<(string Ability, Func<MessagingCapabilities, bool> Has)> Abilities() =>
    [
        .. Flags<MessageContents>("send", (can, flag) => can.Contents.HasFlag(flag)),
        .. Flags<MessageRecipients>("send to", (can, flag) => can.Recipients.HasFlag(flag)),
        ("send later", can => can.SchedulableContents != 0),
        ("reply to a message", can => can.Replies),
        .. Flags<MessagingOperations>("", (can, flag) => can.Operations.HasFlag(flag)).Where(row => row.Ability.StartsWith("list", StringComparison.Ordinal)),
        .. Flags<MessagingFeatures>("", (can, flag) => can.Features.HasFlag(flag)),
    ];

    private static IEnumerable<(string Ability, Func<MessagingCapabilities, bool> Has)> Flags<TFlags>(string verb, Func<MessagingCapabilities, TFlags, bool> has)
        where TFlags : struct, Enum =>
        Enum.GetValues<TFlags>()
            .Where(flag => Convert.ToInt64(flag) != 0)
            .Select(flag => ($"{verb} {Spaced(flag.ToString())}".TrimStart(), new Func<MessagingCapabilities, bool>(can => has(can, flag))));

    private static string Spaced(string name) =>
        string.Concat(name.Select((c, i) => i > 0 && char.IsAsciiLetterUpper(c) ? $" {char.ToLowerInvariant(c)}" : char.ToLowerInvariant(c).ToString()));
}
