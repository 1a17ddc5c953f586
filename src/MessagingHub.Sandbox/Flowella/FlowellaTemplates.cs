namespace MessagingHub.Sandbox;

internal sealed class FlowellaTemplates(SandboxWorld world)
{
    public Answer List(Call call)
        => FlowellaPage.Of(call, 't', world.Templates, item => item.Number, Show, FlowellaJson.Default.FlowellaTemplate);

    private static FlowellaTemplate Show(SandboxTemplate template) => new(
        FlowellaIds.Of(template),
        template.Name,
        template.Language,
        template.Category.ToUpperInvariant(),
        template.Status.ToUpperInvariant(),
        template.MetaId,
        SandboxCredentials.FlowellaWabaId,
        [new FlowellaTemplateComponent("BODY", template.Body)]);
}
