using System.Text;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace MessagingHub.Tests.Hostile;

/// <summary>Answers that hold too much for their length are not read; ordinary ones of any length are.</summary>
internal sealed partial class DenseAnswerTests
{
    private const int Free = 64 * 1024;

    [TestCase("{}", 100_000, false)]
    [TestCase("{}", 20_000, true, Description = "60 KB: what is small is read whatever it holds")]
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

    [JsonSerializable(typeof(JsonArray))]
    private sealed partial class DenseJson : JsonSerializerContext;
}
