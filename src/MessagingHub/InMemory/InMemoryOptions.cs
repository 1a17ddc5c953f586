namespace MessagingHub;

/// <summary>The settings of an account in memory; it needs none.</summary>
/// <remarks>Of the settings every account has, only <see cref="MessagingAccountOptions.DefaultSender"/> has an effect: nothing goes over a network.</remarks>
public sealed class InMemoryOptions : MessagingAccountOptions
{
    private const int MostItems = 1000;

    /// <summary>Settings with an address that nobody has, so that the rules for addresses stay the same for every kind.</summary>
    public InMemoryOptions() => BaseAddress = new Uri("https://in-memory.invalid");

    /// <summary>How many items a page of a list has at most: make it small to see an application turn pages.</summary>
    /// <value>100 by default; 1 to 1000.</value>
    public int MaxPageSize { get; set; } = 100;

    /// <inheritdoc />
    protected override void Validate(OptionsProblems problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        problems.Require(MaxPageSize is >= 1 and <= MostItems, nameof(MaxPageSize), $"must be 1 to {MostItems}");
    }
}
