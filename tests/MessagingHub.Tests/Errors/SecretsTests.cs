using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MessagingHub.Tests.Errors;

/// <summary>A credential shows nowhere, whatever the service echoes and however much is logged.</summary>
[CancelAfter(20_000)]
internal sealed class SecretsTests
{
    [TestCase(401)]
    [TestCase(500)]
    [TestCase(200)]
    public async Task A_key_that_the_service_echoes_is_removed_everywhere(int status, CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.With(
            status, $"your key {Parrots.Key} is {Parrots.Key}", ("X-Echo", $"Bearer {Parrots.Key}"), ("Set-Cookie", "session=abcdef")));
        using MessagingHubInstance hub = Parrots.At(server.Address);

        MessagingException failure = await Failure.Of(hub.SendAsync(cancellationToken));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Everything(failure), Does.Not.Contain(Parrots.Key));
            Assert.That(failure.Raw?.GetBodyText(), Does.StartWith("your key *").And.Contain(" is "));
            Assert.That(failure.Raw?.Headers, Has.Some.Matches<KeyValuePair<string, string>>(header => header.Key == "X-Echo"));
            Assert.That(failure.Raw?.Headers.Select(header => header.Value), Has.None.Contain("session"));
        }
    }

    [Test]
    public async Task A_webhook_secret_in_an_address_that_the_service_quotes_is_removed(CancellationToken cancellationToken)
    {
        const string Secret = "kX8_first-secret-of-the-account";
        await using LoopbackServer server = LoopbackServer.Answering(Answer.With(400, $"cannot reach https://example.org/hooks/{Secret} for {Parrots.Key}"));
        using MessagingHubInstance hub = Parrots.At(server.Address, configure: options => options.Webhooks.Secrets = [Secret]);

        MessagingException failure = await Failure.Of(hub.SendAsync(cancellationToken));

        Assert.That(Everything(failure), Does.Contain("cannot reach").And.Not.Contain(Secret).And.Not.Contain(Parrots.Key));
    }

    [Test]
    public async Task A_key_in_an_answer_that_broke_off_is_removed(CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(
            Answer.Raw($"HTTP/1.1 200 OK\r\nX-Echo: {Parrots.Key}\r\nContent-Length: 500\r\n\r\nok:{Parrots.Key}", thenClose: true));
        using MessagingHubInstance hub = Parrots.At(server.Address);

        MessagingException failure = await Failure.Of(hub.SendAsync(cancellationToken));

        Assert.That(Everything(failure), Does.Not.Contain(Parrots.Key));
    }

    [Test]
    public async Task A_key_on_the_edge_of_the_kept_part_leaves_no_piece_behind(CancellationToken cancellationToken)
    {
        string body = new string('x', (64 * 1024) - 10) + Parrots.Key + new string('y', 1000);
        await using LoopbackServer server = LoopbackServer.Answering(Answer.With(400, body));
        using MessagingHubInstance hub = Parrots.At(server.Address);

        MessagingException failure = await Failure.Of(hub.SendAsync(cancellationToken));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure.Raw?.Body.Length, Is.EqualTo(64 * 1024));
            Assert.That(failure.Raw?.IsBodyTruncated, Is.True);
            Assert.That(failure.Raw!.GetBodyText().IndexOf(Parrots.Key[..4], StringComparison.Ordinal), Is.Negative);
        }
    }

    [TestCase("prt_a+b/c==d&e\"f", """{"key":"prt_a+b\/c==d&e\"f"}""", TestName = "A_key_is_recognized_with_escaped_slashes")]
    [TestCase("prt_a+b/c==d&e\"f", """{"key":"prt_a\u002Bb/c==d\u0026e\u0022f"}""", TestName = "A_key_is_recognized_in_escaped_JSON")]
    [TestCase("prt_a+b/c==d&e\"f", """{"key":"prt_a\u002bb/c==d\u0026e\u0022f"}""", TestName = "A_key_is_recognized_in_escaped_JSON_of_lower_case")]
    [TestCase("prt_a+b/c==d&e\"f", """{"key":"prt_a+b/c==d\u0026e\"f"}""", TestName = "A_key_is_recognized_in_partly_escaped_JSON")]
    [TestCase("prt_a+b/c==d&e\"f", "key=prt_a%2Bb%2Fc%3D%3Dd%26e%22f", TestName = "A_key_is_recognized_in_an_address")]
    [TestCase("prt_a+b/c==d&e\"f", "<p>prt_a+b/c==d&amp;e&quot;f</p>", TestName = "A_key_is_recognized_in_HTML")]
    public async Task A_key_is_recognized(string key, string body, CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.With(400, body));
        using MessagingHubInstance hub = Parrots.At(server.Address, configure: options => options.Key = key);

        MessagingException failure = await Failure.Of(hub.SendAsync(cancellationToken));

        Assert.That(Everything(failure), Does.Not.Contain("prt_a"));
    }

    [Test]
    public async Task Logs_at_their_most_talkative_have_no_key_no_text_and_no_whole_number(CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(
            Answer.With(429, Parrots.Key), Answer.With(200, $"no:{Parrots.Key}", ("X-Echo", Parrots.Key)));
        var log = new CollectingLogger();
        using MessagingHubInstance hub = Parrots.At(server.Address, http: http => http.Services.AddLogging(
            logging => logging.AddProvider(log).SetMinimumLevel(LogLevel.Trace)));

        await Failure.Of(hub.Default.SendAsync(Some.Message("our little secret"), cancellationToken));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(log.Text, Does.Not.Contain("System.Net.Http.HttpClient"), "the client's own logs have whole addresses");
            Assert.That(log.Text, Does.Not.Contain(Parrots.Key));
            Assert.That(log.Text, Does.Not.Contain("our little secret"));
            Assert.That(log.Text, Does.Not.Contain("5551234567"));
        }
    }

    [Test]
    public async Task A_phone_number_that_the_service_repeats_is_shortened_and_a_text_stays_on_one_line(CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.With(400, "bad number +1 (555) 123-4567\r\nfake log line\u2028more\u001b[31m"));
        using MessagingHubInstance hub = Parrots.At(server.Address);

        MessagingException failure = await Failure.Of(hub.SendAsync(cancellationToken));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure.Message, Does.Not.Contain("123-45").And.Contain("…67"));
            Assert.That(failure.Message.Any(char.IsControl), Is.False);
            Assert.That(failure.Message, Does.Not.Contain("\u2028"));
        }
    }

    [Test]
    public async Task A_long_text_is_cut_without_cutting_a_character(CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.With(400, "x" + string.Concat(Enumerable.Repeat("🦜", 500))));
        using MessagingHubInstance hub = Parrots.At(server.Address);

        MessagingException failure = await Failure.Of(hub.SendAsync(cancellationToken));

        Assert.That(failure.Message, Has.Length.LessThan(600));
        Assert.That(failure.Message.Where((c, i) => char.IsHighSurrogate(c) && !char.IsLowSurrogate(failure.Message[i + 1])), Is.Empty);
    }

    [Test]
    public void The_credential_itself_does_not_tell()
    {
        WireCredential credential = WireCredential.Bearer(Parrots.Key);
        Assert.That(credential.ToString(), Does.Not.Contain(Parrots.Key));
    }

    private static string Everything(MessagingException failure) => string.Join(
        '\n',
        failure.ToString(),
        failure.Message,
        failure.InnerException?.ToString(),
        failure.ProviderCode,
        failure.Raw?.GetBodyText(),
        string.Join('\n', failure.Raw?.Headers.Select(header => $"{header.Key}: {header.Value}") ?? []),
        string.Join('\n', failure.FieldErrors.Select(field => $"{field.Path}: {field.Message}")));
}
