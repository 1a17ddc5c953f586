namespace MessagingHub.Tests.Routes;

/// <summary>Routes in one line.</summary>
internal static class RouteBuilding
{
    public static MessagingHubBuilder AddRoute(this MessagingHubBuilder hub, string name, IEnumerable<string> providers, params IEnumerable<string> requires) =>
        hub.AddRoute(name, route =>
        {
            foreach (string provider in providers)
            {
                route.Providers.Add(provider);
            }

            foreach (string word in requires)
            {
                route.Requires.Add(word);
            }
        });
}
