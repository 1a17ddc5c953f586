namespace MessagingHub.Sandbox;

/// <summary>The credentials and senders that the sandbox knows: all a client has to be configured with.</summary>
public static class SandboxCredentials
{
    /// <summary>The one good API key of the Flowella dialect.</summary>
    public const string FlowellaApiKey = "flo_sandboxsandboxsandbox001";

    /// <summary>The organization that <see cref="FlowellaApiKey"/> belongs to.</summary>
    public const string FlowellaOrganizationId = "corganization000000000001";

    /// <summary>The default channel, as a Flowella <c>whatsappChannelId</c>.</summary>
    public const string FlowellaChannelId = "cchannel00000000000000001";

    /// <summary>The other channel, as a Flowella <c>whatsappChannelId</c>.</summary>
    public const string FlowellaSecondChannelId = "cchannel00000000000000002";

    /// <summary>The WhatsApp Business Account of the templates: Flowella's <c>templateWabaId</c>.</summary>
    public const string FlowellaWabaId = "100000000000001";

    /// <summary>An approved template, <c>order_update</c> in <c>en_US</c> with two placeholders, as a Flowella <c>templateId</c>.</summary>
    public const string FlowellaTemplateId = "ctemplate0000000000000001";

    /// <summary>The one good API token of the VelaFlows dialect.</summary>
    public const string VelaFlowsToken = "sk_test_sandboxsandboxsandboxsandboxsandboxsandbox000001";

    /// <summary>The workspace that <see cref="VelaFlowsToken"/> belongs to: VelaFlows' <c>x-workspace-id</c>.</summary>
    public const string VelaFlowsWorkspaceId = "65f0000000000000000000a1";

    /// <summary>The one good API key of the Velstack dialect: a secret test key.</summary>
    public const string VelstackApiKey = "sk_test__sandboxsandboxsandboxsandboxsandbox00001";

    /// <summary>Velstack's one approved sender ID; the service shows it in capitals.</summary>
    public const string VelstackSenderId = "Sandbox";

    /// <summary>A group with members, as a Velstack group id.</summary>
    public const string VelstackGroupId = "9a1b2c60-0000-4000-8000-000000000001";

    /// <summary>The one good token of the FlowIQ dialect.</summary>
    public const string FlowIQToken = "fiq_sandboxsandboxsandbox001";

    /// <summary>The organization that <see cref="FlowIQToken"/> belongs to: FlowIQ's <c>tenantId</c>.</summary>
    public const string FlowIQTenantId = "harbor-books";

    /// <summary>An organization that exists and that <see cref="FlowIQToken"/> does not belong to.</summary>
    public const string FlowIQForeignTenantId = "hill-bakery";

    /// <summary>The organization of <see cref="FlowIQTenantId"/> as a FlowIQ <c>organization_id</c>.</summary>
    public const string FlowIQOrganizationId = "a0000000-0000-4000-8000-000000000001";

    /// <summary>An approved template with two placeholders, as a FlowIQ <c>templateName</c>.</summary>
    public const string FlowIQTemplateName = "order_update";
}
