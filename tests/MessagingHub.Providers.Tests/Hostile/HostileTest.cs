using System.Net;
using RichardSzalay.MockHttp;

namespace MessagingHub.Providers.Tests.Hostile;

/// <summary>The four providers behind a hub whose wire answers whatever a test says.</summary>
internal abstract class HostileTest
{
    private readonly MockHttpMessageHandler _wire = new();
    private MessagingHubInstance _hub = null!;
    private Func<HttpResponseMessage> _answer = null!;

    protected IReadOnlyDictionary<string, GoodAnswer> Good { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task RecordGoodAnswers()
    {
        Good = await GoodAnswers.RecordAsync(CancellationToken.None);
        _wire.When("*").Respond(_ => _answer());
        _hub = Accounts.Hub(_wire);
    }

    [OneTimeTearDown]
    public void LetGo()
    {
        _hub.Dispose();
        _wire.Dispose();
    }

    /// <summary>Makes the call and says what came of it: a value, or the one exception there is. Any other exception fails the test.</summary>
    protected async Task<(object? Value, MessagingException? Failure)> TryAsync(
        HostileCall call, Func<HttpResponseMessage> answer, string what, CancellationToken cancellationToken)
    {
        _answer = answer;
        try
        {
            object? value = await call.RunAsync(_hub.Get(call.Account), cancellationToken);
            _ = value?.ToString();
            return (value, null);
        }
        catch (MessagingException failure)
        {
            _ = failure.ToString();
            return (null, failure);
        }
        catch (Exception other)
        {
            throw new AssertionException($"{call}, answered with {what}, ended with {other}");
        }
    }

    protected Task<(object? Value, MessagingException? Failure)> TryAsync(
        HostileCall call, HttpStatusCode status, byte[] body, string what, CancellationToken cancellationToken) =>
        TryAsync(call, () => Json(status, body), what, cancellationToken);

    /// <summary>What holds under a 2xx status, whatever came: a change that cannot be understood may have been accepted, and a read is never that.</summary>
    protected static void CheckAfterSuccessStatus(HostileCall call, MessagingException? failure, string what)
    {
        if (failure is null)
        {
            return;
        }

        if (!call.IsChange)
        {
            Assert.That(failure.MayHaveBeenAccepted, Is.False, $"{call}, answered with {what}: a read changes nothing.");
        }
        else if (failure.Code == MessagingErrorCode.InvalidResponse)
        {
            Assert.That(failure.MayHaveBeenAccepted, Is.True, $"{call}, answered with {what}: nobody can tell that it was not accepted.");
        }
    }

    protected static HttpResponseMessage Json(HttpStatusCode status, byte[] body) => new(status)
    {
        Content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } },
    };
}
