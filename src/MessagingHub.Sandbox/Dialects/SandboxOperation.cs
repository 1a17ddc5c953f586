namespace MessagingHub.Sandbox;

/// <summary>The names of operations, as faults, the ledger and the request log use them; the same for every dialect.</summary>
public static class SandboxOperation
{
    /// <summary>Every operation of a dialect.</summary>
    public const string All = "*";

    /// <summary>Sending: one by one, to several, to a group or as a job.</summary>
    public const string Send = "send";

    /// <summary>Listing conversations.</summary>
    public const string ListConversations = "listConversations";

    /// <summary>Listing contacts.</summary>
    public const string ListContacts = "listContacts";

    /// <summary>Listing templates.</summary>
    public const string ListTemplates = "listTemplates";

    /// <summary>Creating or updating a contact.</summary>
    public const string UpsertContact = "upsertContact";

    /// <summary>Creating a contact.</summary>
    public const string CreateContact = "createContact";

    /// <summary>Reading one contact.</summary>
    public const string GetContact = "getContact";

    /// <summary>Looking for a contact by its phone number.</summary>
    public const string FindContact = "findContact";

    /// <summary>Updating a contact.</summary>
    public const string UpdateContact = "updateContact";

    /// <summary>Deleting a contact.</summary>
    public const string DeleteContact = "deleteContact";

    /// <summary>Listing groups.</summary>
    public const string ListGroups = "listGroups";

    /// <summary>Reading one group.</summary>
    public const string GetGroup = "getGroup";

    /// <summary>Creating a group.</summary>
    public const string CreateGroup = "createGroup";

    /// <summary>Giving a group another name.</summary>
    public const string RenameGroup = "renameGroup";

    /// <summary>Deleting a group.</summary>
    public const string DeleteGroup = "deleteGroup";

    /// <summary>Listing the contacts of a group.</summary>
    public const string ListGroupContacts = "listGroupContacts";

    /// <summary>Listing the messages of a conversation.</summary>
    public const string ListMessages = "listMessages";

    /// <summary>Reading one conversation.</summary>
    public const string GetConversation = "getConversation";

    /// <summary>Listing tags.</summary>
    public const string ListTags = "listTags";

    /// <summary>Subscribing to webhooks.</summary>
    public const string SubscribeWebhook = "subscribeWebhook";

    /// <summary>Registering a sender.</summary>
    public const string RegisterSender = "registerSender";

    /// <summary>Setting or clearing an opt-out.</summary>
    public const string SetOptOut = "setOptOut";

    /// <summary>Checking a credential.</summary>
    public const string Check = "check";

    /// <summary>Counting messages over a period.</summary>
    public const string Analytics = "analytics";
}
