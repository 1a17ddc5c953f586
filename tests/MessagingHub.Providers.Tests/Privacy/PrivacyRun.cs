using System.Text;
using MessagingHub.Conformance;
using MessagingHub.Providers.Tests.Webhooks;
using MessagingHub.Sandbox;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace MessagingHub.Providers.Tests.Privacy;

/// <summary>A hub of all four providers at real sockets, which is asked for everything and meets every kind of trouble.</summary>
internal sealed class PrivacyRun : IAsyncDisposable
{
    private static readonly (string Account, string Dialect)[] Accounts =
        [("vf", SandboxDialect.VelaFlows), ("fl", SandboxDialect.Flowella), ("vs", SandboxDialect.Velstack), ("fi", SandboxDialect.FlowIQ)];

    private static readonly Fault[] Faults =
    [
        .. ((int[])[400, 401, 402, 403, 404, 409, 422, 500, 503]).Select(status => Fault.Status(status)),
        Fault.Status(429, TimeSpan.FromSeconds(1)), Fault.Status(429, TimeSpan.FromSeconds(900)), Fault.StatusInBody(500),
        Fault.Refuse(), Fault.Redirect($"https://elsewhere.example/{Private.Mark}/{Private.NewPhone}"),
        Fault.AcceptThenReset(), Fault.AcceptThenReset(midBody: true), Fault.AcceptThenStatus(503), Fault.AcceptThenGarbage(),
        Fault.TruncatedBody(), Fault.HtmlPage(201), Fault.HtmlPage(502), Fault.EmptyBody(200),
    ];

    private readonly CapturedOutput _output;
    private readonly SandboxServer _server;
    private readonly IConfigurationRoot _configuration;
    private readonly ServiceProvider _services;
    private readonly ConformanceClock _clock = new();
    private readonly EchoingHandler _echo = new();

    private PrivacyRun(CapturedOutput output, SandboxServer server)
    {
        _output = output;
        _server = server;
        _server.Sandbox.EnforceRateLimits = false;
        _server.Sandbox.FlowIQ.EnforcesRateLimit = false;
        _configuration = new ConfigurationBuilder().AddInMemoryCollection(PrivacySettings.Of(server, Accounts)).Build();
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(_clock);
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(output));
        services.AddSingleton<IMessagingEventHandler, FailingEventHandler>();
        services.AddMessagingHubHealthChecks();
        services.AddMessagingHub(_configuration.GetSection("MessagingHub")).AddVelaFlows().AddFlowella().AddVelstack().AddFlowIQ()
            .AddInMemorySendJournal()
            .ConfigureHttpClient(http => http.AddHttpMessageHandler(() => _echo));
        _services = services.BuildServiceProvider();
    }

    private IMessagingProviders Hub => _services.GetRequiredService<IMessagingProviders>();

    public static async Task<PrivacyRun> StartAsync(CapturedOutput output, CancellationToken cancellationToken) =>
        new(output, await SandboxServer.StartAsync(cancellationToken: cancellationToken));

    public async Task EverythingAsync(CancellationToken limit)
    {
        Assert.That(_server.World.Contacts.Select(contact => contact.Phone), Has.All.Contains(Private.PhoneDigits));
        foreach ((string account, string dialect) in Accounts)
        {
            await AskAsync(account, limit);

            // The private data went out, each kind of content and the message with a key: else there would be nothing to leak.
            int accepted = _server.Ledger.Entries.Count(entry => entry.Dialect == dialect);
            Assert.That(accepted, Is.GreaterThan(Flags.In(Hub.Get(account).Capabilities.Contents).Count), account);
            foreach (Fault fault in Faults)
            {
                _server.Faults.Add(dialect, SandboxOperation.All, fault, times: null);
                await AskAsync(account, limit);
                _server.Faults.Clear();
            }

            foreach (int status in (int[])[200, 400, 401, 403, 409, 422, 429, 500])
            {
                _echo.Status = status;
                await AskAsync(account, limit);
                await CheckHealthAsync(limit);
            }

            _echo.Status = null;
            await LoseAsync(account, dialect, limit);
            await ReadWebhooksAsync(account, limit);
        }

        await RouteAsync(limit);
        await WaitAndBreakAsync(limit);
        await CheckHealthAsync(limit);
        await ReloadAsync(limit);
        _output.ReadGauges();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _server.DisposeAsync();
    }

    private async Task AskAsync(string account, CancellationToken limit)
    {
        IMessagingProvider provider = Hub.Get(account);
        _output.Add("result", provider);
        _output.Add("result", provider.Capabilities);
        foreach ((string _, Func<CancellationToken, Task<object?>> run) in new EveryOperation(provider, _server.Sandbox).All())
        {
            await TakeAsync(() => run(limit));
        }
    }

    /// <summary>A result goes into what was captured, and so does a failure.</summary>
    private async Task TakeAsync(Func<Task<object?>> run)
    {
        try
        {
            Show(await run());
        }
        catch (Exception failure) when (failure is not AssertionException)
        {
            _output.Add("failure", failure);
        }
    }

    private void Show(object? result)
    {
        _output.Add("result", result);
        if (result is IEnumerable<object?> several)
        {
            foreach (object? one in several)
            {
                Show(one);
            }
        }

        if (result is SentMessage { Raw: { } raw })
        {
            _output.Add("result", raw);
        }
    }

    /// <summary>Answers that never come: the time runs out, and then the caller cancels.</summary>
    private async Task LoseAsync(string account, string dialect, CancellationToken limit)
    {
        var operations = new EveryOperation(Hub.Get(account), _server.Sandbox);
        foreach (bool cancels in (bool[])[false, true])
        {
            _server.Faults.Add(dialect, SandboxOperation.Send, Fault.AcceptThenStall());
            using var caller = CancellationTokenSource.CreateLinkedTokenSource(limit);
            int before = _server.Ledger.Count;
            Task send = TakeAsync(() => operations.Sends().First().Run(caller.Token));
            await _server.Ledger.WaitForCountAsync(before + 1, limit);
            if (cancels)
            {
                await caller.CancelAsync();
            }
            else
            {
                await _clock.PassAsync(TimeSpan.FromSeconds(30), limit);
            }

            await send.WaitAsync(limit);
        }
    }

    private async Task ReadWebhooksAsync(string account, CancellationToken limit)
    {
        IMessagingProvider provider = Hub.Get(account);
        string phone = Private.NewPhone.TrimStart('+');
        string[] bodies =
        [
            """{"eventId":"evt_1","eventType":"inbox.message.received","event_type":"message_received","id":"e1","whatsapp_id":"PHONE","phone":"PHONE","message":"TEXT","data":{"id":"PHONE","conversationId":"c1","message":{"_id":"m1","type":"text","text":"TEXT","sender":{"type":"contact","name":"TEXT","phone":"PHONE"}}}}"""
                .Replace("PHONE", phone, StringComparison.Ordinal).Replace("TEXT", Private.Mark, StringComparison.Ordinal),
            $$"""{"{{Private.Mark}}":"{{phone}}""",
            $"{Private.Mark} {phone}",
        ];
        foreach (byte[] body in bodies.Select(Encoding.UTF8.GetBytes))
        {
            WebhookDelivery[] deliveries =
            [
                WebhookAccount.Delivery(provider.Kind, WebhookAccount.Secret, body, ("X-Flowella-Event", "message.received")),
                WebhookAccount.Delivery(provider.Kind, Private.NewSecret, body),
                WebhookAccount.With(body, (WebhookAccount.HeaderOf(provider.Kind), $"{WebhookAccount.Secret} {phone}")),
                WebhookAccount.With(body) with { PathSecret = WebhookAccount.Secret + "x" },
            ];
            foreach (WebhookDelivery delivery in deliveries)
            {
                _output.Add("result", delivery);
                WebhookResult result = provider.GetService<IWebhookReader>()!.Read(delivery);
                _output.Add("result", result);
                _output.Add("result", result.Reason);
                Show(result.Events);
                await TakeAsync(async () => await _services.GetRequiredService<WebhookReceiver>().ReceiveAsync(account, delivery, limit));
            }
        }
    }

    private async Task RouteAsync(CancellationToken limit)
    {
        MessageRecipient to = MessageRecipient.Conversation(VelaFlowsIds.Of(_server.World.Conversations[0])) with { PhoneNumber = SandboxSeed.KnownPhone };
        foreach (Fault fault in (Fault[])[Fault.Status(401), Fault.Status(429), Fault.Status(429, TimeSpan.FromSeconds(900)), Fault.AcceptThenReset()])
        {
            foreach ((string _, string dialect) in Accounts)
            {
                // One more service fails each time, until none is left to accept.
                _server.Faults.Add(dialect, SandboxOperation.Send, fault, times: null);
                OutboundMessage message = OutboundMessage.Text(to, Private.Mark) with { IdempotencyKey = $"{Private.Key} {dialect}" };
                await TakeAsync(async () => await Hub.Get("alerts").SendAsync(message, limit));
                await TakeAsync(async () => await Hub.Get("alerts").SendAsync(message, limit));
                await TakeAsync(async () => await Hub.Get("alerts").SendAsync(message with { Content = new TextContent(Private.Mark + " again") }, limit));
            }

            _server.Faults.Clear();
        }
    }

    /// <summary>The account whose limit is narrow and whose breaker is nervous.</summary>
    private async Task WaitAndBreakAsync(CancellationToken limit)
    {
        for (int i = 0; i < 3; i++)
        {
            await TakeAsync(async () => await Hub.Get("narrow").SendAsync(OutboundMessage.Text(MessageRecipient.Phone(SandboxSeed.KnownPhone), Private.Mark), limit));
        }

        _server.Faults.Add(SandboxDialect.Flowella, SandboxOperation.All, Fault.Status(503), times: null);
        for (int i = 0; i < 4; i++)
        {
            await TakeAsync(async () => await Hub.Get("narrow").SendAsync(OutboundMessage.Text(MessageRecipient.Phone(SandboxSeed.KnownPhone), Private.Mark), limit));
        }

        _server.Faults.Clear();
    }

    private async Task CheckHealthAsync(CancellationToken limit)
    {
        HealthReport report = await _services.GetRequiredService<HealthCheckService>().CheckHealthAsync(limit);
        foreach ((string name, HealthReportEntry entry) in report.Entries)
        {
            _output.Add("health", $"{name} {entry.Status} {entry.Description} {string.Join(' ', entry.Data)} {string.Join(' ', entry.Tags)} {entry.Exception}");
        }
    }

    /// <summary>A new credential that the service refuses, settings that the hub refuses, and the good ones again.</summary>
    private async Task ReloadAsync(CancellationToken limit)
    {
        await ChangeAsync("fl:ApiKey", Private.NewSecret, limit);
        await ChangeAsync("fl:ApiKey", Private.RefusedSecret, limit);
        await ChangeAsync("fl:ApiKey", SandboxCredentials.FlowellaApiKey, limit);
        await ChangeAsync("vs:BaseAddress", $"https://user:{Private.NewSecret}@velstack.example/api?key={Private.NewSecret}", limit);
        await ChangeAsync("vs:BaseAddress", $"{Private.NewSecret}", limit);
        await ChangeAsync("vs:Webhooks:Secrets:0", " ", limit);
    }

    private async Task ChangeAsync(string setting, string value, CancellationToken limit)
    {
        _configuration[PrivacySettings.Section + setting] = value;
        _configuration.Reload();
        await AskAsync(setting[..2], limit);
    }

    /// <summary>An application's mistake, which must not carry the event into a log.</summary>
    private sealed class FailingEventHandler : IMessagingEventHandler
    {
        public Task HandleAsync(MessagingEvent messagingEvent, CancellationToken cancellationToken) => throw new InvalidOperationException("It cannot be handled.");
    }
}
