namespace MessagingHub;

/// <summary>What a call counts as where a service limits how often it may be called.</summary>
public enum CallCategory
{
    /// <summary>A call that only reads (GET).</summary>
    Read,

    /// <summary>A call that creates or changes one thing (POST, PUT, PATCH).</summary>
    Write,

    /// <summary>A call that deletes (DELETE).</summary>
    Delete,

    /// <summary>A call the service documents as a bulk operation.</summary>
    Bulk,
}
