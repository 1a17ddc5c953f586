namespace MessagingHub;

/// <summary>The changes of contacts a service documents.</summary>
[Flags]
public enum ContactWrites
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary><see cref="IContactWriter.CreateAsync"/>.</summary>
    Create = 1 << 0,

    /// <summary><see cref="IContactWriter.UpdateAsync"/>.</summary>
    Update = 1 << 1,

    /// <summary><see cref="IContactWriter.UpsertAsync"/>.</summary>
    Upsert = 1 << 2,

    /// <summary><see cref="IContactWriter.DeleteAsync"/>.</summary>
    Delete = 1 << 3,
}
