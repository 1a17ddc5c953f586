using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace MessagingHub.Tests.Webhooks;

/// <summary>Where webhooks can be mapped, and what a mistake says.</summary>
[CancelAfter(30_000)]
internal sealed class AddressTests
{
    private const string Secret = "wren-k3y%2Fwith%20a%20slash";

    [TestCase("/api/webhooks/nest/")]
    [TestCase("/de/hooks/nest/")]
    public async Task A_group_of_routes_may_stand_before_it(string address)
    {
        await using WebhookHost host = await WebhookHost.StartAsync(onKestrel: true, map: app =>
        {
            app.MapGroup("/api").MapMessagingWebhooks();
            app.MapGroup("/{language}").MapMessagingWebhooks("hooks/");
        });

        Assert.That(await host.PostAsync(address + Secret, Wren.Line("1")), Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(host.Log.Text, Does.Contain(address.TrimEnd('/')).And.Not.Contain("wren-k3y"));
    }

    [TestCase("/shop/webhooks/nest/")]
    [TestCase("/webhooks/nest/")]
    public async Task A_path_base_may_stand_before_it(string address)
    {
        await using WebhookHost host = await WebhookHost.StartAsync(onKestrel: true, map: MapBelowShop, webhooks: options => options.PathBase = "/shop");

        Assert.That(await host.PostAsync(address + Secret, Wren.Line("1")), Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(host.Log.Text, Does.Contain(address.TrimEnd('/')).And.Not.Contain("wren-k3y"));
    }

    [Test]
    public async Task A_secret_that_cannot_be_hidden_is_refused_with_a_log_that_says_what_to_do()
    {
        await using WebhookHost host = await WebhookHost.StartAsync(onKestrel: true, map: MapBelowShop);

        Assert.That(await host.PostAsync("/shop/webhooks/nest/" + Secret, Wren.Line("1")), Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(await host.PostAsync("/shop/webhooks/nest", Wren.Line("1"), Wren.Key), Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(host.Log.Text, Does.Contain("Set MessagingWebhookOptions.PathBase"));
    }

    [Test]
    public async Task Other_paths_of_the_application_stay_as_they_are()
    {
        await using WebhookHost host = await WebhookHost.StartAsync(onKestrel: true, map: app =>
        {
            app.MapMessagingWebhooks("/webhooks");
            app.MapGet("/webhooks/{name}", (HttpContext context) => context.Response.WriteAsync($"one {context.Request.Path}"));
            app.MapGet("/a/webhooks/{**rest}", (HttpContext context) => context.Response.WriteAsync($"other {context.Request.Path}"));
        });

        Assert.That(await host.Client.GetStringAsync(new Uri("/webhooks/list", UriKind.Relative)), Is.EqualTo("one /webhooks/list"));
        Assert.That(await host.Client.GetStringAsync(new Uri("/a/webhooks/b/c%2Fd", UriKind.Relative)), Is.EqualTo("other /a/webhooks/b/c%2Fd"));
    }

    [TestCase("")]
    [TestCase("/")]
    public async Task It_needs_a_path_of_its_own(string path)
    {
        await using WebApplication app = Application(services => Nest.AddHub(services.AddMessagingWebhooks()));

        Assert.That(() => app.MapMessagingWebhooks(path), Throws.ArgumentException.With.Message.Contains("/webhooks"));
    }

    [Test]
    public async Task What_is_missing_is_said_where_it_is_mapped()
    {
        await using WebApplication nothing = Application(_ => { });
        await using WebApplication hub = Application(Nest.AddHub);
        await using WebApplication webhooks = Application(services => Nest.AddHub(services.AddMessagingWebhooks()));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => nothing.MapMessagingWebhooks(), Throws.InvalidOperationException.With.Message.Contains("AddMessagingHub(…)"));
            Assert.That(() => hub.MapMessagingWebhooks(), Throws.InvalidOperationException.With.Message.Contains("AddMessagingWebhooks()"));
            Assert.That(() => webhooks.MapMessagingWebhooks(), Throws.InvalidOperationException.With.Message.Contains("IMessagingEventHandler"));
        }
    }

    [TestCase(1023, null, "MaxBodyBytes")]
    [TestCase(2048, "shop", "PathBase")]
    [TestCase(2048, "/", "PathBase")]
    public async Task Settings_are_checked_at_the_start(int bytes, string? pathBase, string named)
    {
        await using WebApplication app = Application(services => Nest.AddHub(services.AddMessagingWebhooks(options => (options.MaxBodyBytes, options.PathBase) = (bytes, pathBase))));

        Assert.That(await Failure.Of<Microsoft.Extensions.Options.OptionsValidationException>(app.StartAsync()), Has.Message.Contains($"MessagingWebhookOptions.{named}"));
    }

    private static void MapBelowShop(WebApplication app)
    {
        app.UsePathBase("/shop");
        app.UseRouting();
        app.MapMessagingWebhooks("/webhooks");
    }

    private static WebApplication Application(Action<IServiceCollection> configure)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        configure(builder.Services);
        return builder.Build();
    }
}
