using System.Net;
using System.Security.Claims;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace MessagingHub.Tests.Webhooks;

/// <summary>What a service is answered.</summary>
[TestFixture(true)]
[TestFixture(false)]
[CancelAfter(30_000)]
internal sealed class EndpointTests(bool onKestrel)
{
    [Test]
    public async Task A_proven_delivery_is_answered_204_and_a_repeated_one_as_well()
    {
        await using WebhookHost host = await WebhookHost.StartAsync(onKestrel);

        Assert.That(await host.PostAsync("/webhooks/nest", Wren.Line("1"), Wren.Key), Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(await host.PostAsync("/Webhooks/NEST/", Wren.Line("1"), Wren.Key), Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(host.SeenIds, Is.EqualTo((string[])["1"]));
    }

    [TestCase("/webhooks/nest", "wrong", HttpStatusCode.Unauthorized)]
    [TestCase("/webhooks/nest", null, HttpStatusCode.Unauthorized)]
    [TestCase("/webhooks/nest/wrong", null, HttpStatusCode.Unauthorized)]
    [TestCase("/webhooks/nobody", Wren.Key, HttpStatusCode.NotFound)]
    [TestCase("/webhooks/nobody/secret", Wren.Key, HttpStatusCode.NotFound)]
    [TestCase("/webhooks/deaf", Wren.Key, HttpStatusCode.NotFound)]
    [TestCase("/webhooks", Wren.Key, HttpStatusCode.NotFound)]
    [TestCase("/webhooks/", Wren.Key, HttpStatusCode.NotFound)]
    public async Task Anything_else_is_refused(string path, string? key, HttpStatusCode expected)
    {
        await using WebhookHost host = await WebhookHost.StartAsync(onKestrel);

        Assert.That(await host.PostAsync(path, Wren.Line("1"), key), Is.EqualTo(expected));
        Assert.That(host.SeenIds, Is.Empty);
    }

    [TestCase("/webhooks/nest/")]
    [TestCase("/webhooks//nest//")]
    [TestCase("/webhooks/Z%C3%BCrich%20%26%20co%3B%201/")]
    public async Task A_secret_in_the_path_counts_however_it_is_encoded(string address)
    {
        await using WebhookHost host = await WebhookHost.StartAsync(onKestrel);

        Assert.That(await host.PostAsync(address + Uri.EscapeDataString(Wren.Key), Wren.Line("1")), Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(await host.PostAsync(address + Wren.Key.Replace(" ", "%20", StringComparison.Ordinal) + "/?x=1", Wren.Line("2")), Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(host.SeenIds, Is.EqualTo((string[])["1", "2"]));
    }

    [Test]
    public async Task The_secret_of_one_request_does_not_open_the_next()
    {
        await using WebhookHost host = await WebhookHost.StartAsync(onKestrel);

        Assert.That(await host.PostAsync("/webhooks/nest/" + Uri.EscapeDataString(Wren.Key), Wren.Line("1")), Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(await host.PostAsync("/webhooks/nest", Wren.Line("2")), Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task A_handler_that_throws_is_answered_503_and_the_log_does_not_show_the_path()
    {
        await using WebhookHost host = await WebhookHost.StartAsync(onKestrel);
        host.Handle = (_, _) => throw new InvalidOperationException("It broke.");

        Assert.That(await host.PostAsync("/webhooks/nest/" + Uri.EscapeDataString(Wren.Key), Wren.Line("1")), Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(host.Log.Text, Does.Contain("It broke.").And.Not.Contain("wren-k3y"));
    }

    [Test]
    public async Task The_body_arrives_byte_by_byte_as_it_was_sent()
    {
        byte[]? raw = null;
        await using WebhookHost host = await WebhookHost.StartAsync(onKestrel);
        host.Handle = (happened, _) =>
        {
            raw = happened.Raw.ToArray();
            return Task.CompletedTask;
        };
        string line = Wren.Line("1", text: "grüße 🦜  \\u00fc\\t");

        await host.PostAsync("/webhooks/nest", line, Wren.Key);

        Assert.That(raw, Is.EqualTo(Encoding.UTF8.GetBytes(line)));
    }

    [TestCase(2048, false, HttpStatusCode.NoContent)]
    [TestCase(2049, false, HttpStatusCode.RequestEntityTooLarge)]
    [TestCase(2048, true, HttpStatusCode.NoContent)]
    [TestCase(2049, true, HttpStatusCode.RequestEntityTooLarge)]
    [TestCase(200_000, true, HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_body_has_a_largest_size_with_a_length_and_without(int bytes, bool isChunked, HttpStatusCode expected)
    {
        await using WebhookHost host = await WebhookHost.StartAsync(onKestrel, webhooks: options => options.MaxBodyBytes = 2048);
        string body = Wren.Line("1").PadRight(bytes);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/nest") { Content = new StringContent(body), Headers = { { "X-Wren-Key", Wren.Key } } };
        request.Headers.TransferEncodingChunked = isChunked;

        using HttpResponseMessage answer = await host.Client.SendAsync(request);

        Assert.That(answer.StatusCode, Is.EqualTo(expected));
        Assert.That(host.SeenIds.Count, Is.EqualTo(expected == HttpStatusCode.NoContent ? 1 : 0));
        Assert.That(
            host.Log.Text.Contains("Warning MessagingHub.Webhooks: A webhook delivery was refused because its body is larger than 2048 bytes", StringComparison.Ordinal),
            Is.EqualTo(expected == HttpStatusCode.RequestEntityTooLarge));
    }

    [Test]
    public async Task A_service_that_hangs_up_does_not_stop_the_handler(CancellationToken cancellationToken)
    {
        var begun = new Step();
        var hungUp = new Step();
        var end = new Step();
        bool cancelled = true;
        await using WebhookHost host = await WebhookHost.StartAsync(onKestrel, map: app =>
        {
            app.Use((context, next) =>
            {
                context.RequestAborted.Register(hungUp.Done);
                return next(context);
            });
            app.MapMessagingWebhooks("/webhooks");
        });
        host.Handle = async (_, token) =>
        {
            begun.Done();
            await end.WaitAsync(cancellationToken);
            cancelled = token.IsCancellationRequested;
        };
        using var service = new CancellationTokenSource();
        Task<HttpStatusCode> first = host.PostAsync("/webhooks/nest", Wren.Line("1"), Wren.Key, service.Token);
        await begun.WaitAsync(cancellationToken);

        await service.CancelAsync();
        await hungUp.WaitAsync(cancellationToken);
        Task<HttpStatusCode> second = host.PostAsync("/webhooks/nest", Wren.Line("1"), Wren.Key, cancellationToken);
        end.Done();

        Assert.That(await second, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That((host.SeenIds.Count, cancelled), Is.EqualTo((1, false)));

        // The test server lets its client go only now.
        await first.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    [Test]
    public async Task A_stopping_application_stops_the_handler_and_answers_503(CancellationToken cancellationToken)
    {
        await using WebhookHost host = await WebhookHost.StartAsync(onKestrel);
        var begun = new Step();
        host.Handle = (_, token) =>
        {
            begun.Done();
            return Task.Delay(Timeout.Infinite, token);
        };
        Task<HttpStatusCode> delivery = host.PostAsync("/webhooks/nest", Wren.Line("1"), Wren.Key, cancellationToken);
        await begun.WaitAsync(cancellationToken);

        host.App.Lifetime.StopApplication();

        Assert.That(await delivery, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
    }

    [Test]
    public async Task An_application_that_asks_everybody_to_log_in_lets_services_in()
    {
        await using WebhookHost host = await WebhookHost.StartAsync(
            onKestrel,
            services: services => services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireClaim(ClaimTypes.Name).Build()));

        Assert.That(await host.PostAsync("/webhooks/nest", Wren.Line("1"), Wren.Key), Is.EqualTo(HttpStatusCode.NoContent));
    }
}
