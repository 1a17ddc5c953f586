using Microsoft.Extensions.Options;

namespace MessagingHub.Tests.Accounts;

/// <summary>A change of the configuration takes effect on the next call; what runs keeps its account.</summary>
[CancelAfter(20_000)]
internal sealed class ReloadTests
{
    [Test]
    public async Task A_new_credential_is_used_by_the_next_call_and_by_providers_held_before(CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.Ok("1"));
        var configuration = new EditableConfiguration(One(server.Address, "key-one"));
        using MessagingHubInstance hub = configuration.Hub();
        IMessagingProvider held = hub.Get("a");

        await held.SendAsync(Some.Message(), cancellationToken);
        configuration.Replace(One(server.Address, "key-two"));
        await held.SendAsync(Some.Message(), cancellationToken);
        await hub.Default.SendAsync(Some.Message(), cancellationToken);

        Assert.That(server.Requests.Select(request => request.Header("X-Parrot-Key")), Is.EqualTo((string[])["key-one", "key-two", "key-two"]));
    }

    [Test]
    public async Task A_new_default_an_added_and_a_removed_account_are_seen_by_the_next_call(CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.Ok("1"));
        var configuration = new EditableConfiguration(One(server.Address, "key-one"));
        using MessagingHubInstance hub = configuration.Hub();
        IMessagingProvider removed = hub.Get("a");

        configuration.Replace(One(server.Address, "key-two").Replace("\"a\"", "\"b\"", StringComparison.Ordinal));
        await hub.Default.SendAsync(Some.Message(), cancellationToken);
        MessagingException failure = await Failure.Of(removed.SendAsync(Some.Message(), cancellationToken));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(hub.Default.Name, Is.EqualTo("b"));
            Assert.That(hub.Names, Is.EqualTo((string[])["b"]));
            Assert.That(failure.Message, Does.Contain("'a'").And.Contain("b"));
            Assert.That(failure.MayHaveBeenAccepted, Is.False);
            Assert.That(failure.Provider, Is.EqualTo("a"));
            Assert.That(server.Requests, Has.Count.EqualTo(1));
        }
    }

    [Test]
    public async Task A_removed_account_that_comes_back_answers_again(CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.Ok("1"));
        var configuration = new EditableConfiguration(One(server.Address, "key-one"));
        using MessagingHubInstance hub = configuration.Hub();
        IMessagingProvider held = hub.Get("a");

        configuration.Replace(One(server.Address, "key-two").Replace("\"a\"", "\"b\"", StringComparison.Ordinal));
        configuration.Replace(One(server.Address, "key-three"));
        await held.SendAsync(Some.Message(), cancellationToken);

        Assert.That(server.Requests.Single().Header("X-Parrot-Key"), Is.EqualTo("key-three"));
    }

    [Test]
    public async Task A_running_call_takes_the_newer_credential_at_its_next_attempt(CancellationToken cancellationToken) =>
        Assert.That(await KeysOfTwoAttemptsAsync(address => One(address, "key-two"), cancellationToken), Is.EqualTo((string[])["key-one", "key-two"]));

    [Test]
    public async Task A_running_call_keeps_its_credential_when_the_scope_changes(CancellationToken cancellationToken) =>
        Assert.That(
            await KeysOfTwoAttemptsAsync(address => One(address, "key-two", "\"Realm\": \"other\","), cancellationToken), Is.EqualTo((string[])["key-one", "key-one"]));

    [Test]
    public async Task A_running_call_keeps_its_credential_when_the_address_changes(CancellationToken cancellationToken) =>
        Assert.That(
            await KeysOfTwoAttemptsAsync(address => One(new Uri($"{address}/v2"), "key-two"), cancellationToken), Is.EqualTo((string[])["key-one", "key-one"]));

    [Test]
    public async Task A_running_call_keeps_its_credential_when_the_account_is_removed(CancellationToken cancellationToken) =>
        Assert.That(
            await KeysOfTwoAttemptsAsync(address => One(address, "key-two").Replace("\"a\"", "\"b\"", StringComparison.Ordinal), cancellationToken),
            Is.EqualTo((string[])["key-one", "key-one"]));

    [Test]
    public async Task A_running_call_keeps_its_credential_when_the_new_configuration_is_not_valid(CancellationToken cancellationToken) =>
        Assert.That(
            await KeysOfTwoAttemptsAsync(address => One(address, "key-two", "\"MaxResponseBytes\": 1,"), cancellationToken),
            Is.EqualTo((string[])["key-one", "key-one"]));

    [Test]
    public async Task An_enumeration_keeps_the_account_it_began_with(CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.Ok("x;p2"), Answer.Ok("y;"));
        var configuration = new EditableConfiguration(One(server.Address, "key-one"));
        using MessagingHubInstance hub = configuration.Hub();

        var items = new List<string?>();
        await foreach (Contact contact in hub.Default.ListContactsAsync().WithCancellation(cancellationToken))
        {
            items.Add(contact.Id);
            configuration.Replace(One(new Uri("https://elsewhere.example"), "key-two").Replace("\"a\"", "\"b\"", StringComparison.Ordinal));
        }

        Assert.That(items, Is.EqualTo((string[])["x", "y"]));
        Assert.That(server.Requests.Select(request => request.Header("X-Parrot-Key")), Is.All.EqualTo("key-one"));
    }

    [Test]
    public async Task A_key_echoed_by_an_answer_to_the_old_credential_is_removed_after_the_reload(CancellationToken cancellationToken)
    {
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using LoopbackServer server = LoopbackServer.Answering(async exchange =>
        {
            await release.Task.WaitAsync(exchange.Over);
            await Answer.With(403, "no key-one here", ("X-Echo", "key-one"))(exchange);
        });
        var configuration = new EditableConfiguration(One(server.Address, "key-one"));
        using MessagingHubInstance hub = configuration.Hub();

        Task call = hub.Default.SendAsync(Some.Message(), cancellationToken);
        await server.NextRequestAsync(cancellationToken);
        configuration.Replace(One(server.Address, "key-two"));
        release.SetResult();
        MessagingException failure = await Failure.Of(call);

        Assert.That($"{failure} {failure.Raw?.GetBodyText()} {string.Join(' ', failure.Raw!.Headers)}", Does.Not.Contain("key-one"));
    }

    [TestCase("""{ "MessagingHub": { } }""")]
    [TestCase("""{ }""")]
    [TestCase("""{ "MessagingHub": { "Providers": { "a": { "Kind": "Parrot" } } } }""")]
    [TestCase("""{ "MessagingHub": { "Providers": { "a": { "Kind": "Dodo", "Key": "key-two" } } } }""")]
    [TestCase("""{ "MessagingHub": { "DefaultProvider": "z", "Providers": { "a": { "Kind": "Parrot", "Key": "key-two" } } } }""")]
    [TestCase("""{ "MessagingHub": { "Providers": { "a": { "Kind": "Parrot", "Key": "key-two", "MaxResponseBytes": "much" } } } }""")]
    [TestCase("""{ "MessagingHub": { "Providers": { "a": { "Kind": "Parrot", "Key": "key-two", "BaseAddress": "http://parrot.example" } } } }""")]
    [TestCase("""{ "MessagingHub": { "Providers": { "a": { "Kind": "Parrot", "Key": "key-two", "Resilience": { "AttemptTimeout": "00:00:00.001" } } } } }""")]
    public async Task An_invalid_configuration_changes_nothing(string invalid, CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.Ok("1"));
        var configuration = new EditableConfiguration(One(server.Address, "key-one"));
        using MessagingHubInstance hub = configuration.Hub();

        configuration.Replace(invalid);
        await hub.Default.SendAsync(Some.Message(), cancellationToken);
        configuration.Replace(One(server.Address, "key-three"));
        await hub.Default.SendAsync(Some.Message(), cancellationToken);

        Assert.That(server.Requests.Select(request => request.Header("X-Parrot-Key")), Is.EqualTo((string[])["key-one", "key-three"]));
    }

    [Test]
    public void A_disposed_hub_follows_no_more()
    {
        var configuration = new EditableConfiguration(One(new Uri("https://parrot.example"), "key-one"));
        MessagingHubInstance hub = configuration.Hub();
        hub.Dispose();
        hub.Dispose();

        configuration.Replace(One(new Uri("https://parrot.example"), "key-one").Replace("\"a\"", "\"b\"", StringComparison.Ordinal));

        Assert.That(hub.Names, Is.EqualTo((string[])["a"]));
    }

    [Test]
    public async Task Settings_of_waiting_and_size_are_followed_too(CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.With(500, ""));
        var configuration = new EditableConfiguration(One(server.Address, "key-one", """ "Resilience": { "Delay": "00:00:00" }, """));
        using MessagingHubInstance hub = configuration.Hub();

        configuration.Replace(One(server.Address, "key-one", """ "Resilience": { "Delay": "00:00:00", "MaxRetryAttempts": 1 }, """));
        await Failure.Of(hub.Parrot().ReadAsync("x", cancellationToken));

        Assert.That(server.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public void A_configuration_that_was_never_valid_is_an_error_from_the_start() => Assert.That(
        () => new EditableConfiguration("{}").Hub(),
        Throws.InstanceOf<OptionsValidationException>().With.Message.Contains("MessagingHub:Providers"));

    private static async Task<IEnumerable<string?>> KeysOfTwoAttemptsAsync(Func<Uri, string> edit, CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.With(429, "", ("Retry-After", "5")), Answer.Ok("1"));
        var time = new FakeTime();
        var configuration = new EditableConfiguration(One(server.Address, "key-one"));
        using MessagingHubInstance hub = configuration.Hub(time);

        Task call = hub.Default.SendAsync(Some.Message(), cancellationToken);
        await time.SomebodyWaitsAsync(due => due == TimeSpan.FromSeconds(5), cancellationToken);
        configuration.Replace(edit(server.Address));
        time.Advance(TimeSpan.FromSeconds(5));
        await call;

        Assert.That(server.Requests.Select(request => request.Target), Is.All.EqualTo("/api/v1/messages"));
        return server.Requests.Select(request => request.Header("X-Parrot-Key"));
    }

    private static string One(Uri address, string key, string more = "") =>
        $$"""{ "MessagingHub": { "Providers": { "a": { "Kind": "Parrot", {{more}} "Key": "{{key}}", "BaseAddress": "{{address}}" } } } }""";
}
