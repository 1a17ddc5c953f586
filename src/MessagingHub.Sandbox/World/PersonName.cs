namespace MessagingHub.Sandbox;

/// <summary>A name in two parts, for services that keep them apart.</summary>
internal readonly record struct PersonName(string? First, string? Last)
{
    /// <summary>Both parts in one; null when there is none.</summary>
    public string? Full
    {
        get
        {
            string full = string.Join(' ', new[] { First, Last }.Where(part => !string.IsNullOrWhiteSpace(part)));
            return full.Length == 0 ? null : full;
        }
    }

    /// <summary>The parts as they were given; of a name given whole, the first word and the rest.</summary>
    public static PersonName Of(SandboxContact contact)
    {
        if (contact.FirstName is not null || contact.LastName is not null || contact.Name is null)
        {
            return new PersonName(contact.FirstName, contact.LastName);
        }

        string[] parts = contact.Name.Split(' ', 2);
        return new PersonName(parts[0], parts.Length > 1 ? parts[1] : null);
    }

    /// <summary>The contact under this name.</summary>
    public SandboxContact On(SandboxContact contact) => contact with { Name = Full, FirstName = First, LastName = Last };
}
