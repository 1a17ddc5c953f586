using System.Net;
using System.Text.RegularExpressions;
using MessagingHub.Cli;
using MessagingHub.Sandbox;

namespace MessagingHub.Providers.Tests.Cli;

/// <summary><c>mhub listen</c>: what the services push, line by line.</summary>
[CancelAfter(60_000)]
internal sealed partial class ListenTests
{
    private const string Secret = "kX8_first-secret-of-the-account";

    private static readonly string Settings = $$"""
        { "MessagingHub": { "Providers": {
          "support": { "Kind": "Flowella", "ApiKey": "flo_abcdefgh", "Webhooks": { "Secrets": ["{{Secret}}"] } },
          "wa": { "Kind": "FlowIQ", "Token": "fiq_abcdefgh", "Webhooks": { "Secrets": ["{{Secret}}"] } },
          "eu": { "Kind": "VelaFlows", "Token": "sk_test_abcdefgh", "WorkspaceId": "64f1a2b3c4d5e6f7a8b9c0d1" },
          "dev": { "Kind": "InMemory" }
        } } }
        """;

    [Test]
    public async Task It_names_an_address_for_each_account_and_the_setting_that_is_missing(CancellationToken cancellationToken)
    {
        await using var listening = await Listening.StartAsync(cancellationToken);

        (int exitCode, string output, string error) = await listening.EndAsync();

        Assert.That(exitCode, Is.Zero);
        Assert.That(output, Is.Empty);
        Assert.That(Port().Replace(error, "PORT"), Does.StartWith("listening on http://127.0.0.1:PORT/  (Ctrl+C ends it)\n")
            .And.Contain("  support (Flowella): http://127.0.0.1:PORT/webhooks/support\n")
            .And.Contain("  wa (FlowIQ): http://127.0.0.1:PORT/webhooks/wa/<secret>, where <secret> is what MessagingHub:Providers:wa:Webhooks:Secrets:0 says\n")
            .And.Contain("  eu (VelaFlows): http://127.0.0.1:PORT/webhooks/eu\n    MessagingHub:Providers:eu:Webhooks:Secrets:0 is missing: until it is set, every delivery is refused\n")
            .And.Contain("  dev (InMemory): nothing is pushed for it\n"));
        Assert.That(error, Does.Not.Contain(Secret));
    }

    [Test]
    public async Task A_signed_delivery_of_the_sandbox_becomes_one_object_however_often_it_comes(CancellationToken cancellationToken)
    {
        await using var listening = await Listening.StartAsync(cancellationToken, "--output", "json");
        await using var sandbox = new MessagingSandbox();
        sandbox.Webhooks.Tricks.Add(SandboxDialect.FlowIQ, WebhookTrick.Duplicate);
        sandbox.Webhooks.Add(SandboxDialect.FlowIQ, new Uri(listening.Address, $"webhooks/wa/{Secret}"));
        sandbox.Webhooks.Receive(SandboxDialect.FlowIQ, SandboxSeed.KnownPhone, "Is my table ready?");
        await sandbox.Webhooks.Deliveries.WaitForAttemptsAsync(2, cancellationToken);

        (int exitCode, string output, string error) = await listening.EndAsync();

        System.Text.Json.JsonElement told = new MhubRun(exitCode, output, error).Items.Single();
        Assert.That(
            (told.GetProperty("provider").GetString(), told.GetProperty("kind").GetString(), told.GetProperty("phone").GetString(), told.GetProperty("text").GetString()),
            Is.EqualTo(("wa", "messageReceived", SandboxSeed.KnownPhone, "Is my table ready?")));
        Assert.That(exitCode, Is.Zero);
    }

    [Test]
    public async Task A_line_has_what_people_want_to_know_and_no_strangers_control_characters(CancellationToken cancellationToken)
    {
        await using var listening = await Listening.StartAsync(cancellationToken);
        await using var sandbox = new MessagingSandbox();
        sandbox.Webhooks.Add(SandboxDialect.FlowIQ, new Uri(listening.Address, $"webhooks/wa/{Secret}"));
        sandbox.Webhooks.Receive(SandboxDialect.FlowIQ, SandboxSeed.KnownPhone, "Is it\t\e[31mred\u0007?");
        await sandbox.Webhooks.Deliveries.WaitForAttemptsAsync(1, cancellationToken);

        (_, string output, _) = await listening.EndAsync();

        string[] lines = output.TrimEnd('\n').Split('\n');
        Assert.That(lines[0], Is.EqualTo("TIME\tACCOUNT\tEVENT\tSTATUS\tPHONE\tNAME\tMESSAGE\tMEDIA\tTEXT"));
        Assert.That(lines[1], Does.Match($@"^\S+ \S+Z\twa\tmessageReceived\t\t\{SandboxSeed.KnownPhone}\t\t\S+\t\tIs it red \?$"));
        Assert.That(lines, Has.Length.EqualTo(2));
    }

    [Test]
    public async Task In_a_terminal_a_line_has_what_is_there_and_nothing_that_commands_it(CancellationToken cancellationToken)
    {
        await using var listening = await Listening.StartAsync(isTerminal: true, cancellationToken);
        await using var sandbox = new MessagingSandbox();
        sandbox.Webhooks.Add(SandboxDialect.FlowIQ, new Uri(listening.Address, $"webhooks/wa/{Secret}"));
        sandbox.Webhooks.Receive(SandboxDialect.FlowIQ, SandboxSeed.KnownPhone, "Is it \e[31mred\u0007?");
        await sandbox.Webhooks.Deliveries.WaitForAttemptsAsync(1, cancellationToken);

        (_, string output, _) = await listening.EndAsync();

        Assert.That(output, Does.Match($@"^\S+ \S+Z  wa  messageReceived  \{SandboxSeed.KnownPhone}  \S+  Is it red \?\n$").And.Not.Match(MhubRun.TerminalCommands));
    }

    [Test]
    public async Task When_nobody_reads_the_output_any_more_it_ends_and_the_service_is_asked_to_deliver_again()
    {
        var printer = new EventPrinter(new ClosedOutput());

        await Assert.ThrowsAsync<UnwritableException>(() => printer.HandleAsync(new MessagingEvent { Kind = MessagingEventKind.MessageRead }, CancellationToken.None));

        await Assert.ThrowsAsync<UnwritableException>(() => printer.Broken);
    }

    [TestCase("support", HttpStatusCode.Unauthorized)]
    [TestCase("eu", HttpStatusCode.Unauthorized)]
    [TestCase("nobody", HttpStatusCode.NotFound)]
    public async Task What_is_not_verified_is_refused_and_told_on_standard_error(string account, HttpStatusCode answer, CancellationToken cancellationToken)
    {
        await using var listening = await Listening.StartAsync(cancellationToken);
        using var client = new HttpClient();
        using var body = new StringContent("{}");

        using HttpResponseMessage response = await client.PostAsync(new Uri(listening.Address, $"webhooks/{account}"), body, cancellationToken);
        (_, string output, string error) = await listening.EndAsync();

        Assert.That(response.StatusCode, Is.EqualTo(answer));
        Assert.That(output, Is.Empty);
        Assert.That(error.Contains("a webhook delivery was refused", StringComparison.Ordinal), Is.EqualTo(answer == HttpStatusCode.Unauthorized));
    }

    [TestCase("POST", "webhooks/nobody", 2, HttpStatusCode.NotFound,
        "a POST to /webhooks/… was refused with 404: there is no such account, or nothing is pushed for it. Addresses: ADDRESSES.")]
    [TestCase("POST", "webhooks/dev", 2, HttpStatusCode.NotFound,
        "a POST to /webhooks/dev was refused with 404: there is no such account, or nothing is pushed for it. Addresses: ADDRESSES.")]
    [TestCase("POST", "hook/wa/" + Secret, 2, HttpStatusCode.NotFound,
        "a POST to /…/wa/… was refused with 404: no account has this path. Addresses: ADDRESSES.")]
    [TestCase("POST", "?phone=15551234567", 2, HttpStatusCode.NotFound, "a POST to / was refused with 404: no account has this path. Addresses: ADDRESSES.")]
    [TestCase("GET", "webhooks/wa/" + Secret, 0, HttpStatusCode.MethodNotAllowed,
        "a GET to /webhooks/wa was refused with 405: a delivery is a POST; let the service, or whoever tries it out, send one.")]
    [TestCase("ANNA", "webhooks/support", 0, HttpStatusCode.MethodNotAllowed,
        "a request to /webhooks/support was refused with 405: a delivery is a POST; let the service, or whoever tries it out, send one.")]
    [TestCase("POST", "webhooks/support", (1024 * 1024) + 1, HttpStatusCode.RequestEntityTooLarge,
        "a POST to /webhooks/support was refused with 413: its body is larger than 1048576 bytes. An application can take more: MessagingWebhookOptions.MaxBodyBytes.")]
    public async Task What_never_reaches_an_account_is_told_on_standard_error_without_anything_that_was_sent(
        string method, string path, int bytes, HttpStatusCode answer, string told, CancellationToken cancellationToken)
    {
        await using var listening = await Listening.StartAsync(cancellationToken);
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(listening.Address, path));
        request.Content = bytes == 0 ? null : new StringContent(new string('7', bytes));

        using HttpResponseMessage response = await client.SendAsync(request, cancellationToken);
        (_, string output, string error) = await listening.EndAsync();

        string[] lines = [.. error.Split('\n').Where(line => line.Contains("refused with", StringComparison.Ordinal))];
        Assert.That(response.StatusCode, Is.EqualTo(answer));
        Assert.That(lines, Has.Length.EqualTo(1), error);
        Assert.That(lines[0], Does.Match(@"^\[ *\d+\.\d{3}\] warning: ")
            .And.EndsWith("warning: " + told.Replace("ADDRESSES", "/webhooks/eu, /webhooks/support, /webhooks/wa/<secret>", StringComparison.Ordinal)));
        Assert.That(error, Does.Not.Contain(Secret).And.Not.Contain("1555").And.Not.Contain("ANNA").And.Not.Contain("nobody"));
        Assert.That(output, Is.Empty);
    }

    [TestCase("")]
    [TestCase("Is my table ready?")]
    [TestCase("{}")]
    [TestCase("""{"text":"Is my table ready?"}""")]
    public async Task A_delivery_that_nobody_understands_is_acknowledged_and_told_on_standard_error(string body, CancellationToken cancellationToken)
    {
        await using var listening = await Listening.StartAsync(cancellationToken);
        using var client = new HttpClient();
        using var content = new StringContent(body);

        using HttpResponseMessage response = await client.PostAsync(new Uri(listening.Address, $"webhooks/wa/{Secret}"), content, cancellationToken);
        (_, string output, string error) = await listening.EndAsync();

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(error, Does.Contain("warning: wa: a webhook delivery was acknowledged, but not understood. wa (FlowIQ): ").And.Not.Contain("table").And.Not.Contain(Secret));
        Assert.That(output, Does.Contain("\twa\tother\t"));
    }

    [Test]
    public async Task A_port_that_is_taken_is_a_clear_mistake()
    {
        await using SandboxServer other = await SandboxServer.StartAsync();
        using Mhub mhub = new Mhub().With(Settings);

        MhubRun run = await mhub.RunAsync("listen", "--port", $"{other.BaseAddress.Port}", "--output", "json");

        Assert.That((run.ExitCode, run.Out), Is.EqualTo((2, "")));
        Assert.That(run.ErrorObject.GetProperty("code").GetString(), Is.EqualTo("usage"));
        Assert.That(run.ErrorObject.GetProperty("message").GetString(), Does.StartWith($"--port: cannot listen on 127.0.0.1:{other.BaseAddress.Port}: "));
    }

    [GeneratedRegex("(?<=127.0.0.1:)[0-9]+")]
    private static partial Regex Port();

    /// <summary>A run of <c>mhub listen</c> that goes on until it is interrupted.</summary>
    private sealed class Listening : IAsyncDisposable
    {
        private readonly Mhub _mhub;
        private readonly CancellationTokenSource _interrupt = new();
        private readonly StringWriter _output = new() { NewLine = "\n" };
        private readonly FlushedWriter _error = new();
        private Task<int> _running = Task.FromResult(-1);

        private Listening(bool isTerminal) => _mhub = new Mhub { IsTerminal = isTerminal }.With(Settings);

        public Uri Address { get; private set; } = null!;

        public static Task<Listening> StartAsync(CancellationToken cancellationToken, params string[] args) => StartAsync(isTerminal: false, cancellationToken, args);

        public static async Task<Listening> StartAsync(bool isTerminal, CancellationToken cancellationToken, params string[] args)
        {
            var listening = new Listening(isTerminal);
            listening._running = MhubApp.RunAsync(
                ["listen", "--port", "0", .. args], listening._mhub.EnvironmentFor(listening._output, listening._error), listening._interrupt.Token);
            await Task.WhenAny(listening._running, listening._error.Flushed).WaitAsync(cancellationToken);
            string text = listening._error.ToString();
            listening.Address = new Uri($"http://127.0.0.1:{Port().Match(text) switch { { Success: true } port => port.Value, _ => throw new AssertionException(text) }}/");
            return listening;
        }

        public async Task<(int ExitCode, string Out, string Error)> EndAsync()
        {
            await _interrupt.CancelAsync();
            return (await _running, _output.ToString(), _error.ToString());
        }

        public async ValueTask DisposeAsync()
        {
            await _interrupt.CancelAsync();
            await _running;
            _interrupt.Dispose();
            _mhub.Dispose();
            await _output.DisposeAsync();
            await _error.DisposeAsync();
        }
    }

    private sealed class ClosedOutput : IListPrinter<MessagingEvent>
    {
        public void Print(Page<MessagingEvent> page, CancellationToken cancellationToken) =>
            throw new UnwritableException("standard output", new IOException("Broken pipe"));
    }

    /// <summary>Tells when the first output is complete.</summary>
    private sealed class FlushedWriter : StringWriter
    {
        private readonly TaskCompletionSource _flushed = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public FlushedWriter() => NewLine = "\n";

        public Task Flushed => _flushed.Task;

        public override void Flush() => _flushed.TrySetResult();
    }
}
