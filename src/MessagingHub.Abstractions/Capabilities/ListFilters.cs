namespace MessagingHub;

/// <summary>What a list can be narrowed by.</summary>
[Flags]
public enum ListFilters
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The status of an item.</summary>
    Status = 1 << 0,

    /// <summary>The channel it runs over.</summary>
    Channel = 1 << 1,

    /// <summary>A text to search for.</summary>
    Search = 1 << 2,

    /// <summary>The group a contact is in.</summary>
    Group = 1 << 3,
}
