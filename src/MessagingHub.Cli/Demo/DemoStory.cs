namespace MessagingHub.Cli;

/// <summary>Tells the demo: a line per step, and whether each came out as expected.</summary>
internal sealed class DemoStory(Screen screen)
{
    public bool AllAsExpected { get; private set; } = true;

    public void Say(string text = "") => screen.Line(text);

    public void Chapter(string account, string kind)
    {
        screen.Line();
        screen.Write(account, $" ({kind})");
    }

    public void Detail(string text) => screen.Line($"      {text}");

    /// <summary>Runs one step; a failure is told, and the demo goes on.</summary>
    /// <param name="what">What the step does.</param>
    /// <param name="step">Does it, and says what came of it.</param>
    public async Task StepAsync(string what, Func<Task<string>> step)
    {
        try
        {
            string outcome = await step();
            screen.Write("  ✓", $" {what}: {outcome}", screen.Good);
        }
        catch (Exception problem) when (problem is MessagingException or DemoFailedException)
        {
            AllAsExpected = false;
            screen.Write("  ✗", $" {what}: {problem.Message}", screen.Bad);
        }
    }

    public void Show(IReadOnlyList<IMessagingProvider> providers) => new ServiceMatrix(screen).Print(providers);
}
