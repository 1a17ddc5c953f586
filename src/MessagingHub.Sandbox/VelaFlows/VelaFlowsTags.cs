namespace MessagingHub.Sandbox;

internal static class VelaFlowsTags
{
    // The default order, newest first, turns this round: it then reads from a to z.
    private static readonly string[] OfConversations = ["vip", "follow-up", "billing"];

    private static readonly VelaFlowsList<string, VelaFlowsTag> Tags =
        new(VelaFlowsJson.Wire.VelaFlowsTag, name => new VelaFlowsTag(name))
        {
            SortKeys = new Dictionary<string, Func<string, string?>> { ["createdAt"] = _ => null, ["name"] = name => name },
            Words = name => [name],
        };

    /// <summary>The tags of an entity type; the only printed one has some, another has none.</summary>
    public static Answer List(Call call)
        => Tags.Answer(
            call, VelaFlowsQuery.Text(call.Query, "entityType") is null or "conversation" ? OfConversations : []);
}
