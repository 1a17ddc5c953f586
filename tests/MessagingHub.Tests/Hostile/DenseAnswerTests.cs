using System.Text;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace MessagingHub.Tests.Hostile;

/// <summary>Answers that hold too much for their length are not read; ordinary ones of any length are.</summary>
internal sealed partial class DenseAnswerTests
{
    private const int Free = 64 * 1024;

    [TestCase("{}", 100_000, false)]
    [TestCase("{}", 20_000, true, Description = "60 KB: what is small is not too dense, and the account takes much more")]
    [TestCase("0", 100_000, false)]
    [TestCase("\"xx\"", 100_000, true)]
    [TestCase("\"\"", 100_000, false)]
    [TestCase("""{"a":1}""", 20_000, false)]
    [TestCase("""{"id":"9a1b2c60-0000-4000-8000-000000000001","name":"Customers","members":20}""", 2_000, true)]
    [TestCase("""{"id":"7","name":"VIP"}""", 5_000, true, Description = "a service without pages sends thousands of small groups at once")]
    [TestCase("""{"text":"a voice message","waveform":[0,12,99,40,31,7,0,12,99,40,31,7],"by":{"id":"u1","name":"Ada Lovelace"},"at":"2026-01-02T03:04:05Z"}""", 1_000, true)]
    public void Only_what_holds_too_much_for_its_length_is_refused(string item, int times, bool isRead)
    {
        byte[] body = Encoding.UTF8.GetBytes("[" + string.Join(',', Enumerable.Repeat(item, times)) + "]");
        var response = new WireResponse(new RawResponse(200, [], body));

        Assert.That(response.TryReadJson(DenseJson.Default.JsonArray, out JsonArray? read), Is.EqualTo(isRead), $"{body.Length} bytes, {Free} are free");
        Assert.That(read?.Count, Is.EqualTo(isRead ? times : null));
    }

    [TestCase(8 * 1024 * 1024, true)]
    [TestCase(128 * 1024, false, Description = "5,000 groups take more than twenty times 128 KiB")]
    public void What_would_take_too_much_memory_for_the_account_is_refused(int maxResponseBytes, bool isRead)
    {
        byte[] body = Encoding.UTF8.GetBytes("[" + string.Join(',', Enumerable.Repeat("""{"id":"7","name":"VIP"}""", 5_000)) + "]");
        var response = new WireResponse(new RawResponse(200, [], body)) { MaxBytes = maxResponseBytes };

        Assert.That(body, Has.Length.InRange(Free, 128 * 1024));
        Assert.That(response.TryReadJson(DenseJson.Default.JsonArray, out JsonArray? read), Is.EqualTo(isRead));
        Assert.That(read?.Count, Is.EqualTo(isRead ? 5_000 : null));
    }

    [TestCase("{}", 21_000, 64 * 1024, false)]
    [TestCase("{}", 21_000, 1024 * 1024, true)]
    [TestCase("0", 30_000, 64 * 1024, false)]
    [TestCase("{}", 340, 1024, false)]
    [TestCase("""{"id":"9a1b2c60-0000-4000-8000-000000000001","name":"Customers","members":20}""", 13, 1024, true)]
    [TestCase("""{"id":"9a1b2c60-0000-4000-8000-000000000001","name":"Customers","members":20}""", 840, 64 * 1024, true)]
    public void A_small_answer_too_is_refused_where_the_account_takes_little(string item, int times, int maxResponseBytes, bool isRead)
    {
        byte[] body = Encoding.UTF8.GetBytes("[" + string.Join(',', Enumerable.Repeat(item, times)) + "]");
        var response = new WireResponse(new RawResponse(200, [], body)) { MaxBytes = maxResponseBytes };

        Assert.That(body, Has.Length.AtMost(Math.Min(maxResponseBytes, Free)));
        Assert.That(response.TryReadJson(DenseJson.Default.JsonArray, out JsonArray? read), Is.EqualTo(isRead));
        Assert.That(read?.Count, Is.EqualTo(isRead ? times : null));
    }

    [TestCase(21_000, 64 * 1024, "MaxResponseBytes (65536)", "BaseAddress")]
    [TestCase(100_000, 8 * 1024 * 1024, "not what the service documents", "MaxResponseBytes", Description = "more memory would not help")]
    public async Task A_refusal_for_its_memory_names_the_setting_to_raise(int times, int maxResponseBytes, string says, string saysNot)
    {
        string body = "[" + string.Join(',', Enumerable.Repeat("{}", times)) + "]";
        using MessagingHubInstance hub = new ScriptedService(_ => ScriptedService.Saying(200, body)).Hub(new FakeTime(), options => options.MaxResponseBytes = maxResponseBytes);

        MessagingException failure = await Failure.Of(hub.Parrot().Pipeline.CallAsync<string>(
            WireOperation.Change("send"),
            (client, token) => client.PostAsync(new Uri("https://parrot.example/messages"), new StringContent("x"), token),
            answer => answer.TryReadJson(DenseJson.Default.JsonArray, out _) ? "read" : ServiceError.Unreadable,
            CancellationToken.None));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((failure.Code, failure.MayHaveBeenAccepted), Is.EqualTo((MessagingErrorCode.InvalidResponse, true)));
            Assert.That(failure.Message, Does.Contain(says).And.Not.Contain(saysNot));
        }
    }

    [JsonSerializable(typeof(JsonArray))]
    private sealed partial class DenseJson : JsonSerializerContext;
}
