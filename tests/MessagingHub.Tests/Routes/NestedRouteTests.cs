namespace MessagingHub.Tests.Routes;

/// <summary>A route may be a member of a route; its trail shows accounts only.</summary>
internal sealed class NestedRouteTests
{
    [Test]
    public async Task The_trail_of_a_success_has_the_accounts_of_all_levels_in_order()
    {
        using MessagingHubInstance hub = Hub(
            ScriptedAccount.Failing("a", MessagingErrorCode.Unavailable), ScriptedAccount.Failing("b", MessagingErrorCode.RateLimited), new ScriptedAccount("c"));

        SentMessage sent = await hub.Get("outer").SendAsync(Some.Message());

        Assert.That(sent.Provider, Is.EqualTo("c"));
        Assert.That(sent.Attempts!.Select(FailoverTests.Short), Is.EqualTo(new[] { "a NotAccepted Unavailable", "b NotAccepted RateLimited", "c Accepted " }));
    }

    [Test]
    public async Task An_acceptance_within_the_inner_route_ends_the_outer()
    {
        var last = new ScriptedAccount("c");
        using MessagingHubInstance hub = Hub(ScriptedAccount.Failing("a", MessagingErrorCode.Unavailable), new ScriptedAccount("b"), last);

        SentMessage sent = await hub.Get("outer").SendAsync(Some.Message());

        Assert.That((sent.Provider, last.Seen.Count), Is.EqualTo(("b", 0)));
        Assert.That(sent.Attempts!.Select(FailoverTests.Short), Is.EqualTo(new[] { "a NotAccepted Unavailable", "b Accepted " }));
    }

    [Test]
    public async Task An_unknown_end_within_the_inner_route_ends_the_outer_and_names_the_account()
    {
        var last = new ScriptedAccount("c");
        using MessagingHubInstance hub = Hub(
            ScriptedAccount.Failing("a", MessagingErrorCode.Unavailable), ScriptedAccount.Failing("b", MessagingErrorCode.Timeout, mayHaveBeenAccepted: true), last);

        MessagingException failure = await Failure.Of(hub.Get("outer").SendAsync(Some.Message()));

        Assert.That((failure.Provider, failure.MayHaveBeenAccepted, last.Seen.Count), Is.EqualTo(("b", true, 0)));
        Assert.That(failure.Attempts.Select(FailoverTests.Short), Is.EqualTo(new[] { "a NotAccepted Unavailable", "b Unknown Timeout" }));
    }

    [Test]
    public async Task Where_all_refuse_each_account_is_named_once_in_the_trail()
    {
        using MessagingHubInstance hub = Hub(
            ScriptedAccount.Failing("a", MessagingErrorCode.NotSupported),
            ScriptedAccount.Failing("b", MessagingErrorCode.Unauthenticated),
            ScriptedAccount.Failing("c", MessagingErrorCode.PaymentRequired));

        MessagingException failure = await Failure.Of(hub.Get("outer").SendAsync(Some.Message()));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((failure.Provider, failure.Code), Is.EqualTo(("outer", MessagingErrorCode.Unauthenticated)));
            Assert.That(failure.Attempts.Select(FailoverTests.Short), Is.EqualTo(
                new[] { "a NotAccepted NotSupported", "b NotAccepted Unauthenticated", "c NotAccepted PaymentRequired" }));
            Assert.That(failure.Message, Does.StartWith("outer (Route)").And.Contain("a (Scripted)").And.Contain("b (Scripted)").And.Contain("c (Scripted)"));
        }
    }

    /// <summary>The outer route is added first: the order in which routes are written does not matter.</summary>
    private static MessagingHubInstance Hub(params ScriptedAccount[] accounts) => ScriptedAccount.Hub(
        time: null, hub => hub.AddRoute("outer", ["INNER", "c"]).AddRoute("inner", ["a", "b"]), accounts);
}
