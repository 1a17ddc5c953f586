namespace MessagingHub.Sandbox;

/// <summary>What the FlowIQ dialect does where its documents contradict each other; a reset brings the defaults back.</summary>
/// <remarks>Thread-safe; a change counts from the next request on.</remarks>
public sealed class FlowIQBehavior
{
    private volatile FlowIQMessageForm _messages;
    private volatile FlowIQContactForm _contacts;
    private volatile bool _enforcesRateLimit;
    private volatile bool _requiresTenantId;

    internal FlowIQBehavior()
    {
    }

    /// <summary>The field names of messages; snake_case unless changed.</summary>
    public FlowIQMessageForm Messages
    {
        get => _messages;
        set => _messages = value;
    }

    /// <summary>The field names of contacts that are listed or found by phone; the schema's unless changed.</summary>
    public FlowIQContactForm Contacts
    {
        get => _contacts;
        set => _contacts = value;
    }

    /// <summary>Whether more than 150 requests in a minute get 429; false unless changed. The headers count either way.</summary>
    public bool EnforcesRateLimit
    {
        get => _enforcesRateLimit;
        set => _enforcesRateLimit = value;
    }

    /// <summary>Whether a request without <c>tenantId</c> gets 400; false unless changed. A wrong one is refused either way.</summary>
    public bool RequiresTenantId
    {
        get => _requiresTenantId;
        set => _requiresTenantId = value;
    }

    internal void Reset()
    {
        Messages = default;
        Contacts = default;
        EnforcesRateLimit = false;
        RequiresTenantId = false;
    }
}
