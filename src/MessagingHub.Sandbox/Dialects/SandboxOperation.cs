namespace MessagingHub.Sandbox;

/// <summary>The names of operations, as faults, the ledger and the request log use them; the same for every dialect.</summary>
public static class SandboxOperation
{
    /// <summary>Every operation of a dialect.</summary>
    public const string All = "*";

    /// <summary>Sending, one by one or as a job.</summary>
    public const string Send = "send";

    /// <summary>Listing conversations.</summary>
    public const string ListConversations = "listConversations";

    /// <summary>Listing contacts.</summary>
    public const string ListContacts = "listContacts";

    /// <summary>Listing templates.</summary>
    public const string ListTemplates = "listTemplates";

    /// <summary>Creating or updating a contact.</summary>
    public const string UpsertContact = "upsertContact";

    /// <summary>Setting or clearing an opt-out.</summary>
    public const string SetOptOut = "setOptOut";

    /// <summary>Checking a credential.</summary>
    public const string Check = "check";

    /// <summary>Counting messages over a period.</summary>
    public const string Analytics = "analytics";
}
