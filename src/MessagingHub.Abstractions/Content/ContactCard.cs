namespace MessagingHub;

/// <summary>A person's name and phone numbers, to be passed on.</summary>
public sealed record ContactCard
{
    /// <summary>The full name as shown.</summary>
    public required string FormattedName
    {
        get;
        init => field = Argument.Text(value);
    }

    /// <summary>The first name; null where not known.</summary>
    public string? FirstName
    {
        get;
        init => field = Argument.OptionalText(value);
    }

    /// <summary>The last name; null where not known.</summary>
    public string? LastName
    {
        get;
        init => field = Argument.OptionalText(value);
    }

    /// <summary>The phone numbers; may be empty.</summary>
    public IReadOnlyList<ContactCardPhone> Phones { get; init; } = [];

    /// <summary>How many numbers, never the name.</summary>
    public override string ToString() => $"ContactCard {{ Phones = {Phones.Count} }}";
}
