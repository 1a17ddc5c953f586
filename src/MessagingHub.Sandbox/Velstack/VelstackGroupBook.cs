namespace MessagingHub.Sandbox;

internal sealed class VelstackGroupBook(SandboxWorld world)
{
    /// <summary>An object here, though it is a list: <c>Summary</c> and a <c>collection</c> of unknown purpose.</summary>
    public Answer List(Call call)
    {
        lock (world.Gate)
        {
            return VelstackJson.Success(
                "Groups retrieved successfully.",
                new VelstackGroups([.. world.Groups.Select(Show)], Collection: null),
                VelstackJson.Wire.VelstackGroups);
        }
    }

    /// <summary>An array here, though it is one.</summary>
    public Answer Get(Call call)
    {
        lock (world.Gate)
        {
            return VelstackJson.Success(
                "Group retrieved successfully.", [Show(Find(call.Route["groupId"]))], VelstackJson.Wire.GroupList);
        }
    }

    public Answer Create(Call call)
    {
        SandboxGroup group = world.AddGroup(Name(call.Body, "group_name"));
        return VelstackJson.Success("Group created successfully.", Show(group), VelstackJson.Wire.VelstackGroup);
    }

    public Answer Rename(Call call)
    {
        string name = Name(call.Body, "group_new_name");
        lock (world.Gate)
        {
            world.RenameGroup(Find(call.Route["groupId"]), name);
        }

        return VelstackJson.Done($"Group updated to {name}.");
    }

    public Answer Delete(Call call)
    {
        lock (world.Gate)
        {
            world.RemoveGroup(Find(call.Route["groupId"]));
        }

        return VelstackJson.Done("Group deleted successfully.");
    }

    /// <exception cref="RefusedException">There is no such group: 404.</exception>
    public SandboxGroup Find(string id)
        => world.Groups.FirstOrDefault(group => VelstackIds.Of(group) == id) ?? throw VelstackErrors.NotFound("group");

    private static string Name(JsonBody body, string field)
    {
        string name = body.Required(field, 1, int.MaxValue);
        return string.IsNullOrWhiteSpace(name) ? throw body.Wrong(field, "must not be blank") : name;
    }

    private VelstackGroup Show(SandboxGroup group) => new(VelstackIds.Of(group), group.Name, world.Members(group).Length);
}
