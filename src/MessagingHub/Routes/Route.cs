namespace MessagingHub;

/// <summary>One route of a snapshot, bound to the members of the same snapshot.</summary>
internal sealed record Route(RouteSource Source, IMessagingProvider Provider)
{
    public string Name => Source.Name;
}
