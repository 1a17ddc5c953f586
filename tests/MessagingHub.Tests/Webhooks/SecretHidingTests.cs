using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace MessagingHub.Tests.Webhooks;

/// <summary>The secret of an address is in no log, trace or metric of the server, at any level.</summary>
[TestFixture(true)]
[TestFixture(false)]
[CancelAfter(30_000)]
[NonParallelizable]
internal sealed class SecretHidingTests(bool onKestrel)
{
    private const string Secret = "Owl-s3cr3t";

    private const string NoTags = "Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData";

    [OneTimeSetUp]
    public void TagTraces() => AppContext.SetSwitch(NoTags, isEnabled: false);

    [OneTimeTearDown]
    public void TagNoMore() => AppContext.SetSwitch(NoTags, isEnabled: true);

    [TestCase("POST", "/webhooks/nest/" + Secret, HttpStatusCode.Unauthorized)]
    [TestCase("POST", "/webhooks/nest/" + Secret + "/", HttpStatusCode.Unauthorized)]
    [TestCase("POST", "/webhooks/nest/x/" + Secret, HttpStatusCode.Unauthorized)]
    [TestCase("POST", "/webhooks/nest/%2F" + Secret, HttpStatusCode.Unauthorized)]
    [TestCase("POST", "/webhooks/nest%2f" + Secret, HttpStatusCode.Unauthorized)]
    [TestCase("POST", "/webhooks%2Fnest%2F" + Secret, HttpStatusCode.Unauthorized)]
    [TestCase("POST", "//webhooks///nest//" + Secret, HttpStatusCode.Unauthorized)]
    [TestCase("POST", "/WEBHOOKS/Nest/" + Secret, HttpStatusCode.Unauthorized)]
    [TestCase("POST", "/%77ebhooks/ne%73t/%4Fwl-s3cr3t", HttpStatusCode.Unauthorized)]
    [TestCase("POST", "/webhooks/nest;v=1/" + Secret, HttpStatusCode.NotFound)]
    [TestCase("POST", "/webhooks/nobody/" + Secret, HttpStatusCode.NotFound)]
    [TestCase("POST", "/webhooks/n%25est/" + Secret, HttpStatusCode.NotFound)]
    [TestCase("GET", "/webhooks/nest/" + Secret, HttpStatusCode.MethodNotAllowed)]
    [TestCase("HEAD", "/webhooks/nest/" + Secret, HttpStatusCode.MethodNotAllowed)]
    [TestCase("OPTIONS", "/webhooks/nest/" + Secret, HttpStatusCode.MethodNotAllowed)]
    public async Task Whatever_the_address_looks_like(string method, string path, HttpStatusCode expected)
    {
        await using WebhookHost host = await WebhookHost.StartAsync(onKestrel);
        using var watch = new Watch(host.App.Services.GetRequiredService<DiagnosticListener>());
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(host.Client.BaseAddress!.GetLeftPart(UriPartial.Authority) + path));

        using HttpResponseMessage answer = await host.Client.SendAsync(request);
        await host.App.StopAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.StatusCode, Is.EqualTo(expected));
            Assert.That(host.Log.Text, Does.Contain("Request starting").And.Contain("Request finished"));
            Assert.That(host.Log.Text, Does.Not.Contain(Secret).IgnoreCase);
            Assert.That(watch.Text, Does.Contain("HttpRequestIn").And.Contain("http.server.request.duration").And.Not.Contain(Secret).IgnoreCase);
        }
    }

    [Test]
    public async Task A_trace_shows_the_route_and_the_account()
    {
        await using WebhookHost host = await WebhookHost.StartAsync(onKestrel);
        using var watch = new Watch(host.App.Services.GetRequiredService<DiagnosticListener>());

        await host.PostAsync("/webhooks/nest/" + Secret + "?x=1", Wren.Line("1"));
        await host.App.StopAsync();

        Assert.That(watch.Text, Does.Contain("/webhooks/nest?x=1").And.Contain("[http.route, /webhooks/{account}/{**secret}]").And.Contain("[url.path, /webhooks/nest]"));
    }

    [Test]
    public async Task Nor_does_an_exception_page_of_the_application_show_it()
    {
        await using WebhookHost host = await WebhookHost.StartAsync(
            onKestrel,
            map: app =>
            {
                app.UseExceptionHandler(errors => errors.Run(context => context.Response.WriteAsync(
                    $"{context.Request.GetDisplayUrl()} {context.Features.Get<IHttpRequestFeature>()!.RawTarget} {context.Features.Get<IExceptionHandlerPathFeature>()?.Path}")));
                app.MapMessagingWebhooks("/webhooks");
            });
        using var content = new StringContent("no json");

        using HttpResponseMessage answer = await host.Client.PostAsync(new Uri("/webhooks/nest/" + Uri.EscapeDataString(Wren.Key), UriKind.Relative), content);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.InternalServerError));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("/webhooks/nest").And.Not.Contain("wren-k3y"));
        Assert.That(host.Log.Text, Does.Not.Contain("wren-k3y"));
    }

    /// <summary>Everything that the server tells about a request besides its log.</summary>
    private sealed class Watch : IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly ConcurrentQueue<string> _seen = new();
        private readonly ActivityListener _activities;
        private readonly MeterListener _metrics = new();
        private readonly IDisposable _diagnostics;

        public Watch(DiagnosticListener diagnostics)
        {
            _activities = new ActivityListener
            {
                ShouldListenTo = source => source.Name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal),
                Sample = (ref ActivityCreationOptions<ActivityContext> options) =>
                {
                    _seen.Enqueue(string.Join(' ', options.Tags ?? []));
                    return ActivitySamplingResult.AllDataAndRecorded;
                },
                ActivityStarted = Add,
                ActivityStopped = Add,
            };
            ActivitySource.AddActivityListener(_activities);
            _metrics.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal))
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _metrics.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Add(instrument.Name, tags));
            _metrics.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Add(instrument.Name, tags));
            _metrics.Start();
            _diagnostics = diagnostics.Subscribe(this);
        }

        public string Text => string.Join('\n', _seen);

        public void OnNext(KeyValuePair<string, object?> value)
        {
            string shown = value.Value is HttpContext context
                ? $"{context.Request.GetEncodedPathAndQuery()} {context.Features.Get<IHttpRequestFeature>()?.RawTarget}"
                : $"{value.Value}";
            _seen.Enqueue($"{value.Key} {shown}");
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void Dispose()
        {
            _diagnostics.Dispose();
            _metrics.Dispose();
            _activities.Dispose();
        }

        private void Add(Activity activity) => _seen.Enqueue($"{activity.OperationName} {activity.DisplayName} {string.Join(' ', activity.TagObjects)}");

        private void Add(string name, ReadOnlySpan<KeyValuePair<string, object?>> tags) => _seen.Enqueue($"{name} {string.Join(' ', tags.ToArray())}");
    }
}
